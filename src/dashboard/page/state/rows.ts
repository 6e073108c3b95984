import { signal } from '@preact/signals';
import { ask } from '../api.ts';
import type { Delivery, Mark, Page } from '../api-types.ts';

/** A delivery as the table shows it. Changed in place, since there may be a hundred thousand. */
export interface Row {
  readonly id: number;
  delivery: Delivery;
  marks: Mark[];
  /** What the search looks at, in lower case. */
  text: string;
}

/** How many deliveries are asked for at once. */
const FIRST_PAGE = 200;
const NEXT_PAGES = 1_000;
/** Rows are drawn again no more often than this, in milliseconds. */
const REDRAW_MS = 100;

/** Grows by one whenever rows have changed. */
export const rowsVersion = signal(0);
/** `loading` until the newest deliveries are there, `filling` until all are. */
export const loadState = signal<'loading' | 'filling' | 'complete'>('loading');

const byId = new Map<number, Row>();
/** By id, oldest first. */
let ordered: Row[] = [];
let isSorted = true;
let generation = 0;
let redrawDue = false;

/** Every row, oldest first. */
export function allRows(): readonly Row[] {
  if (!isSorted) {
    ordered.sort((a, b) => a.id - b.id);
    isSorted = true;
  }
  return ordered;
}

/** The row of a delivery. */
export function rowOf(id: number): Row | undefined {
  return byId.get(id);
}

/** Loads every delivery, the newest first, while others arrive. */
export async function loadRows(): Promise<void> {
  generation += 1;
  const mine = generation;
  byId.clear();
  ordered = [];
  loadState.value = 'loading';
  for (let after: number | null | undefined; after !== null; ) {
    const limit = after === undefined ? FIRST_PAGE : NEXT_PAGES;
    const rest = after === undefined ? '' : `&after=${after}`;
    const page: Page<Delivery> = await ask('GET', `/deliveries?order=desc&marks=true&limit=${limit}${rest}`);
    if (mine !== generation) return;
    for (const delivery of page.items) if (!byId.has(delivery.id)) put(delivery, [...(delivery.marks ?? [])]);
    after = page.next;
    loadState.value = after === null ? 'complete' : 'filling';
    redraw();
  }
}

/** Takes over what has happened to a delivery. */
export function updateRow(delivery: Delivery, mark?: Mark): void {
  const row = byId.get(delivery.id);
  if (row === undefined) put(delivery, mark === undefined ? [] : [mark]);
  else {
    if (row.delivery.url !== delivery.url) row.text = searchText(delivery);
    row.delivery = delivery;
    // A delivery that was loaded after its attempt had ended has the mark already.
    if (mark !== undefined && (row.marks.at(-1)?.number ?? 0) < mark.number) row.marks = [...row.marks, mark];
  }
  redraw();
}

function put(delivery: Delivery, marks: Mark[]): void {
  const row = { id: delivery.id, delivery, marks, text: searchText(delivery) };
  byId.set(row.id, row);
  if ((ordered.at(-1)?.id ?? 0) > row.id) isSorted = false;
  ordered.push(row);
}

function searchText({ eventType, subjectType, subjectId, url, eventId, id }: Delivery): string {
  return `${eventType} ${subjectType ?? ''} ${subjectId ?? ''} ${url} ${eventId} #${id}`.toLowerCase();
}

function redraw(): void {
  if (redrawDue) return;
  redrawDue = true;
  setTimeout(() => {
    redrawDue = false;
    rowsVersion.value += 1;
  }, REDRAW_MS);
}
