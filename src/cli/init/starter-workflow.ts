import type { StarterProject } from './starter-project.ts';

/** A workflow of GitHub Actions that checks the receiver, and runs the configuration's smoke test. */
export function starterWorkflow({ tool, install }: StarterProject): string {
  return `# Checks your webhook receiver on every push.
name: Webhooks

on: [push, pull_request]

permissions:
  contents: read

jobs:
  webhooks:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    env:
      # Only if your receiver needs a secret of its own:
      # CF_WEBHOOK_SIM_SECRET: \${{ secrets.WEBHOOK_SECRET }}
      CF_WEBHOOK_SIM_WAIT: 60s
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
      - uses: actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0
        with:
          node-version: 22
      # Install what your receiver needs, in whatever language it is written:
      ${install === undefined ? '# - run: pip install -r requirements.txt' : `- run: ${install}`}
      # Change "npm start" to the command that starts your receiver.
      - name: Check the webhook receiver
        run: >-
          ${tool} run check
          --reporter github --reporter markdown --reporter junit=webhooks/check.xml
          -- npm start
      - name: Smoke test of the webhook receiver
        if: always()
        run: >-
          ${tool} run smoke
          --reporter github --reporter markdown --reporter junit=webhooks/smoke.xml
          -- npm start
      - uses: actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0
        if: always()
        with:
          name: webhooks
          path: webhooks
          if-no-files-found: ignore
`;
}
