import { defineConfig } from 'vitest/config';

/** Every public schema with many seeds, as a table: `npm run corpus`. The test suite looks at a sample of them. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/schemas-corpus/whole-corpus.ts'],
    reporters: ['default'],
    disableConsoleIntercept: true,
  },
});
