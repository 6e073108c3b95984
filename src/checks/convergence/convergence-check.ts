import type { OutgoingEvent } from '../../events/outgoing-event.ts';
import type { Check } from '../check.ts';
import type { CheckContext } from '../check-context.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { broken, type Finding, kept, unseen } from '../finding.ts';
import { IGNORE_HINT } from '../observation/judge-once.ts';
import { stateDifferences } from '../observation/state-difference.ts';
import { endOf, type StoryEnd } from './final-state.ts';
import { arrivalLines, arrivalsOf, type Befallen, undisturbed, type Variant, variantsOf } from './variant.ts';

/** The story that has to end in the same way however it arrives. */
export interface ConvergenceOptions {
  /** The journey's name, for people. */
  readonly journey: string;
  /** Its events, in the order in which they happen. */
  readonly events: readonly OutgoingEvent[];
  /** How many variants are tried. */
  readonly variants: number;
  /** The journey as a file that ends with one of its events, line by line. */
  readonly fileUpTo: (event: number) => readonly string[];
}

/** Lines of differences that are shown. */
const SHOWN_DIFFERENCES = 6;
/** Every so many variants one has all events of the story. */
const WHOLE_STORIES = 3;

/** CONV-01: a whole story ends in the same state, in whatever way it arrives. */
export function convergenceCheck(options: ConvergenceOptions): Check {
  const { journey, events, variants } = options;
  return {
    id: 'CONV-01',
    group: 'order',
    level: 'must',
    promise: `ends "${journey}" in the same state, however it arrives`,
    sends: `the ${events.length} events of "${journey}" in order, and ${variants} times some or all of them out of order, twice, with lost answers`,
    decides: 'the state of every subject and the effects are the same in the end',
    requests: 2 * (variants + 1) * (events.length + 1),
    needs: ['probe'],
    alone: true,
    reproducedBy: 'check',
    why: 'ClickFunnels promises neither that events arrive in their order nor that they arrive once. Whatever the order, a receiver has to end where the shop has ended; this one ends elsewhere, and nobody notices until a customer does.',
    fix: 'Keep the event ids that were worked on, compare updated_at before an older state overwrites a newer one, and take what comes before its time.',
    docs: WEBHOOKS_PAGE,
    run: (context) => converges(context, options),
  };
}

async function converges(
  context: CheckContext,
  { events, variants, fileUpTo }: ConvergenceOptions,
): Promise<Finding> {
  const fc = await import('fast-check');
  const mayKill = context.processControl?.kill !== undefined;
  let runs = 0;
  // Another story under the same seed is about other people, or a receiver would take its events for known ones.
  const people = context.random.fork(events.map(({ id }) => id).join());
  const end = (variant: Variant) => {
    runs += 1;
    return endOf(context, events, variant, people.fork(`run ${runs}`));
  };
  const references = new Map<string, Promise<StoryEnd>>();
  const reference = (variant: Variant) => {
    const key = undisturbed(variant)
      .map(({ event }) => event)
      .join();
    const known = references.get(key) ?? end(undisturbed(variant));
    references.set(key, known);
    return known;
  };
  const differencesOf = async (variant: Variant) =>
    stateDifferences((await reference(variant)).state, (await end(variant)).state);

  const whole: Variant = events.map((_, event) => ({ event, by: 0, again: 0, lost: false, killed: false }));
  const inOrder = await reference(whole);
  const twice = stateDifferences(inOrder.state, (await end(whole)).state);
  if (twice.length > 0) {
    return unseen(
      `The story was told twice in order and did not end in the same state (${twice[0]}). ${IGNORE_HINT}`,
    );
  }
  if (Object.values(inOrder.state).every((state) => state === null || isEmptyList(state))) {
    return unseen(
      'The probe shows nothing of any subject of the story. Let it give the record of {subject_id}.',
    );
  }

  const arbitrary = variantsOf(fc, events.length, { mayKill });
  const examples = wholeStories(context, events.length, {
    count: Math.floor(variants / WHOLE_STORIES),
    mayKill,
  });
  const checked = await fc.check(
    fc.asyncProperty(arbitrary, async (variant) => (await differencesOf(variant)).length === 0),
    {
      numRuns: variants,
      seed: context.random.fork('variants').integer(0, 0x7f_ff_ff_ff),
      examples: examples.map((example): [Befallen[]] => [example]),
    },
  );
  const [minimal] = checked.counterexample ?? [];
  if (minimal === undefined) {
    const subjects = Object.keys(inOrder.state).length - 1;
    return kept(`${checked.numRuns} variants, ${subjects} ${subjects === 1 ? 'subject' : 'subjects'}`);
  }
  return await explain({ events, minimal, end, reference, fileUpTo, tried: checked.numRuns });
}

interface Counterexample extends Pick<ConvergenceOptions, 'events' | 'fileUpTo'> {
  readonly minimal: Variant;
  readonly end: (variant: Variant) => Promise<StoryEnd>;
  readonly reference: (variant: Variant) => Promise<StoryEnd>;
  readonly tried: number;
}

async function explain(found: Counterexample): Promise<Finding> {
  const { events, minimal, end, reference, fileUpTo, tried } = found;
  const expected = await reference(minimal);
  const ended = await end(minimal);
  const differences = stateDifferences(expected.state, ended.state);
  const [first] = differences;
  if (first === undefined) {
    return unseen(
      `A variant ended in another state once, and in the same one when it was told again. ${IGNORE_HINT}`,
      ended.exchanges.slice(-1),
    );
  }
  return broken(
    `after ${tried} ${tried === 1 ? 'variant' : 'variants'}: ${first}`,
    ended.exchanges.slice(-1),
    {
      details: [
        'The smallest story that ends in another state, as it arrives:',
        ...arrivalLines(arrivalsOf(minimal), events).map((line) => `  ${line}`),
        'In order it ends otherwise (in order → as above):',
        ...differences.slice(0, SHOWN_DIFFERENCES).map((line) => `  ${line}`),
        'The journey up to there, as a file for --convergence or run:',
        ...fileUpTo(Math.max(...minimal.map(({ event }) => event))).map((line) => `  ${line}`),
      ],
    },
  );
}

/** Variants in which every event of the story comes, each with some faults. */
function wholeStories(
  { random }: CheckContext,
  events: number,
  { count, mayKill }: { readonly count: number; readonly mayKill: boolean },
): Befallen[][] {
  return Array.from({ length: count }, (_, number) => {
    const chance = random.fork(`whole ${number}`);
    return Array.from({ length: events }, (_unused, event) => ({
      event,
      by: chance.chance(0.5) ? chance.integer(-4, 4) : 0,
      again: chance.chance(0.2) ? chance.integer(1, 4) : 0,
      lost: chance.chance(0.15),
      killed: mayKill && chance.chance(1 / events),
    }));
  });
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
