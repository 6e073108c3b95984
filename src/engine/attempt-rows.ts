import { NO_FAULTS, type StoryPlace } from '../delivery/delivery-plan.ts';
import { type Disturbance, NOTHING_WRONG } from '../delivery/disturbance.ts';
import type { OutgoingEvent } from '../events/outgoing-event.ts';

/** How many rows are added at once. */
const BLOCK_ROWS = 1_024;
const NO_ROW = 0xff_ff_ff_ff;

/** What is kept of an attempt that waits, beside when it is due. */
export interface AttemptRow {
  readonly event: OutgoingEvent;
  readonly emittedAt: number;
  readonly number: number;
  readonly isTimed: boolean;
  readonly disturbance: Disturbance;
  readonly faults: readonly string[];
  readonly story: StoryPlace | undefined;
}

/** What most deliveries have nothing of. */
type Peculiarities = Pick<AttemptRow, 'disturbance' | 'faults' | 'story'>;

interface Block {
  readonly events: (OutgoingEvent | undefined)[];
  readonly emittedAt: Float64Array;
  /** In a free row, the row that was freed before it. */
  readonly numbers: Uint32Array;
  readonly isTimed: Uint8Array;
}

const NONE: Peculiarities = { disturbance: NOTHING_WRONG, faults: NO_FAULTS, story: undefined };

/**
 * Attempts that wait, in columns instead of objects: 21 bytes each. A million may wait, so rows are added in blocks, which
 * are never copied, and used again.
 */
export class AttemptRows {
  readonly #blocks: Block[] = [];
  readonly #peculiarities = new Map<number, Peculiarities>();
  #rows = 0;
  /** The row that was freed last. */
  #freeRow = NO_ROW;

  /** Keeps an attempt, and tells in which row. */
  keep({ event, emittedAt, number, isTimed, disturbance, faults, story }: AttemptRow): number {
    const row = this.#takeRow();
    const at = row % BLOCK_ROWS;
    const block = this.#blockOf(row);
    block.events[at] = event;
    block.emittedAt[at] = emittedAt;
    block.numbers[at] = number;
    block.isTimed[at] = isTimed ? 1 : 0;
    if (disturbance !== NOTHING_WRONG || faults !== NO_FAULTS || story !== undefined) {
      this.#peculiarities.set(row, { disturbance, faults, story });
    }
    return row;
  }

  /** What is kept in a row that is in use. */
  read(row: number): AttemptRow | undefined {
    const { events, emittedAt, numbers, isTimed } = this.#blockOf(row);
    const at = row % BLOCK_ROWS;
    const event = events[at];
    if (event === undefined) return undefined;
    const { disturbance, faults, story } = this.#peculiarities.get(row) ?? NONE;
    return {
      event,
      emittedAt: emittedAt[at] ?? 0,
      number: numbers[at] ?? 0,
      isTimed: isTimed[at] === 1,
      disturbance,
      faults,
      story,
    };
  }

  /** Lets a row be used again. */
  free(row: number): void {
    const { events, numbers } = this.#blockOf(row);
    const at = row % BLOCK_ROWS;
    events[at] = undefined;
    numbers[at] = this.#freeRow;
    this.#freeRow = row;
    this.#peculiarities.delete(row);
  }

  #takeRow(): number {
    const row = this.#freeRow;
    if (row === NO_ROW) {
      this.#rows += 1;
      return this.#rows - 1;
    }
    this.#freeRow = this.#blockOf(row).numbers[row % BLOCK_ROWS] ?? NO_ROW;
    return row;
  }

  #blockOf(row: number): Block {
    const place = Math.floor(row / BLOCK_ROWS);
    const known = this.#blocks[place];
    if (known !== undefined) return known;
    const added: Block = {
      events: new Array<OutgoingEvent | undefined>(BLOCK_ROWS).fill(undefined),
      emittedAt: new Float64Array(BLOCK_ROWS),
      numbers: new Uint32Array(BLOCK_ROWS),
      isTimed: new Uint8Array(BLOCK_ROWS),
    };
    this.#blocks[place] = added;
    return added;
  }
}
