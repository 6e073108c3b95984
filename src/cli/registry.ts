import type { CommandName } from '../options/commands.ts';
import type { AnyCommand } from './parse/command.ts';

/** Every command, by name, in the order of the help. A module is loaded only when its command is wanted. */
export const COMMAND_LOADERS: Readonly<Record<CommandName, () => Promise<AnyCommand>>> = {
  send: async () => (await import('./send/command.ts')).sendCommand,
  run: async () => (await import('./run/command.ts')).runCommand,
  journeys: async () => (await import('./journeys/command.ts')).journeysCommand,
  replay: async () => (await import('./replay/command.ts')).replayCommand,
  compare: async () => (await import('./compare/command.ts')).compareCommand,
  learn: async () => (await import('./learn/command.ts')).learnCommand,
  import: async () => (await import('./import/command.ts')).importCommand,
  check: async () => (await import('./check/command.ts')).checkCommand,
  serve: async () => (await import('./serve/command.ts')).serveCommand,
  trigger: async () => (await import('./trigger/command.ts')).triggerCommand,
  seed: async () => (await import('./seed/command.ts')).seedCommand,
  endpoints: async () => (await import('./endpoints/command.ts')).endpointsCommand,
  'rotate-secret': async () => (await import('./rotate-secret/command.ts')).rotateSecretCommand,
  trust: async () => (await import('./trust/command.ts')).trustCommand,
  events: async () => (await import('./events/command.ts')).eventsCommand,
  preview: async () => (await import('./preview/command.ts')).previewCommand,
  schema: async () => (await import('./schema/command.ts')).schemaCommand,
  types: async () => (await import('./types/command.ts')).typesCommand,
  listen: async () => (await import('./listen/command.ts')).listenCommand,
  sign: async () => (await import('./sign/command.ts')).signCommand,
  verify: async () => (await import('./verify/command.ts')).verifyCommand,
  vectors: async () => (await import('./vectors/command.ts')).vectorsCommand,
  receivers: async () => (await import('./receivers/command.ts')).receiversCommand,
  export: async () => (await import('./export/command.ts')).exportCommand,
  config: async () => (await import('./config/command.ts')).configCommand,
  init: async () => (await import('./init/command.ts')).initCommand,
  mcp: async () => (await import('./mcp/command.ts')).mcpCommand,
  completion: async () => (await import('./completion/command.ts')).completionCommand,
};
