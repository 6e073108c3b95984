const FIRST_CAPACITY = 64;
/** With four children, what is compared stands together in memory and the heap is half as deep as with two. */
const CHILDREN = 4;

/**
 * Numbers in the order in which they are due; ties go to the lower sequence. Kept in columns, since a million may wait: 20
 * bytes each.
 */
export class DueHeap {
  #dueAt = new Float64Array(FIRST_CAPACITY);
  #sequences = new Float64Array(FIRST_CAPACITY);
  #items = new Uint32Array(FIRST_CAPACITY);
  #size = 0;

  /** The moment at which the first one is due; Infinity where there is none. */
  get firstDueAt(): number {
    return this.#size === 0 ? Number.POSITIVE_INFINITY : (this.#dueAt[0] ?? 0);
  }

  get firstSequence(): number {
    return this.#sequences[0] ?? 0;
  }

  /** The one that is due first. */
  get first(): number | undefined {
    return this.#size === 0 ? undefined : this.#items[0];
  }

  add(item: number, { dueAt, sequence }: { readonly dueAt: number; readonly sequence: number }): void {
    if (this.#size === this.#items.length) this.#grow();
    let place = this.#size;
    this.#size += 1;
    while (place > 0) {
      const parent = Math.floor((place - 1) / CHILDREN);
      if (!this.#isBefore(dueAt, sequence, parent)) break;
      this.#move(parent, place);
      place = parent;
    }
    this.#put(place, item, dueAt, sequence);
  }

  /** Takes the first one out. */
  removeFirst(): void {
    if (this.#size === 0) return;
    this.#size -= 1;
    const last = this.#size;
    const dueAt = this.#dueAt[last] ?? 0;
    const sequence = this.#sequences[last] ?? 0;
    let place = 0;
    for (;;) {
      const child = this.#firstChild(place);
      if (child >= last || this.#isBefore(dueAt, sequence, child)) break;
      this.#move(child, place);
      place = child;
    }
    this.#put(place, this.#items[last] ?? 0, dueAt, sequence);
  }

  /** The child that is due first, or some place behind the end where there is no child. */
  #firstChild(place: number): number {
    let first = place * CHILDREN + 1;
    const end = Math.min(first + CHILDREN, this.#size);
    for (let child = first + 1; child < end; child += 1) {
      if (this.#isBefore(this.#dueAt[child] ?? 0, this.#sequences[child] ?? 0, first)) first = child;
    }
    return first;
  }

  #isBefore(dueAt: number, sequence: number, place: number): boolean {
    const other = this.#dueAt[place] ?? 0;
    return dueAt < other || (dueAt === other && sequence < (this.#sequences[place] ?? 0));
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#items[from] ?? 0, this.#dueAt[from] ?? 0, this.#sequences[from] ?? 0);
  }

  #put(place: number, item: number, dueAt: number, sequence: number): void {
    this.#items[place] = item;
    this.#dueAt[place] = dueAt;
    this.#sequences[place] = sequence;
  }

  #grow(): void {
    const capacity = this.#size * 2;
    this.#dueAt = copied(this.#dueAt, new Float64Array(capacity));
    this.#sequences = copied(this.#sequences, new Float64Array(capacity));
    this.#items = copied(this.#items, new Uint32Array(capacity));
  }
}

function copied<Column extends Float64Array | Uint32Array>(from: Column, into: Column): Column {
  into.set(from);
  return into;
}
