/** The modules of `src/` that users import, by name; `exports` in package.json says under which path. */
export const ENTRY_POINTS = [
  'index',
  'vitest',
  'jest',
  'node-test',
  'verify',
  'verify-web',
  'types',
  'workspace',
  'artillery',
];

/** The module of `src/` with the matchers, which several editions of entry points share. */
export const MATCHERS = 'matchers/expect-matchers';

/** The module of `src/` that `bin` in package.json starts. */
export const COMMAND = 'cli/bin';

/** Modules with heavy packages, loaded in the middle of synchronous work; see `src/payloads/load-on-demand.ts`. */
export const ON_DEMAND = [
  'payloads/on-demand/schema-validator',
  'payloads/on-demand/schema-generator',
  'payloads/on-demand/yaml-reader',
  'store/on-demand/sqlite-engine',
  'authority/on-demand/certificate-maker',
];
