import { publicIdOf } from '../../events/public-id.ts';
import { COUNTED_ON, RECORD_CLASSES, type RecordClass } from '../../events/record-class.ts';
import type { Random } from '../../random/random.ts';
import { DAY_MS } from './story-time.ts';

/** Gives the records of one event their ids. Made anew, it gives the same ids in the same order. */
export interface RecordIds {
  /**
   * The id of another record of a class: near what ClickFunnels had come to when the record was made.
   *
   * @param createdAt In milliseconds since the epoch. @default the time of the event
   */
  readonly next: (recordClass: RecordClass, createdAt?: number) => number;
}

/** An id in both forms, as records carry it. */
export interface Identity {
  readonly id: number;
  readonly publicId: string;
}

/** No class has more ids at one place. */
export const MOST_IDS_PER_PLACE = 16;
/** How many ids of a class belong to one place: real ones lie a little apart, too. Powers of two, as blocks are. */
const IDS_PER_PLACE = 4;
const IDS_PER_PLACE_OF: ReadonlyMap<string, number> = new Map<RecordClass, number>([
  ['Visit', 8],
  ['Orders::LineItem', 8],
  ['Orders::Invoices::LineItem', 8],
  ['Products::Variant', MOST_IDS_PER_PLACE],
  ['Products::Price', MOST_IDS_PER_PLACE],
  ['Contacts::Tag', MOST_IDS_PER_PLACE],
  ['Contacts::Segment', 8],
]);
/** Ids begin at a multiple of this, so that those of different places never meet, however old the records are. */
const BLOCK = 2 ** 20;
const LARGE_BLOCK = 2 ** 24;
const SMALL_BLOCK = 2 ** 17;
const LARGE_CLASS = 100_000_000;
const SMALL_CLASS = 2_000_000;
/** Before ClickFunnels had made this share of what it has by now, ids are not told apart. */
const EARLIEST_SHARE = 0.05;
/** How far the places of two classes are apart, so that records of different classes have different ids. */
const CLASS_STEP = 1_009;
/** Spreads places that follow each other. */
const GOLDEN = 0x9e37_79b1;
const START_SHIFT = 28;

/** {@link RecordIds} for one place of a run; those of other places do not meet them. */
export function recordIdsAt(place: number, at: number): RecordIds {
  return new PlacedIds(place, at);
}

/** {@link RecordIds} for a place that chance decides, where nothing else tells events apart. */
export function recordIdsFrom(random: Random, at: number): RecordIds {
  return new PlacedIds(random.bits(), at);
}

/** Gives a record its id in both forms. */
export function identify(ids: RecordIds, recordClass: RecordClass, createdAt?: number): Identity {
  const id = ids.next(recordClass, createdAt);
  return { id, publicId: publicIdOf(recordClass, id) };
}

/** The two columns of a record's id. */
export function identityColumns(
  ids: RecordIds,
  recordClass: RecordClass,
  createdAt?: number,
): { id: number; public_id: string } {
  const id = ids.next(recordClass, createdAt);
  return { id, public_id: publicIdOf(recordClass, id) };
}

/** A record of which other records show no more than its id and its name. */
export function namedRecord(
  ids: RecordIds,
  recordClass: RecordClass,
  name: string,
): { id: number; public_id: string; name: string } {
  const id = ids.next(recordClass);
  return { id, public_id: publicIdOf(recordClass, id), name };
}

/** What the ids of a class follow from. */
interface ClassFacts {
  /** Where the class stands in the list of all. */
  readonly index: number;
  readonly newest: number;
  readonly perDay: number;
  readonly block: number;
  readonly perPlace: number;
}

const FACTS: ReadonlyMap<string, ClassFacts> = new Map(
  Object.entries(RECORD_CLASSES).map(([name, { newest, perDay }], index) => [
    name,
    { index, newest, perDay, block: blockOf(newest), perPlace: IDS_PER_PLACE_OF.get(name) ?? IDS_PER_PLACE },
  ]),
);

class PlacedIds implements RecordIds {
  readonly #place: number;
  readonly #at: number;
  readonly #start: number;
  /** How many ids there are already, by {@link ClassFacts.index}. */
  readonly #counts: (number | undefined)[] = [];

  constructor(place: number, at: number) {
    this.#place = place >>> 0;
    this.#at = at;
    this.#start = Math.imul(place, GOLDEN) >>> START_SHIFT;
  }

  next(recordClass: RecordClass, createdAt = this.#at): number {
    const { index, newest, perDay, block, perPlace } = factsOf(recordClass);
    const count = this.#counts[index] ?? 0;
    this.#counts[index] = count + 1;
    const made = newest + ((createdAt - COUNTED_ON) / DAY_MS) * perDay;
    const first = Math.floor(Math.max(made, newest * EARLIEST_SHARE) / block) + Math.floor(count / perPlace);
    // Remainders by powers of two; % of numbers this large costs ten times as much.
    const place = Math.imul(this.#place + index * CLASS_STEP, perPlace) & (block - 1);
    return first * block + place + ((this.#start + count) & (perPlace - 1)) + 1;
  }
}

function factsOf(recordClass: RecordClass): ClassFacts {
  const facts = FACTS.get(recordClass);
  if (facts === undefined) throw new Error(`Nothing is known of ${recordClass}.`);
  return facts;
}

function blockOf(newest: number): number {
  if (newest > LARGE_CLASS) return LARGE_BLOCK;
  return newest < SMALL_CLASS ? SMALL_BLOCK : BLOCK;
}
