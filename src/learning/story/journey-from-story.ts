import type { EventTypeEntry } from '../../events/event-type.ts';
import type { ObservedBody } from '../shape/observed-body.ts';
import { type DraftStep, type JourneyDraft, journeyText } from './journey-draft.ts';
import { type Proposal, proposeSteps } from './propose-steps.ts';
import { type StoryMoment, storyMoments } from './story-records.ts';
import { tryJourney } from './try-journey.ts';

/** A journey made of recorded deliveries. */
export interface RecordedJourney {
  readonly text: string;
  /** How many of the events happen in it. */
  readonly events: number;
  /** The types of events that cannot happen in a journey. */
  readonly leftOut: readonly string[];
}

/**
 * Makes a journey of what happened to one person: ids become names, times become waits, and the person someone invented.
 * A step stands for several events where all that it raises was recorded; else it raises the one event.
 *
 * @param customEvents Event types of the user's own.
 */
export function journeyFromStory(
  name: string,
  story: readonly ObservedBody[],
  customEvents: readonly EventTypeEntry[],
): RecordedJourney {
  const moments = storyMoments(story);
  const covered: string[] = [];
  const leftOut: string[] = [];
  let draft: JourneyDraft = { given: [], steps: [] };
  let raised: readonly string[] = [];
  let lastAt: number | undefined;

  for (const moment of moments) {
    if (take(covered, moment.eventType)) {
      lastAt = moment.at;
      continue;
    }
    const waiting = remaining(moments, moment, covered);
    const found = nextStep(moment, { draft, raised, waiting, lastAt, customEvents });
    if (found === undefined) {
      leftOut.push(moment.eventType);
      continue;
    }
    draft = found.draft;
    raised = found.raised;
    covered.push(...found.more);
    lastAt = moment.at;
  }
  const head = {
    name,
    title: 'A story from recorded deliveries',
    about: `Made by cf-webhook-sim learn from ${moments.length} deliveries about one person; IDs became names, times became waits.`,
  };
  return { text: journeyText(head, draft), events: raised.length, leftOut };
}

interface StoryState {
  readonly draft: JourneyDraft;
  readonly raised: readonly string[];
  readonly waiting: readonly string[];
  readonly lastAt: number | undefined;
  readonly customEvents: readonly EventTypeEntry[];
}

interface Found {
  readonly draft: JourneyDraft;
  readonly raised: readonly string[];
  /** What the step raises beside the event, as far as it was recorded. */
  readonly more: readonly string[];
}

/** The step that raises the event, as little as possible that was not recorded, and as much as possible that was. */
function nextStep(moment: StoryMoment, state: StoryState): Found | undefined {
  const { draft, raised, waiting, lastAt, customEvents } = state;
  const after = lastAt === undefined ? undefined : waitText(moment.at - lastAt);
  let best: (Found & { readonly unrecorded: number }) | undefined;
  for (const proposal of proposeSteps(moment, namesIn(draft))) {
    const longer = withStep(draft, proposal, after);
    const all = tryJourney(longer, customEvents);
    if (all === undefined) continue;
    const more = [...all];
    const hasAll = raised.every((eventType) => take(more, eventType));
    if (!hasAll || !take(more, moment.eventType)) continue;
    const recorded = [...waiting];
    const known = more.filter((eventType) => take(recorded, eventType));
    const unrecorded = more.length - known.length;
    const isBetter =
      best === undefined ||
      unrecorded < best.unrecorded ||
      (unrecorded === best.unrecorded && known.length > best.more.length);
    if (isBetter) best = { draft: longer, raised: all, more: known, unrecorded };
  }
  return best;
}

function withStep(
  { given, steps }: JourneyDraft,
  proposal: Proposal,
  after: string | undefined,
): JourneyDraft {
  return { given: [...given, ...proposal.given], steps: [...steps, { after, lines: proposal.lines }] };
}

/** The names that steps have created. */
function namesIn({ given, steps }: JourneyDraft): ReadonlySet<string> {
  const names = [...given, ...steps].flatMap(({ lines }: DraftStep) =>
    lines.filter((line) => line.startsWith('create: ')).map((line) => line.slice('create: '.length)),
  );
  return new Set(names);
}

/** Events that one step raises happen in that time. */
const STEP_MS = 60_000;

/** The types of the events soon after a moment that no step covers yet. */
function remaining(
  moments: readonly StoryMoment[],
  moment: StoryMoment,
  covered: readonly string[],
): readonly string[] {
  const after = moments
    .slice(moments.indexOf(moment) + 1)
    .filter(({ at }) => at - moment.at < STEP_MS)
    .map(({ eventType }) => eventType);
  for (const eventType of covered) take(after, eventType);
  return after;
}

/** Takes one item out of a list; says whether it was there. */
function take(list: string[], item: string): boolean {
  const index = list.indexOf(item);
  if (index !== -1) list.splice(index, 1);
  return index !== -1;
}

const UNITS: readonly (readonly [ms: number, unit: string])[] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'm'],
  [1_000, 's'],
];

/** A wait, rounded to its two largest units; no wait where it is under half a second. */
function waitText(ms: number): string | undefined {
  const largest = UNITS.findIndex(([size]) => ms >= size);
  const [step] = UNITS[largest === -1 ? UNITS.length - 1 : Math.min(largest + 1, UNITS.length - 1)] ?? [1];
  let rest = Math.round(Math.max(0, ms) / step) * step;
  const parts: string[] = [];
  for (const [size, unit] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count}${unit}`);
  }
  return parts.length === 0 ? undefined : parts.join('');
}
