import { stopwatchMs } from '../../clock/wall-clock.ts';
import type { OutgoingEvent } from '../../events/outgoing-event.ts';
import { countOf } from '../../internal/count-of.ts';
import { formatDuration } from '../../internal/duration.ts';
import { WEBHOOKS_PAGE } from '../catalog/documentation.ts';
import type { Check } from '../engine/check.ts';
import type { CheckContext } from '../engine/check-context.ts';
import { broken, type Finding, kept, unseen } from '../engine/finding.ts';
import type { StateDifference } from '../evidence/observation/state-difference.ts';
import { IGNORE_HINT } from '../evidence/observation/trace.ts';
import { arrivalReports, arrivalTable } from './arrival-table.ts';
import { momentsOf } from './moments.ts';
import { shrinkVariant } from './shrink-variant.ts';
import { createStoryEnds, type StoryEnd, type StoryEnds } from './story-ends.ts';
import { SPACINGS_MS, undisturbed, type Variant, variantsOf } from './variant.ts';

/** The story that has to end in the same way however it arrives. */
export interface ConvergenceOptions {
  /** The journey's name, for people. */
  readonly journey: string;
  /** Its events, in the order in which they happen. */
  readonly events: readonly OutgoingEvent[];
  /** How many variants are tried. */
  readonly variants: number;
  /** Real milliseconds after which no more is tried, and the best so far is reported. */
  readonly timeLimitMs: number;
  /** The journey as a file that ends with one of its events, line by line. */
  readonly fileUpTo: (event: number) => readonly string[];
  /**
   * Given the smallest story that ends otherwise, where one is found: its events as they come, repeated ones repeatedly,
   * about people that the receiver does not know yet.
   */
  readonly onSmallestStory?: (arrivals: readonly OutgoingEvent[]) => void;
}

/** Lines of differences that are shown. */
const SHOWN_DIFFERENCES = 6;
/** Requests for each event of a variant that converges: in order, disturbed, its copy and the retry of a lost response. */
const MOST_ARRIVALS = 4;
/** Every this many variants one has all events of the story. */
const WHOLE_STORIES = 3;

/** CONV-01: a whole story ends in the same state, in whatever way it arrives. */
export function convergenceCheck(options: ConvergenceOptions): Check {
  const { journey, events, variants } = options;
  return {
    id: 'CONV-01',
    group: 'order',
    level: 'must',
    promise: `reaches the same state for "${journey}", whatever the arrival order`,
    sends: `the ${events.length} events of "${journey}" in order, then ${variants} variants: out of order, duplicated, with lost responses and early retries; shrinking to the smallest failing case takes more`,
    decides: 'the final state of every subject and all effects are the same',
    requests: (2 + variants * MOST_ARRIVALS) * events.length,
    needs: ['probe'],
    alone: true,
    playsStory: true,
    reproducedBy: 'check',
    why: 'ClickFunnels promises neither ordered nor exactly-once delivery. Whatever the arrival order, a receiver must reach the same final state; this one does not, and customers notice first.',
    fix: 'Store the IDs of processed events, compare updated_at before an older state overwrites a newer one, and accept events that arrive early.',
    docs: WEBHOOKS_PAGE,
    run: (context) => converges(context, options),
  };
}

async function converges(
  context: CheckContext,
  { events, variants, fileUpTo, timeLimitMs, onSmallestStory = () => undefined }: ConvergenceOptions,
): Promise<Finding> {
  const fc = await import('fast-check');
  const ends = createStoryEnds(context, { events, moments: momentsOf(events) });
  const mayKill = context.processControl?.kill !== undefined;

  const whole = undisturbed({
    befallen: events.map((_, event) => ({ event, by: 0, again: 0, lost: false, killed: false })),
    spacingMs: SPACINGS_MS[0],
  });
  // What is still done for earlier deliveries must not be treated as the story's.
  if (context.settleMs > 0) await context.pause(context.settleMs);
  const inOrder = await ends.inOrder(whole);
  const volatile = await ends.again(whole, inOrder);
  if (!ends.shows(inOrder)) {
    return volatile.size > 0
      ? unseen(
          `The journey was run twice in order and did not reach the same state in anything that the probe shows (${[...volatile].join(', ')}). ${IGNORE_HINT}`,
        )
      : unseen(
          'The probe shows no subject of the journey. It should return the record of {subject_id} (cf-webhook-sim help probes).',
        );
  }

  // What is thrown says nothing about the receiver's state, so that it must neither count as a difference nor shrink.
  let thrown: { readonly error: unknown } | undefined;
  let best: Ending | undefined;
  let tried = 0;
  const endAt = stopwatchMs() + timeLimitMs;
  const isOver = () => stopwatchMs() > endAt || context.signal.aborted;
  const endsTheSame = async (variant: Variant) => {
    if (thrown !== undefined || isOver()) return true;
    try {
      const expected = await ends.inOrder(variant);
      const ended = await ends.of(variant);
      tried += 1;
      const differences = ends.compare(expected, ended);
      if (differences.length > 0) best = { variant, ended, differences };
      return differences.length === 0;
    } catch (error) {
      thrown = { error };
      return true;
    }
  };
  const examples = wholeStories(context, events.length, {
    count: Math.floor(variants / WHOLE_STORIES),
    mayKill,
  });
  await fc.check(fc.asyncProperty(variantsOf(fc, events.length, { mayKill }), endsTheSame), {
    numRuns: variants,
    seed: context.random.fork('variants').integer(0, 0x7f_ff_ff_ff),
    examples: examples.map((example): [Variant] => [example]),
    endOnFailure: true,
  });
  if (best !== undefined) {
    const { differences, variant } = best;
    await shrinkVariant(variant, suspectsOf(events, differences), async (cut) => !(await endsTheSame(cut)));
  }
  if (thrown !== undefined && best === undefined) throw thrown.error;
  const found = best;
  if (found === undefined) {
    const subjects = Object.keys(inOrder.state).length - 1;
    const left =
      volatile.size === 0 ? '' : `; left out, since it changes by itself: ${[...volatile].join(', ')}`;
    if (tried === 0)
      return unseen(`No variant could be tried within ${formatDuration(timeLimitMs)}. Raise --time-limit.`);
    return kept(`${countOf(tried, 'variant')}, ${countOf(subjects, 'subject')}${left}`);
  }

  const minimal = found.variant;
  const sure = isOver() || thrown !== undefined ? undefined : await confirmed(ends, found, context.signal);
  const isCut = sure === undefined;
  const { ended, differences } = sure ?? found;
  const last = ended.arrivals.slice(-1).map(({ exchange }) => exchange);
  const [first] = differences;
  if (first === undefined) {
    return unseen(
      `A variant reached a different state once, and the same state when it was run again. ${IGNORE_HINT}`,
      last,
    );
  }
  const unheard = ends.unheard();
  onSmallestStory(ended.arrivals.flatMap(({ event }) => unheard[event] ?? []));
  return broken(`after ${countOf(tried, 'variant')}: ${first.line}`, last, {
    arrivals: arrivalReports(ended.arrivals, events),
    details: [
      ...(isCut
        ? [
            'Stopped before the smallest sequence was found; this is the best so far. --time-limit gives it longer.',
          ]
        : []),
      'The smallest sequence that reaches a different state, in arrival order:',
      ...arrivalTable(ended.arrivals, events).map(indented),
      'Final state (in order → in this sequence):',
      ...differences.slice(0, SHOWN_DIFFERENCES).map(({ line }) => indented(line)),
      ...(differences.length > SHOWN_DIFFERENCES
        ? [`  and ${countOf(differences.length - SHOWN_DIFFERENCES, 'more difference')}`]
        : []),
      'The journey up to there, as a file for --convergence or run:',
      ...fileUpTo(Math.max(...minimal.befallen.map(({ event }) => event))).map(indented),
    ],
  });
}

/** A variant that ended otherwise. */
interface Ending {
  readonly variant: Variant;
  readonly ended: StoryEnd;
  readonly differences: readonly StateDifference[];
}

/** The same after all the time that work may take to show; undefined where the run was stopped meanwhile. */
async function confirmed(
  ends: StoryEnds,
  { variant }: Ending,
  signal: AbortSignal,
): Promise<Ending | undefined> {
  try {
    const expected = await ends.patiently(undisturbed(variant));
    const ended = await ends.patiently(variant);
    return { variant, ended, differences: ends.compare(expected, ended) };
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

function indented(line: string): string {
  return `  ${line}`;
}

/** Variants in which every event of the story comes, each with some faults. */
function wholeStories(
  { random }: CheckContext,
  events: number,
  { count, mayKill }: { readonly count: number; readonly mayKill: boolean },
): Variant[] {
  return Array.from({ length: count }, (_, number) => {
    const chance = random.fork(`whole ${number}`);
    const befallen = Array.from({ length: events }, (_unused, event) => ({
      event,
      by: chance.chance(0.5) ? chance.integer(-4, 4) : 0,
      again: chance.chance(0.2) ? chance.integer(1, 4) : 0,
      lost: chance.chance(0.15),
      killed: mayKill && chance.chance(1 / events),
    }));
    return { befallen, spacingMs: SPACINGS_MS[number % SPACINGS_MS.length] ?? SPACINGS_MS[0] };
  });
}

/** The events of the subjects whose states are different; none where effects alone are. */
function suspectsOf(
  events: readonly OutgoingEvent[],
  differences: readonly StateDifference[],
): ReadonlySet<number> {
  const names = new Set(differences.map(({ path }) => path[0]));
  return new Set(
    events.flatMap(({ subjectId, subjectType }, index) =>
      names.has(`${subjectType} ${subjectId}`) ? [index] : [],
    ),
  );
}
