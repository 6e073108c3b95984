import type { EventTypeEntry } from '../../events/event-type.ts';
import type { Realism } from '../../events/realism.ts';
import { isoTime } from '../../internal/iso-time.ts';
import type { JsonObject } from '../../internal/json.ts';
import type { CustomFields } from '../../payloads/custom-fields.ts';
import { type RecordIds, recordIdsAt } from '../../payloads/scene/record-ids.ts';
import type { Given } from '../../payloads/scene/scene.ts';
import type { SceneWorkspace, Storefront } from '../../payloads/scene/workspace.ts';
import type { Random } from '../../random/random.ts';
import type { StoryEvent } from '../story-event.ts';
import { AnnouncedEvents, type StepName } from './announced-events.ts';
import type { CameFrom, Entity, EntityKind, EntityOf } from './entity.ts';
import { EntityRegistry } from './entity-registry.ts';
import { snapshotOf } from './snapshot.ts';
import { withFields } from './with-fields.ts';

/** What a world begins with. */
export interface WorldOptions {
  readonly workspace: SceneWorkspace;
  /** Where visitors buy. */
  readonly storefront: Storefront;
  /** Where visitors leave their address; a page of the same funnel. */
  readonly signUpFront: Storefront;
  /** The source of chance of this telling. */
  readonly random: Random;
  /** The source of chance of the products and courses that are given, which all tellings of the journey share. */
  readonly givenRandom: Random;
  /** The source of chance of what all journeys in the workspace share, e.g. tags. */
  readonly shopRandom: Random;
  /** Where the ids of this telling begin. */
  readonly place: number;
  /** Where the ids of what all tellings share begin. */
  readonly givenPlace: number;
  /** Story time in milliseconds since the epoch. */
  readonly startsAt: number;
  readonly customFields: CustomFields;
  readonly realism: Realism;
  /** How long after an event its payload is read, in milliseconds. @default at once */
  readonly readsAfterMs?: ((random: Random) => number) | undefined;
  /** Event types of the user's own, which steps may emit. */
  readonly customEvents: readonly EventTypeEntry[];
}

/** Events that a job reads the record for; deletions are written at once, and the others say what is true then alone. */
const READ_LATE = /\.(created|updated|identified)$/;

/** Two events of one change are this many milliseconds apart (assumed). */
const GAP_MS = { from: 20, to: 240 } as const;

/** Kinds that all tellings of a journey share where they are given; people and what they do are never shared. */
export const SHARED_KINDS: ReadonlySet<string> = new Set<EntityKind>([
  'product',
  'variant',
  'course',
  'section',
  'lesson',
]);

/**
 * A workspace whose entities change over story time. Actions change it; each change announces the events that
 * ClickFunnels would raise, with the entities as they are at that moment.
 */
export class World {
  readonly workspace: SceneWorkspace;
  readonly storefront: Storefront;
  readonly signUpFront: Storefront;
  readonly customFields: CustomFields;
  readonly realism: Realism;
  readonly customEvents: readonly EventTypeEntry[];
  /** For what is the same in all journeys of the workspace. */
  readonly shopRandom: Random;
  readonly #random: Random;
  readonly #givenRandom: Random;
  #nextPlace: number;
  #nextGivenPlace: number;
  readonly #idsOf = new Map<string, () => RecordIds>();
  #gaps: Random;
  #step: StepName = { stepNumber: 0, step: '' };
  #isStory = false;
  readonly #registry = new EntityRegistry();
  readonly #insistedOn = new Map<string, JsonObject>();
  readonly #counts = new Map<string, number>();
  #now: number;
  readonly #events = new AnnouncedEvents();
  readonly #readsAfterMs: WorldOptions['readsAfterMs'];

  constructor(options: WorldOptions) {
    this.workspace = options.workspace;
    this.storefront = options.storefront;
    this.signUpFront = options.signUpFront;
    this.customFields = options.customFields;
    this.realism = options.realism;
    this.#readsAfterMs = options.readsAfterMs;
    this.customEvents = options.customEvents;
    this.shopRandom = options.shopRandom;
    this.#random = options.random;
    this.#givenRandom = options.givenRandom;
    this.#nextPlace = options.place;
    this.#nextGivenPlace = options.givenPlace;
    this.#gaps = options.givenRandom.fork('gaps');
    this.#now = options.startsAt;
  }

  /** Story time in milliseconds since the epoch. */
  get now(): number {
    return this.#now;
  }

  /** Lets story time pass. It never goes back. Payloads that are read until then show the world as it is now. */
  passTo(at: number): void {
    this.#readUntil(at);
    this.#now = Math.max(this.#now, at);
  }

  /** What was made before is given; what is made from here on belongs to this telling alone. */
  beginStory(at: number): void {
    this.#isStory = true;
    this.#gaps = this.#random.fork('gaps');
    this.#events.clear();
    this.passTo(at);
  }

  /** The source of chance for an entity that is about to be made. */
  randomFor(kind: EntityKind, name: string): Random {
    const isShared = !this.#isStory && SHARED_KINDS.has(kind);
    return (isShared ? this.#givenRandom : this.#random).fork(`${kind} ${name}`);
  }

  /** The ids of an entity and of what belongs to it: the same ones, in the same order, whenever they are asked for. */
  idsFor(kind: EntityKind, name: string): RecordIds {
    const known = this.#idsOf.get(name);
    if (known !== undefined) return known();
    const place = this.#takePlace(!this.#isStory && SHARED_KINDS.has(kind));
    const at = this.#now;
    const made = () => recordIdsAt(place, at);
    this.#idsOf.set(name, made);
    return made();
  }

  /** @throws SimulatorError `invalid-journey` where the name is taken. */
  add<E extends Entity>(entity: E): E {
    this.#registry.requireFree(entity.name);
    return this.replace(withFields(entity, this.#insistedOn.get(entity.name) ?? {}));
  }

  /** Fields that the next entity of this name is made with. */
  insistOnNext(name: string, fields: JsonObject): void {
    this.#insistedOn.set(name, fields);
  }

  /**
   * Sets fields of an entity's record by their paths, before whatever happens to it.
   *
   * @throws SimulatorError `invalid-override` where the record has no such field or the value does not fit.
   */
  insist(name: string, fields: JsonObject): Entity {
    return this.replace(withFields(this.get(name), fields));
  }

  /** Puts the new state of an entity in the place of the old one. */
  replace<E extends Entity>(entity: E): E {
    return this.#registry.replace(entity);
  }

  /** Changes fields of an entity's record, which counts as updated now. */
  update<E extends Entity>(entity: E, changes: JsonObject): E {
    const updated = { ...entity, data: { ...entity.data, ...changes, updated_at: isoTime(this.#now) } };
    return this.replace(updated);
  }

  /** @throws SimulatorError `invalid-journey` where nothing has this name. */
  get(name: string): Entity {
    return this.#registry.get(name);
  }

  /** @throws SimulatorError `invalid-journey` where nothing has this name, or it is of another kind. */
  the<K extends EntityKind>(kind: K, name: string): EntityOf<K> {
    return this.#registry.the(kind, name);
  }

  /** All entities of a kind, in the order in which they were made. */
  all<K extends EntityKind>(kind: K): EntityOf<K>[] {
    return this.#registry.all(kind);
  }

  /** Removes an entity. Its name is not free again. */
  remove(entity: Entity): void {
    this.#registry.remove(entity);
  }

  /** An entity that others mention: as it is, or as it last was. */
  recall<K extends EntityKind>(kind: K, name: string): EntityOf<K> {
    return this.#registry.recall(kind, name);
  }

  /**
   * Announces an event about an entity as it is now.
   *
   * @param fields What this event alone says differently, by paths.
   */
  emit(eventType: string, { name }: Entity, fields: JsonObject = {}): void {
    const subject = withFields(this.get(name), fields);
    const payload = snapshotOf(subject, this, eventType);
    const isLate = this.#readsAfterMs !== undefined && READ_LATE.test(eventType);
    this.#announce(
      { eventType, at: this.#now, subject: name, content: { kind: 'snapshot', payload } },
      isLate ? fields : undefined,
    );
  }

  /** Announces an event that none of the entities is the subject of. */
  emitInvented(eventType: string, subject: string, given: Given, fields: JsonObject): void {
    const { workspace, storefront } = this;
    const content = { kind: 'invented', given: { workspace, storefront, ...given }, fields } as const;
    this.#announce({ eventType, at: this.#now, subject, content });
  }

  /** How often this was asked with the same words, counted from 1: numbers for names. */
  counted(what: string): number {
    const count = (this.#counts.get(what) ?? 0) + 1;
    this.#counts.set(what, count);
    return count;
  }

  /** The next number of a sequence, e.g. of orders; where it begins is up to chance. */
  nextNumber(of: string, from: { readonly from: number; readonly to: number }): number {
    return this.#random.fork(`numbers of ${of}`).integer(from.from, from.to) + this.counted(of);
  }

  /** Names the step whose events are announced from now on. */
  beginStep(step: StepName): void {
    this.#step = step;
  }

  /**
   * Takes out what was announced since the last time, up to the first event whose payload is still to be read.
   *
   * @param isOver Whether nothing happens any more, so that every payload can be read. @default false
   */
  takeEvents(isOver = false): (StoryEvent & StepName)[] {
    if (isOver) this.#readUntil(Number.POSITIVE_INFINITY);
    return this.#events.take();
  }

  /** The page on which visitors become contacts, and its funnel. */
  get cameFromPage(): CameFrom {
    return { page: this.signUpFront.page, funnel: this.signUpFront.funnel };
  }

  #takePlace(isShared: boolean): number {
    const place = isShared ? this.#nextGivenPlace : this.#nextPlace;
    if (isShared) this.#nextGivenPlace += 1;
    else this.#nextPlace += 1;
    return place;
  }

  /** Reads the payloads that are due, of what is still there. */
  #readUntil(at: number): void {
    this.#events.readUntil(at, ({ subject, eventType }, fields) => {
      const entity = this.#registry.find(subject);
      return entity === undefined ? undefined : snapshotOf(withFields(entity, fields), this, eventType);
    });
  }

  #announce(event: StoryEvent, lateFields?: JsonObject): void {
    const delayMs = lateFields === undefined ? undefined : this.#readsAfterMs?.(this.#gaps);
    this.#events.add(
      { ...event, ...this.#step },
      lateFields === undefined || delayMs === undefined
        ? undefined
        : { fields: lateFields, readAt: this.#now + delayMs },
    );
    this.#now += this.#gaps.integer(GAP_MS.from, GAP_MS.to);
  }
}
