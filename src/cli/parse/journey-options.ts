import { SimulatorError } from '../../errors/simulator-error.ts';
import { duration, wholeNumber } from './option-parsers.ts';

/** The options that decide how often a journey is told. */
export const TELLING_OPTIONS = {
  repeat: {
    kind: 'value',
    placeholder: 'N',
    describe: 'tell the journey so often, each time about other people',
    defaultText: '1',
    parse: wholeNumber('--repeat', 1, 1_000_000),
  },
  every: {
    kind: 'value',
    placeholder: 'DURATION',
    describe: 'story time between the beginnings of two tellings',
    defaultText: '1m',
    parse: duration('--every'),
  },
} as const;

/** `--param name=value`. */
export const PARAM_OPTION = {
  kind: 'list',
  placeholder: 'NAME=VALUE',
  describe: 'what this run chooses for a parameter of the journey',
  parse: parseParam,
} as const;

/** What one `--param` says; the journey decides the type. */
export interface ParamText {
  readonly name: string;
  readonly text: string;
}

function parseParam(text: string): ParamText {
  const at = text.indexOf('=');
  if (at > 0) return { name: text.slice(0, at).trim(), text: text.slice(at + 1) };
  throw new SimulatorError({
    code: 'invalid-option',
    problem: `--param needs name=value, got "${text}".`,
    cure: 'For example --param quantity=2; cf-webhook-sim journeys show NAME lists the parameters.',
  });
}
