/** Where a workspace listens unless it is said. */
export const DEFAULT_WORKSPACE_PORT = 4400;

/** The options that say which workspace is meant. */
export const WORKSPACE_OPTIONS = {
  workspace: {
    kind: 'value',
    placeholder: 'URL',
    describe: 'the workspace that "serve" runs: a URL or a port',
    defaultText: `http://127.0.0.1:${DEFAULT_WORKSPACE_PORT}`,
    parse: (text: string) => text,
  },
  token: {
    kind: 'value',
    placeholder: 'TEXT',
    describe: 'the token of the workspace',
    defaultText: 'none',
    parse: (text: string) => text,
  },
} as const;

/** The options by which a run aims at an endpoint of a workspace. */
export const ENDPOINT_OPTIONS = {
  endpoint: {
    kind: 'value',
    placeholder: 'NAME',
    describe: 'send to this endpoint of the workspace, signed with its secret: a name or an id',
    parse: (text: string) => text,
  },
  ...WORKSPACE_OPTIONS,
} as const;
