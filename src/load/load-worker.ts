/** A worker among those that send at once, and which part of the seed's events is its own. */
export interface LoadWorker {
  /** Tells its events from those of a worker of another name; empty where workers are numbered. */
  readonly name: string;
  /** The place of its first event in the seed's sequence. */
  readonly firstIndex: number;
}

/** How many places there are: as many as a class has ids before they begin anew. */
const PLACES = 2 ** 22;
/**
 * How far the first places of two workers that follow each other are apart. Found by trying numbers: however many workers
 * there are up to 100, each has at least 0.23 of its even share before it meets the ids of another, in every class.
 */
const STEP = 2_436_619;

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
  return (number * STEP) % PLACES;
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
