import { defineCommand } from '../parse/command.ts';
import { PARAM_OPTION, TELLING_OPTIONS } from '../parse/journey-options.ts';
import { wholeNumber } from '../parse/option-parsers.ts';
import { PAYLOAD_OPTIONS } from '../parse/payload-options.ts';
import { WORKSPACE_OPTIONS } from '../parse/workspace-options.ts';

const { seed: _seed, now: _now, ...ofOneEvent } = PAYLOAD_OPTIONS;

/** The options of `trigger`. */
export const TRIGGER_OPTIONS = {
  ...WORKSPACE_OPTIONS,
  ...ofOneEvent,
  page: {
    kind: 'value',
    placeholder: 'ID',
    describe: 'the page that it comes from',
    parse: wholeNumber('--page', 1, Number.MAX_SAFE_INTEGER),
  },
  funnel: {
    kind: 'value',
    placeholder: 'ID',
    describe: 'the funnel that it comes from',
    parse: wholeNumber('--funnel', 1, Number.MAX_SAFE_INTEGER),
  },
  param: PARAM_OPTION,
  ...TELLING_OPTIONS,
  json: { kind: 'flag', describe: 'print JSON' },
} as const;

/** Lets something happen in a workspace. */
export const triggerCommand = defineCommand({
  name: 'trigger',
  summary: 'Let an event or a journey happen in a workspace that "serve" runs.',
  positionals: [
    {
      name: 'event',
      describe: 'an event name, a journey, or the file of one',
      required: true,
      variadic: false,
    },
  ],
  options: TRIGGER_OPTIONS,
  examples: [
    ['trigger order.created', 'to every endpoint that listens for it'],
    ['trigger order.created --set data.total_amount=49.00', 'with a field of your choice'],
    ['trigger one-time-purchase --param quantity=2', 'a whole story, each event at its time'],
    ['trigger contact.created --workspace 4500 --page 12', 'in another workspace, from a page'],
  ],
  run: async (input) => {
    const [what = ''] = input.positionals;
    const { namesJourney, triggerJourney } = await import('./journey.ts');
    if (namesJourney(what)) return await triggerJourney(input, what);
    const { runTrigger } = await import('./run.ts');
    return await runTrigger(input);
  },
});
