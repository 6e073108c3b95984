import { defineOption } from '../option-definition.ts';
import { TEXT, wholeNumber } from '../value-type.ts';

/** The most events that are read from ClickFunnels' API, unless `--limit` says otherwise. */
export const DEFAULT_API_LIMIT = 1_000;

/** Where `import` reads from, beside files. */
export const IMPORT_OPTIONS = [
  defineOption({
    name: 'fromApi',
    kind: 'value',
    placeholder: 'URL',
    describe:
      "read events from ClickFunnels' API: https://NAME.myclickfunnels.com/api/v2/workspaces/ID, token in CLICKFUNNELS_API_TOKEN",
    group: 'Target',
    type: TEXT,
    commands: ['import'],
    secret: 'address',
  }),
  defineOption({
    name: 'limit',
    kind: 'value',
    placeholder: 'N',
    describe: 'with --from-api: read at most N events, the newest',
    group: 'Target',
    type: wholeNumber(1, 1_000_000),
    default: String(DEFAULT_API_LIMIT),
    commands: ['import'],
  }),
] as const;
