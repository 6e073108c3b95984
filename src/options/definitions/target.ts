import { DELIVERING } from '../commands.ts';
import { defineOption } from '../option-definition.ts';
import { TEXT } from '../value-type.ts';
import { FILE_TEXT } from '../value-types/file-content.ts';
import { SECRET } from '../value-types/secret.ts';
import { DEFAULT_WORKSPACE_PORT } from './workspace.ts';

/** Where requests go, and with which secret and headers. */
export const TARGET_OPTIONS = [
  defineOption({
    name: 'to',
    library: 'to',
    kind: 'value',
    placeholder: 'TARGET',
    describe:
      'receiver: a URL, host:port/path, a port on localhost, or "auto" to read the port of the command after --',
    group: 'Target',
    type: TEXT,
    defaultText: 'a built-in receiver, started for this run',
    commands: [...DELIVERING, 'check', 'preview', 'mcp'],
    per: {
      check: { describe: 'receiver URL (instead of the positional argument)', defaultText: 'none' },
      preview: { describe: 'with --curl: receiver', defaultText: '3000' },
      mcp: {
        describe:
          'receiver of calls that name none; "auto" reads the port of the command in the configuration file',
        defaultText: 'none',
      },
    },
    secret: 'address',
  }),
  defineOption({
    name: 'secret',
    library: 'secret',
    kind: 'value',
    placeholder: 'TEXT',
    describe: "the endpoint's secret, used to sign every attempt",
    group: 'Target',
    type: SECRET,
    defaultText: 'the published development secret',
    commands: [...DELIVERING, 'check', 'preview', 'listen', 'sign', 'verify', 'vectors', 'mcp'],
    per: {
      preview: { describe: 'with --curl: the secret to sign with' },
      listen: { describe: 'the secret to verify signatures with' },
      sign: { describe: "the endpoint's secret" },
      verify: { describe: "the endpoint's secret" },
      vectors: { describe: 'make the vectors for this secret; they contain it' },
    },
    secret: 'value',
  }),
  defineOption({
    name: 'endpoint',
    kind: 'value',
    placeholder: 'NAME',
    describe: 'send to this endpoint of the workspace, signed with its secret: a name or an id',
    group: 'Target',
    type: TEXT,
    commands: [...DELIVERING, 'check'],
  }),
  defineOption({
    name: 'workspace',
    kind: 'value',
    placeholder: 'URL',
    describe: 'the workspace that "serve" runs: a URL or a port',
    group: 'Target',
    type: TEXT,
    default: `http://127.0.0.1:${DEFAULT_WORKSPACE_PORT}`,
    commands: [...DELIVERING, 'check', 'trigger', 'rotate-secret'],
    secret: 'address',
  }),
  defineOption({
    name: 'token',
    kind: 'value',
    placeholder: 'TEXT',
    describe: 'bearer token of the workspace',
    group: 'Target',
    type: TEXT,
    commands: [...DELIVERING, 'check', 'trigger', 'rotate-secret', 'serve'],
    per: { serve: { describe: 'required bearer token', defaultText: 'any' } },
    secret: 'value',
  }),
  defineOption({
    name: 'header',
    library: 'headers',
    kind: 'list',
    placeholder: 'LINE',
    describe: 'add a request header, e.g. "X-Tenant: 7"',
    group: 'Target',
    type: TEXT,
    form: { pairedBy: ': ' },
    commands: [...DELIVERING, 'check', 'serve', 'mcp'],
    secret: 'header',
  }),
  defineOption({
    name: 'insecure',
    library: 'insecure',
    kind: 'flag',
    describe: 'accept TLS certificates that cannot be verified',
    group: 'Target',
    commands: [...DELIVERING, 'check', 'serve', 'mcp'],
  }),
  defineOption({
    name: 'ca',
    library: 'ca',
    kind: 'value',
    placeholder: 'FILE',
    describe: 'trust this certificate authority (PEM) as well',
    group: 'Target',
    type: FILE_TEXT,
    commands: [...DELIVERING, 'check', 'serve', 'mcp'],
  }),
  defineOption({
    name: 'allowRemote',
    valueInMessages: '\\[[\\da-fA-F:.]+\\]|[\\w-]+(?:\\.[\\w-]+)+|\\d+(?:\\.\\d+){3}',
    library: 'allowRemote',
    kind: 'list',
    placeholder: 'HOST',
    describe: 'allow sending to this host beyond this machine',
    group: 'Target',
    type: TEXT,
    commands: [...DELIVERING, 'check', 'serve', 'preview', 'mcp'],
  }),
] as const;
