import { duration } from '../parse/option-parsers.ts';

/** The options of `check` about what the receiver does behind its answers. */
export const CHECK_PROBE_OPTIONS = {
  probeUrl: {
    kind: 'value',
    placeholder: 'URL',
    describe: "the receiver's state as JSON; {subject_id}, {event_id} and {event_type} are filled in",
    parse: (text: string) => text,
  },
  probeCommand: {
    kind: 'value',
    placeholder: 'COMMAND',
    describe: 'a command that prints the state as JSON; the same placeholders, and CF_WEBHOOK_SIM_SUBJECT_ID',
    parse: (text: string) => text,
  },
  probeIgnore: {
    kind: 'list',
    placeholder: 'FIELDS',
    describe: 'what changes by itself in the state: updated_at,user.last_seen',
    parse: splitAtCommas,
  },
  effects: {
    kind: 'flag',
    describe:
      'count what the receiver posts to CF_WEBHOOK_SIM_EFFECTS_URL and mails over SMTP_HOST, SMTP_PORT',
  },
  settle: {
    kind: 'value',
    placeholder: 'DURATION',
    describe: 'how long work may go on behind an answer',
    defaultText: '1s',
    parse: duration('--settle'),
  },
  resetCommand: {
    kind: 'value',
    placeholder: 'COMMAND',
    describe: "a command that empties the receiver's state, run before the checks",
    parse: (text: string) => text,
  },
  breakCommand: {
    kind: 'value',
    placeholder: 'COMMAND',
    describe: 'a command that breaks what the receiver depends on, such as its database',
    parse: (text: string) => text,
  },
  fixCommand: {
    kind: 'value',
    placeholder: 'COMMAND',
    describe: 'the command that mends it again',
    parse: (text: string) => text,
  },
} as const;

/** Words with commas between. */
export function splitAtCommas(text: string): readonly string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
