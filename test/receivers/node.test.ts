import { checkReceivers, checkVectors } from './check-receivers.ts';

const NODE = process.execPath;
/** From Node 22.13 on. */
const SQLITE = [NODE, '--no-warnings', '-e', 'require("node:sqlite")'];

checkVectors({
  needs: [NODE, '--version'],
  files: ['node/signature.test.mjs'],
  run: [NODE, '--test', 'signature.test.mjs'],
});

checkReceivers([
  { stack: 'express', needs: SQLITE, start: () => [NODE, 'express-receiver.mjs'] },
  { stack: 'fastify', needs: SQLITE, start: () => [NODE, 'fastify-receiver.mjs'] },
  {
    stack: 'nextjs',
    needs: SQLITE,
    hosts: { 'fetch.mjs': 'fetch.mjs' },
    start: () => [NODE, '--experimental-strip-types', 'fetch.mjs', 'nextjs-route.ts'],
  },
  { stack: 'hono', needs: SQLITE, start: () => [NODE, 'hono-receiver.mjs'] },
  {
    stack: 'nestjs',
    needs: SQLITE,
    hosts: { 'compile-decorators.mjs': 'compile-decorators.mjs' },
    prepare: [[NODE, 'compile-decorators.mjs', 'nestjs-receiver.ts']],
    start: () => [NODE, 'nestjs-receiver.mjs'],
    // Nest parses the body before any controller sees it.
    mayWarn: ['AUTH-09b'],
  },
]);
