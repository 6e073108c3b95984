import type { StarterProject } from './starter-project.ts';

/** The same job as lines for other CI services, which keep all jobs in one file. */
export function otherCi({ tool, install }: StarterProject): readonly string[] {
  const check = `${tool} run check --reporter junit=webhooks/check.xml -- npm start`;
  const steps = install === undefined ? [check] : [install, check];
  return [
    'GitLab, in .gitlab-ci.yml:',
    '  webhooks:',
    '    image: node:22',
    '    script:',
    ...steps.map((step) => `      - ${step}`),
    '    artifacts: { when: always, reports: { junit: webhooks/check.xml } }',
    'CircleCI, in .circleci/config.yml, as steps of a job:',
    ...steps.map((step) => `  - run: ${step}`),
    '  - store_test_results: { path: webhooks }',
  ];
}
