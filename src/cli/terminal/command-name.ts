/** How the command is typed: by npx, or by the name of the single executable, on a machine that may have no Node.js. */
export function commandName(): string {
  return process.getBuiltinModule('node:sea').isSea() ? 'cf-webhook-sim' : 'npx cf-webhook-sim';
}
