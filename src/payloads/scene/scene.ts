import type { Realism, SnapshotMoment } from '../../events/realism.ts';
import type { JsonObject } from '../../internal/json.ts';
import type { Random } from '../../random/random.ts';
import { LOCALITIES, MAIN_LOCALITIES } from '../vocabulary/localities.ts';
import type { Locality } from '../vocabulary/locality.ts';
import { CHECKOUT_PAGE_NAMES, SIGN_UP_PAGE_NAMES } from '../vocabulary/workspace-words.ts';
import { type Buyer, type ContactTag, createBuyer } from './buyer.ts';
import { calendarEdge } from './calendar-edges.ts';
import type { FormPurpose } from './form-purpose.ts';
import type { Goods, ProductVariant } from './goods.ts';
import type { LessonPlace } from './lesson-place.ts';
import type { OrderOrigin } from './origin.ts';
import type { Purchase } from './purchase.ts';
import { type RecordIds, recordIdsFrom } from './record-ids.ts';
import { createStoryTime, DAY_MS, MINUTE_MS, type StoryTime } from './story-time.ts';
import { createVisitHistory, type VisitHistory } from './visits.ts';
import { createStorefront, createWorkspace, type SceneWorkspace, type Storefront } from './workspace.ts';

/** The people and things that are the same wherever a payload mentions them. */
export interface Cast {
  readonly workspace: SceneWorkspace;
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
  readonly product?: { readonly goods: Goods; readonly variant: ProductVariant };
  readonly lesson?: LessonPlace;
  readonly tag?: ContactTag;
  /** The post that a comment is on. */
  readonly communityPost?: CommunityThread;
  /** What a form is for. */
  readonly form?: FormPurpose;
}

/** A post in a community as comments mention it, and the group that it is in. */
export interface CommunityThread {
  readonly post: JsonObject;
  readonly group: JsonObject;
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
  readonly realism: Realism;
  /** The ids of what the event is about, and of what occurs in it. */
  readonly ids: RecordIds;
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
  /** @default ids that chance decides */
  readonly ids?: RecordIds | undefined;
  /** @default 'real' */
  readonly realism?: Realism | undefined;
  /** @default 'event' */
  readonly snapshot?: SnapshotMoment | undefined;
}

/** Sets the scene for one event. */
export function createScene(request: SceneRequest): Scene {
  return new PreparedScene(request);
}

class PreparedScene implements Scene {
  readonly eventName: string;
  readonly random: Random;
  readonly at: number;
  readonly time: StoryTime;
  readonly given: Given;
  readonly ids: RecordIds;
  readonly realism: Realism;
  readonly #resource: string;
  #workspace: SceneWorkspace | undefined;
  #storefront: Storefront | undefined;
  #buyer: Buyer | undefined;
  #visits: VisitHistory | undefined;

  constructor({ eventName, resource, random, at, given = {}, ids, realism, snapshot }: SceneRequest) {
    this.eventName = eventName;
    this.random = random;
    this.at = at;
    this.time = given.time ?? createStoryTime(random.fork('time'), eventName, at, snapshot);
    this.realism = realism ?? 'real';
    this.given = given;
    this.ids = ids ?? recordIdsFrom(random.fork('ids'), at);
    this.#resource = resource;
    this.#workspace = given.workspace;
    this.#storefront = given.storefront;
    this.#buyer = given.buyer;
    this.#visits = given.visits;
  }

  get workspace(): SceneWorkspace {
    this.#workspace ??= createWorkspace(this.random.fork('workspace'), this.ids, this.at);
    return this.#workspace;
  }

  get storefront(): Storefront {
    const pageNames = this.#resource.startsWith('order') ? CHECKOUT_PAGE_NAMES : SIGN_UP_PAGE_NAMES;
    this.#storefront ??= createStorefront(
      this.random.fork('storefront'),
      this.ids,
      this.workspace,
      pageNames,
    );
    return this.#storefront;
  }

  get buyer(): Buyer {
    this.#buyer ??= castBuyer(this.random.fork('buyer'), this, this.#resource);
    return this.#buyer;
  }

  get visits(): VisitHistory {
    this.#visits ??= createVisitHistory(this.random.fork('visits'), {
      ids: this.ids,
      realism: this.realism,
      contactId: this.buyer.id,
      workspace: this.workspace,
      storefront: this.storefront,
      knownSince: this.buyer.createdAt,
      actedAt: this.time.bornAt,
    });
    return this.#visits;
  }
}

/** How many contacts came on a leap day or at the turn of a year, so that these occur (assumed). */
const EDGE_SHARE = 0.03;

/** Someone known for a while, or since a few minutes; where the contact is the subject, since the event says so. */
function castBuyer(
  random: Random,
  scene: Pick<Scene, 'ids' | 'time' | 'realism' | 'workspace'>,
  resource: string,
): Buyer {
  const { ids, time, realism } = scene;
  const locality: Locality = random.pick(
    random.chance(0.7) || realism === 'tidy' ? MAIN_LOCALITIES : LOCALITIES,
  );
  if (resource === 'contact') return createBuyer(random, ids, locality, time.bornAt, time.touchedAt, realism);

  const knownForMs = random.chance(0.5)
    ? random.integer(MINUTE_MS / 2, 30 * MINUTE_MS)
    : random.integer(DAY_MS, 90 * DAY_MS);
  const edge =
    realism === 'real' && random.chance(EDGE_SHARE)
      ? calendarEdge(random.fork('edge'), scene.workspace.createdAt, time.bornAt - DAY_MS)
      : undefined;
  const createdAt = edge ?? time.bornAt - knownForMs;
  return createBuyer(
    random,
    ids,
    locality,
    createdAt,
    createdAt + random.integer(0, Math.min(knownForMs, 20 * MINUTE_MS)),
    realism,
  );
}
