import type { CliCommand } from './command.ts';

/** Every command, by name, in the order of the help. A module is loaded only when its command is wanted. */
export const COMMAND_LOADERS: Readonly<Record<string, () => Promise<CliCommand>>> = {
  send: async () => (await import('./commands/send.ts')).sendCommand,
  run: async () => (await import('./commands/run.ts')).runCommand,
  journeys: async () => (await import('./commands/journeys.ts')).journeysCommand,
  replay: async () => (await import('./commands/replay.ts')).replayCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  serve: async () => (await import('./commands/serve.ts')).serveCommand,
  trigger: async () => (await import('./commands/trigger.ts')).triggerCommand,
  'rotate-secret': async () => (await import('./commands/rotate-secret.ts')).rotateSecretCommand,
  events: async () => (await import('./commands/events.ts')).eventsCommand,
  preview: async () => (await import('./commands/preview.ts')).previewCommand,
  schema: async () => (await import('./commands/schema.ts')).schemaCommand,
  types: async () => (await import('./commands/types.ts')).typesCommand,
  listen: async () => (await import('./commands/listen.ts')).listenCommand,
  sign: async () => (await import('./commands/sign.ts')).signCommand,
  verify: async () => (await import('./commands/verify.ts')).verifyCommand,
  vectors: async () => (await import('./commands/vectors.ts')).vectorsCommand,
  config: async () => (await import('./commands/config.ts')).configCommand,
  init: async () => (await import('./commands/init.ts')).initCommand,
  completion: async () => (await import('./commands/completion.ts')).completionCommand,
};
