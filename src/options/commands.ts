/** Every command, in the order of the help. */
export const COMMAND_NAMES = [
  'send',
  'run',
  'journeys',
  'replay',
  'compare',
  'learn',
  'import',
  'check',
  'serve',
  'trigger',
  'seed',
  'endpoints',
  'rotate-secret',
  'trust',
  'events',
  'preview',
  'schema',
  'types',
  'listen',
  'sign',
  'verify',
  'vectors',
  'receivers',
  'export',
  'config',
  'init',
  'mcp',
  'completion',
] as const;

/** The name of a command. */
export type CommandName = (typeof COMMAND_NAMES)[number];

/** Commands that send events of their own; `config` shows their options. */
export const SENDING = ['send', 'run', 'config'] as const satisfies readonly CommandName[];

/** Commands that make deliveries and judge them. */
export const JUDGING = ['send', 'run', 'replay', 'config', 'serve'] as const satisfies readonly CommandName[];

/** Commands that make deliveries. */
export const DELIVERING = ['send', 'run', 'replay', 'config'] as const satisfies readonly CommandName[];
