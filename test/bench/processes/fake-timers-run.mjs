import { createRequire } from 'node:module';
import fakeTimersOfSinon from '@sinonjs/fake-timers';
import { built } from '../package-under-test.mjs';

/*
 * Makes attempts that fail by fake timers: each waits for a response that is there, and sets the timer of the next one.
 * Writes as JSON how many were made in a second. Words: how many events, and whose fake timers, `jest` or `sinon`.
 */
const [count, whose] = process.argv.slice(2);

const { DOCUMENTED_SCHEDULE } = await built('delivery/retry-schedule.js');
const { createClock } = whose === 'jest' ? fakeTimersOfJest() : fakeTimersOfSinon;

const SERVER_ERROR = 500;
const clock = createClock(0, Number.POSITIVE_INFINITY);
const send = () => Promise.resolve({ statusCode: SERVER_ERROR });
let attempts = 0;

const startedAt = performance.now();
for (let event = 0; event < Number(count); event += 1) clock.setTimeout(attempt, DOCUMENTED_SCHEDULE[0], 1);
await clock.runAllAsync();
const perSecond = (attempts / (performance.now() - startedAt)) * 1_000;
process.stdout.write(JSON.stringify({ attempts, perSecond }));

async function attempt(number) {
  const { statusCode } = await send();
  attempts += 1;
  const delayMs = DOCUMENTED_SCHEDULE[number];
  if (statusCode === SERVER_ERROR && delayMs !== undefined) clock.setTimeout(attempt, delayMs, number + 1);
}

/** Jest brings its own version, by way of its environment. */
function fakeTimersOfJest() {
  const path = ['@jest/globals', '@jest/environment', '@jest/fake-timers'];
  const place = path.reduce((from, name) => createRequire(from).resolve(name), import.meta.url);
  return createRequire(place)('@sinonjs/fake-timers');
}
