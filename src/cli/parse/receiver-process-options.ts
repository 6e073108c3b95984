import { SimulatorError } from '../../errors/simulator-error.ts';
import { moment } from '../receiver-process/moment.ts';
import { duration } from './option-parsers.ts';

/** Real milliseconds that a receiver may take to answer, unless `--wait` says otherwise. */
export const DEFAULT_RECEIVER_WAIT_MS = 30_000;

/** The options about a receiver whose command stands after `--`. */
export const RECEIVER_PROCESS_OPTIONS = {
  wait: {
    kind: 'value',
    placeholder: 'DURATION',
    describe: 'how long the command after -- may take to answer',
    defaultText: '30s',
    parse: duration('--wait'),
  },
  waitFor: {
    kind: 'value',
    placeholder: 'PATH',
    describe: 'wait until this path answers with a status below 500, e.g. /health',
    defaultText: 'until the port takes connections',
    parse: parsePath,
  },
  restartAt: {
    kind: 'value',
    placeholder: 'MOMENT',
    describe: 'kill -9 the command and start it again: a time after the event (15m) or attempt:N',
    parse: moment('--restart-at'),
  },
  killAt: {
    kind: 'value',
    placeholder: 'MOMENT',
    describe: 'kill -9 the command; later attempts find a dead port, until --restart-at comes',
    parse: moment('--kill-at'),
  },
} as const;

function parsePath(text: string): string {
  if (/^\/(?!\/)\S*$/.test(text)) return text;
  throw new SimulatorError({
    code: 'invalid-option',
    problem: `--wait-for takes a path of the receiver, got "${text}".`,
    cure: 'For example --wait-for /health.',
  });
}
