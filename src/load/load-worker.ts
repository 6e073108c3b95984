import { POOL_SIZE } from '../payloads/pool/identifier-slots.ts';

/** A worker among those that send at once, and which part of the seed's events is its own. */
export interface LoadWorker {
  /** Tells its events from those of a worker of another name; empty where workers are numbered. */
  readonly name: string;
  /** The place of its first event in the seed's sequence. */
  readonly firstIndex: number;
}

/** How often each body of the pool is used before counting begins anew. */
const ROUNDS = 2 ** 17;
/**
 * How many rounds the starts of two workers are apart that follow each other. Found by trying numbers: however many
 * workers there are up to 100, each has at least a fifth of its even share of ids before it meets those of another: of the
 * 562,500 that ids of seven digits have, and of more that longer ones have.
 */
const STEP = 90_423;

/**
 * Reads from the environment which worker this is: the number that `CF_WEBHOOK_SIM_WORKER` says, the thread that Artillery
 * counts on one machine, and the name that its distributed runners give to each machine.
 */
export function loadWorker(environment: Readonly<Record<string, string | undefined>>): LoadWorker {
  const given = wholeNumber(environment['CF_WEBHOOK_SIM_WORKER']);
  const thread = wholeNumber(environment['LOCAL_WORKER_ID']) ?? 0;
  if (given !== undefined) {
    // Threads of one machine stay apart by their name.
    return { name: thread > 1 ? `thread ${thread}` : '', firstIndex: placeOf(given) };
  }
  return { name: environment['WORKER_ID'] ?? '', firstIndex: placeOf(thread) };
}

function placeOf(number: number): number {
  return ((number * STEP) % ROUNDS) * POOL_SIZE;
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
