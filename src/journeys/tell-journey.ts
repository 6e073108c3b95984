import type { EventTypeEntry } from '../events/event-type.ts';
import type { Realism, SnapshotMoment } from '../events/realism.ts';
import type { CustomFields } from '../payloads/custom-fields.ts';
import { recordIdsFrom } from '../payloads/scene/record-ids.ts';
import { DAY_MS, LATE_MS } from '../payloads/scene/story-time.ts';
import { createStorefront, createWorkspace, type SceneWorkspace } from '../payloads/scene/workspace.ts';
import { CHECKOUT_PAGE_NAMES, SIGN_UP_PAGE_NAMES } from '../payloads/vocabulary/workspace-words.ts';
import { createRandom } from '../random/random.ts';
import type { Journey, Step } from './journey.ts';
import { performSteps, type ToldEvent } from './perform-steps.ts';
import type { ParameterValues } from './references.ts';
import { SHARED_KINDS, World } from './world/world.ts';

/** One telling of a journey. The same request gives the same events, in any process. */
export interface TellingRequest {
  readonly journey: Journey;
  /** A value for every parameter. */
  readonly parameters: ParameterValues;
  readonly seed: string;
  /** Which telling of the run it is, counted from 1; each is about other people. */
  readonly telling: number;
  /** When the story of the first telling begins, in milliseconds since the epoch. */
  readonly opensAt: number;
  /** When this telling begins. */
  readonly startsAt: number;
  /** @default one that follows from the seed */
  readonly workspace?: SceneWorkspace;
  /** @default nothing but ClickFunnels' own */
  readonly customFields?: CustomFields;
  /** @default 'real' */
  readonly realism?: Realism | undefined;
  /** @default 'event' */
  readonly snapshot?: SnapshotMoment | undefined;
  /** Event types of the user's own. @default none */
  readonly customEvents?: readonly EventTypeEntry[];
}

/** How many entities of a telling have ids of their own. */
const PLACES_PER_TELLING = 128;

/** How long before the story begins the workspace got what is given. */
const PREPARED_MS = 30 * DAY_MS;

/**
 * Runs a journey: lets its steps change a world and yields the events that this raises, in the order of story time.
 *
 * @throws SimulatorError `invalid-journey` when a step asks for what cannot be, told with the step's place.
 */
export function tellJourney(request: TellingRequest): ToldEvent[] {
  return [...beginTelling(request)];
}

/**
 * Runs a journey step by step: each happens when its events are asked for.
 *
 * @throws SimulatorError as {@link tellJourney} does.
 */
export function* beginTelling({
  journey,
  parameters,
  seed,
  telling,
  opensAt,
  startsAt,
  workspace: given,
  customFields = {},
  realism = 'real',
  snapshot = 'event',
  customEvents = [],
}: TellingRequest): Generator<ToldEvent> {
  const shop = createRandom(seed).fork('shop');
  const shopIds = recordIdsFrom(shop.fork('ids'), opensAt - PREPARED_MS);
  const workspace = given ?? createWorkspace(shop.fork('workspace'), shopIds, opensAt - PREPARED_MS);
  const storefront = createStorefront(shop.fork('storefront'), shopIds, workspace, CHECKOUT_PAGE_NAMES);
  const signUpFront = createStorefront(shop.fork('sign-up'), shopIds, workspace, SIGN_UP_PAGE_NAMES);
  const world = new World({
    workspace,
    storefront,
    signUpFront: { ...signUpFront, funnel: storefront.funnel },
    random: createRandom(seed).fork(`${journey.name} ${telling}`),
    givenRandom: shop.fork(journey.name),
    shopRandom: shop,
    place: createRandom(seed).fork(`ids of ${journey.name}`).bits() + telling * PLACES_PER_TELLING,
    givenPlace: shop.fork(`ids of ${journey.name}`).bits(),
    startsAt: opensAt - PREPARED_MS,
    customFields,
    realism,
    readsAfterMs: snapshot === 'late' ? (random) => random.integer(LATE_MS.from, LATE_MS.to) : undefined,
    customEvents,
  });
  const { shared, own } = givenOf(journey);
  prepare(shared, world, parameters);
  world.passTo(startsAt - PREPARED_MS);
  prepare(own, world, parameters);
  world.beginStory(startsAt);
  yield* performSteps(journey.steps, world, parameters);
}

/** What is given raises no events. */
function prepare(steps: readonly Step[], world: World, parameters: ParameterValues): void {
  for (const _ of performSteps(steps, world, parameters)) {
    // The world is what counts.
  }
}

/** What is for sale is as old in every telling; from the first person on, what is given is as old as the telling. */
function givenOf({ given }: Journey): { readonly shared: readonly Step[]; readonly own: readonly Step[] } {
  const first = given.findIndex(
    (step) =>
      step.kind === 'repeat' ||
      (step.verb === 'create' &&
        Object.keys(step.fields).some((kind) => kind !== 'set' && !SHARED_KINDS.has(kind))),
  );
  return first === -1
    ? { shared: given, own: [] }
    : { shared: given.slice(0, first), own: given.slice(first) };
}
