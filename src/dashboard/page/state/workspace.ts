import { computed, signal } from '@preact/signals';
import { ask, token } from '../api.ts';
import type { Clock, Delivery, Endpoint, Mark, Page, Workspace } from '../api-types.ts';
import { followStream, type StreamEvent } from '../stream.ts';
import { loadRows, updateRow } from './rows.ts';

/** The workspace, once it is known. */
export const workspace = signal<Workspace | undefined>(undefined);
/** The endpoints by id. */
export const endpoints = signal<ReadonlyMap<number, Endpoint>>(new Map());
/** Whether this page may change anything. */
export const mayWrite = computed(() => workspace.value?.tokenFor === 'nothing' || token.value !== undefined);

/** Simulated time when it was last heard of, and when that was by this page's own clock. */
const heard = signal<{ readonly clock: Clock; readonly at: number } | undefined>(undefined);
/** Changes every second, for what counts time. */
const tick = signal(0);

/** How fast simulated time passes; null on a virtual clock. */
export const scale = computed(() => heard.value?.clock.scale ?? null);

/** The simulated present in milliseconds; 0 while it is not known. */
export const now = computed(() => {
  void tick.value;
  return presentMs();
});

/** The simulated present in milliseconds, read once. */
function presentMs(): number {
  const known = heard.peek();
  if (known === undefined) return 0;
  return Date.parse(known.clock.now) + (performance.now() - known.at) * (known.clock.scale ?? 0);
}

/** Takes over what the server says about time. */
export function hearClock(clock: Clock): void {
  heard.value = { clock, at: performance.now() };
  tick.value += 1;
}

type Listener = (event: StreamEvent) => void;
const listeners = new Set<Listener>();

/** Calls back for everything on the stream; returns a function that ends it. */
export function onStream(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Loads everything and follows what happens. */
export function start(): void {
  setInterval(() => {
    if (!document.hidden) tick.value += 1;
  }, 1_000);
  void followStream(
    (events) => {
      for (const event of events) take(event);
    },
    (hasGap) => {
      if (hasGap) load();
      else void loadFacts().catch(() => undefined);
    },
  );
}

function load(): void {
  void loadFacts().catch(() => undefined);
  void loadRows().catch(() => undefined);
}

async function loadFacts(): Promise<void> {
  const facts = await ask<Workspace>('GET', '/workspace');
  hearClock(facts.clock);
  const known = new Map<number, Endpoint>();
  for (let after: number | null | undefined; after !== null; ) {
    const rest = after === undefined ? '' : `&after=${after}`;
    const page: Page<Endpoint> = await ask('GET', `/endpoints?limit=100${rest}`);
    for (const endpoint of page.items) known.set(endpoint.id, endpoint);
    after = page.next;
  }
  endpoints.value = known;
  // Behind the same address there may be another workspace now, whose deliveries have the same numbers.
  const isOther = workspace.value !== undefined && workspace.value.publicId !== facts.publicId;
  if (isOther) void loadRows().catch(() => undefined);
  // Views that say that nothing is there wait for this.
  workspace.value = facts;
}

function take(event: StreamEvent): void {
  if (event.type === 'gap') load();
  if ('delivery' in event) updateRow(event['delivery'] as Delivery, event['mark'] as Mark | undefined);
  if ('endpoint' in event) takeEndpoint(event.type, event['endpoint'] as Endpoint);
  if ('clock' in event) hearClock(event['clock'] as Clock);
  for (const listener of listeners) listener(event);
}

function takeEndpoint(type: string, endpoint: Endpoint): void {
  const changed = new Map(endpoints.value);
  if (type === 'endpoint-deleted') changed.delete(endpoint.id);
  else changed.set(endpoint.id, endpoint);
  endpoints.value = changed;
}
