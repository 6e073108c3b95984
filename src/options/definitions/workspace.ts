import { ROTATION_MODES } from '../../workspace/signing-secret.ts';
import { defineOption } from '../option-definition.ts';
import { DURATION, oneOf, TEXT, wholeNumber } from '../value-type.ts';

/** Where a workspace listens unless an option says otherwise. */
export const DEFAULT_WORKSPACE_PORT = 4400;
/** How many connections a workspace serves at once. */
const DEFAULT_MAX_CONNECTIONS = 500;

/** A workspace and its endpoints. */
export const WORKSPACE_OPTIONS = [
  defineOption({
    name: 'port',
    kind: 'value',
    placeholder: 'PORT',
    describe: 'port to listen on; 0 chooses a free one',
    group: 'Workspace',
    type: wholeNumber(0, 65_535, DEFAULT_WORKSPACE_PORT),
    default: String(DEFAULT_WORKSPACE_PORT),
    commands: ['serve'],
  }),
  defineOption({
    name: 'data',
    inCalls: 'data',
    kind: 'value',
    placeholder: 'DIR',
    describe: 'keep endpoints, events and deliveries in this folder',
    group: 'Workspace',
    type: TEXT,
    defaultText: 'in memory',
    commands: ['serve'],
  }),
  defineOption({
    name: 'recordAll',
    kind: 'flag',
    describe: 'also keep events to which no endpoint is subscribed',
    group: 'Workspace',
    commands: ['serve'],
  }),
  defineOption({
    name: 'untilQuiet',
    kind: 'value',
    placeholder: 'DURATION',
    describe: 'stop after a delivery once nothing happens for this long',
    group: 'Workspace',
    type: DURATION,
    defaultText: 'serve until Ctrl-C',
    commands: ['serve'],
  }),
  defineOption({
    name: 'deactivation',
    kind: 'flag',
    describe: 'deactivate endpoints that keep failing',
    group: 'Workspace',
    commands: ['serve'],
  }),
  defineOption({
    name: 'maxConnections',
    kind: 'value',
    placeholder: 'N',
    describe: 'connections served at once',
    group: 'Workspace',
    type: wholeNumber(1, 10_000),
    default: String(DEFAULT_MAX_CONNECTIONS),
    commands: ['serve'],
  }),
  defineOption({
    name: 'overlap',
    kind: 'value',
    placeholder: 'DURATION',
    describe: 'how long the old secret stays valid',
    group: 'Workspace',
    type: DURATION,
    defaultText: 'none: the old secret is revoked immediately',
    commands: ['rotate-secret'],
  }),
  defineOption({
    name: 'mode',
    kind: 'value',
    placeholder: 'MODE',
    describe: 'during the overlap: sign with both in turn, or with the old one',
    group: 'Workspace',
    type: oneOf(ROTATION_MODES),
    default: 'alternate',
    commands: ['rotate-secret'],
  }),
  defineOption({
    name: 'failed',
    kind: 'flag',
    describe: 'only deliveries that did not succeed',
    group: 'Workspace',
    commands: ['replay'],
  }),
  defineOption({
    name: 'event',
    kind: 'list',
    placeholder: 'ID',
    describe: 'only the event with this ID',
    group: 'Workspace',
    type: TEXT,
    commands: ['replay'],
  }),
  defineOption({
    name: 'since',
    kind: 'value',
    placeholder: 'WHEN',
    describe: 'in a workspace: only events of the last 2h, or since a time in ISO 8601',
    group: 'Workspace',
    type: TEXT,
    commands: ['replay'],
  }),
] as const;
