import { defineConfig } from 'vitest/config';

/** What a larger run is asked for with, e.g. --mode corpus. Projects do not hand it on. */
const modeAt = process.argv.indexOf('--mode');
const mode = modeAt === -1 ? 'test' : (process.argv[modeAt + 1] ?? 'test');

/** Files that take longer than all others of their folder together could: only `npm run test:all` runs them. */
const SLOW = [
  'test/unit/checks/convergence.test.ts',
  'test/unit/checks/engine/run-checks.test.ts',
  'test/unit/journeys/invariants/*.test.ts',
  'test/unit/payloads/event-pool.test.ts',
  'test/types/suggestions.test.ts',
  'test/cli/check.test.ts',
  'test/cli/learn.test.ts',
  'test/cli/schema.test.ts',
  'test/cli/send-volume.test.ts',
  'test/cli/check-probes.test.ts',
  'test/cli/interactive.test.ts',
  'test/cli/mcp.test.ts',
  'test/cli/types.test.ts',
];

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    globalSetup: '.config/ensure-built.ts',
    // Limits are for what hangs, not for what is slow: the suite has to pass on a machine that is busy with other work.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000, interval: 20 } },
    // More than there are cores, so that a busy machine leaves the tests a fair share, and waiting costs nothing.
    maxWorkers: 6,
    env: { RUN_MODE: mode },
    unstubEnvs: true,
    unstubGlobals: true,
    projects: [
      {
        extends: true,
        // What these import is loaded once for all files of a worker: half of their time was the loading.
        test: { name: 'unit', include: ['test/unit/**/*.test.ts'], exclude: SLOW, isolate: false },
      },
      {
        extends: true,
        test: { name: 'commands', include: ['test/{cli,types}/**/*.test.ts'], exclude: SLOW },
      },
      {
        extends: true,
        test: { name: 'rest', include: ['test/!(unit|cli|types)/**/*.test.ts', ...SLOW] },
      },
    ],
  },
});
