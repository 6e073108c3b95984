/*
 * The true time. Taken once, when this module loads, so that a test runner's fake timers neither freeze nor warp it.
 * Nothing outside of this folder touches the ambient clock and timers.
 */
const realDateNow = Date.now.bind(Date);
// Node has this one ready; `performance` it loads when it is first asked for.
const realHighResolutionTime = process.hrtime;
const realSetTimeout = globalThis.setTimeout;
const realClearTimeout = globalThis.clearTimeout;
const realSetInterval = globalThis.setInterval;
const realClearInterval = globalThis.clearInterval;
const realSetImmediate = globalThis.setImmediate;

/** The longest wait that one timer can hold, in milliseconds (Node's limit, about 24.8 days). */
const LONGEST_TIMER_MS = 2_147_483_647;

/** Real milliseconds since the epoch. */
export function wallClockMs(): number {
  return realDateNow();
}

/** Real milliseconds from an arbitrary start, never going back: for measuring how long something took. */
export function stopwatchMs(): number {
  const [seconds, nanoseconds] = realHighResolutionTime();
  return seconds * 1_000 + nanoseconds / 1_000_000;
}

/** Calls back once after real milliseconds; returns a function that calls it off. */
export function afterRealMs(delayMs: number, callback: () => void): () => void {
  let timer = start(delayMs);
  return () => realClearTimeout(timer);

  function start(remainingMs: number): NodeJS.Timeout {
    return realSetTimeout(
      () => {
        if (remainingMs <= LONGEST_TIMER_MS) callback();
        else timer = start(remainingMs - LONGEST_TIMER_MS);
      },
      Math.min(Math.max(0, remainingMs), LONGEST_TIMER_MS),
    );
  }
}

/** Calls back again and again after real milliseconds, and holds no process for that; returns a function that ends it. */
export function everyRealMs(periodMs: number, callback: () => void): () => void {
  const timer = realSetInterval(callback, periodMs);
  timer.unref();
  return () => realClearInterval(timer);
}

/** Calls back when the input that is there has been handled. */
export function onceInputIsHandled(callback: () => void): void {
  realSetImmediate(callback);
}

/** Lets pending input and output be handled once before going on. */
export function yieldToEventLoop(): Promise<void> {
  return new Promise(onceInputIsHandled);
}
