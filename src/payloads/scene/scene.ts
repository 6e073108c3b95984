import type { Random } from '../../random/random.ts';
import { LOCALITIES } from '../vocabulary/localities.ts';
import type { Locality } from '../vocabulary/locality.ts';
import { CHECKOUT_PAGE_NAMES, SIGN_UP_PAGE_NAMES } from '../vocabulary/workspace-words.ts';
import { type Buyer, createBuyer, type Tag } from './buyer.ts';
import type { Goods, Variant } from './goods.ts';
import type { LessonPlace } from './lesson-place.ts';
import type { OrderOrigin } from './origin.ts';
import type { Purchase } from './purchase.ts';
import { createStoryTime, DAY_MS, MINUTE_MS, type StoryTime } from './story-time.ts';
import { createVisitHistory, type VisitHistory } from './visits.ts';
import { createStorefront, createWorkspace, type Storefront, type Workspace } from './workspace.ts';

/** The people and things that are the same wherever a payload mentions them. */
export interface Cast {
  readonly workspace: Workspace;
  readonly storefront: Storefront;
  readonly buyer: Buyer;
  readonly visits: VisitHistory;
}

/** What exists before the event, where it is a part of a longer story; the rest is invented. */
export interface Given extends Partial<Cast> {
  readonly time?: StoryTime;
  readonly purchase?: Purchase;
  readonly origin?: OrderOrigin;
  /** The product, and which of its variants is meant. */
  readonly product?: { readonly goods: Goods; readonly variant: Variant };
  readonly lesson?: LessonPlace;
  readonly tag?: Tag;
}

/**
 * The story that one payload is a glimpse of. Whatever occurs in several places of the payload is taken from here.
 * Each part is made when it is first asked for, from its own source of chance, so the order of asking is of no matter.
 */
export interface Scene extends Cast {
  readonly eventName: string;
  readonly random: Random;
  /** When the event happens, in milliseconds since the epoch. */
  readonly at: number;
  readonly time: StoryTime;
  readonly given: Given;
}

/** What a scene is made from. */
export interface SceneRequest {
  readonly eventName: string;
  /** Base name of the schema of the subject. */
  readonly resource: string;
  readonly random: Random;
  readonly at: number;
  /** @default nothing */
  readonly given?: Given;
}

/** Sets the scene for one event. */
export function createScene({ eventName, resource, random, at, given = {} }: SceneRequest): Scene {
  const time = given.time ?? createStoryTime(random.fork('time'), eventName, at);
  const pageNames = resource.startsWith('order') ? CHECKOUT_PAGE_NAMES : SIGN_UP_PAGE_NAMES;
  const workspace = once(() => given.workspace ?? createWorkspace(random.fork('workspace'), at));
  const storefront = once(
    () => given.storefront ?? createStorefront(random.fork('storefront'), workspace(), pageNames),
  );
  const buyer = once(() => given.buyer ?? castBuyer(random.fork('buyer'), resource, time));
  const visits = once(
    () =>
      given.visits ??
      createVisitHistory(random.fork('visits'), {
        workspace: workspace(),
        storefront: storefront(),
        knownSince: buyer().createdAt,
        actedAt: time.bornAt,
      }),
  );

  return {
    eventName,
    random,
    at,
    time,
    given,
    get workspace() {
      return workspace();
    },
    get storefront() {
      return storefront();
    },
    get buyer() {
      return buyer();
    },
    get visits() {
      return visits();
    },
  };
}

/** Somebody known for a while, or since a few minutes; where the contact is the subject, since the event says so. */
function castBuyer(random: Random, resource: string, time: StoryTime): Buyer {
  const locality: Locality = random.pick(LOCALITIES);
  if (resource === 'contact') return createBuyer(random, locality, time.bornAt, time.touchedAt);

  const knownForMs = random.chance(0.5)
    ? random.integer(MINUTE_MS / 2, 30 * MINUTE_MS)
    : random.integer(DAY_MS, 90 * DAY_MS);
  const createdAt = time.bornAt - knownForMs;
  return createBuyer(
    random,
    locality,
    createdAt,
    createdAt + random.integer(0, Math.min(knownForMs, 20 * MINUTE_MS)),
  );
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
