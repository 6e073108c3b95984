import { defineMutants } from './mutant-definition.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const TEN_YEARS = 3_652 * DAY;

/** Ways of being wrong in the timestamp. Where it says "validly signed", the signature belongs to the timestamp shown. */
export const TIMESTAMP_MUTANTS = defineMutants([
  {
    name: 'timestamp-changed',
    describe: 'the timestamp moved by 5 s after signing',
    expectation: 'must-refuse',
    reason: 'The timestamp is signed too, so that nobody can make an old request look new.',
    recipe: { showsTimestamp: { kind: 'seconds', shift: -5 } },
  },
  {
    name: 'timestamp-missing',
    describe: 'the timestamp header taken away after signing',
    expectation: 'must-refuse',
    reason: 'Without a timestamp nothing tells how old the request is.',
    recipe: { showsTimestamp: 'absent' },
  },
  {
    name: 'stale-601s',
    describe: 'validly signed 601 s ago',
    expectation: 'should-refuse',
    reason: 'The documented tolerance is 600 s, and this is one second more.',
    recipe: { timestamp: { kind: 'seconds', shift: -601 } },
  },
  {
    name: 'stale-1h',
    describe: 'validly signed an hour ago',
    expectation: 'must-refuse',
    reason: 'A receiver that does not look at the age takes a captured request again and again.',
    recipe: { timestamp: { kind: 'seconds', shift: -HOUR } },
  },
  {
    name: 'stale-24h',
    describe: 'validly signed a day ago',
    expectation: 'must-refuse',
    reason:
      'Every retry is signed anew, so that even the last one has a fresh timestamp and this is a replay.',
    recipe: { timestamp: { kind: 'seconds', shift: -DAY } },
  },
  {
    name: 'future-601s',
    describe: 'validly signed for 601 s from now',
    expectation: 'may-accept',
    reason:
      'It is one second beyond the tolerance when it is sent, and within it when the way takes a second.',
    recipe: { timestamp: { kind: 'seconds', shift: 601 } },
  },
  {
    name: 'future-1h',
    describe: 'validly signed for an hour from now',
    expectation: 'should-refuse',
    reason: 'The tolerance holds in both directions, or else a request stays good until its time has come.',
    recipe: { timestamp: { kind: 'seconds', shift: HOUR } },
  },
  {
    name: 'future-10y',
    describe: 'validly signed for ten years from now',
    expectation: 'should-refuse',
    reason: 'A receiver that only asks for the age takes it for ten years.',
    recipe: { timestamp: { kind: 'seconds', shift: TEN_YEARS } },
  },
  {
    name: 'milliseconds',
    describe: 'validly signed with a timestamp in milliseconds',
    expectation: 'should-refuse',
    reason: 'Read as the seconds that it should be, it lies tens of thousands of years ahead.',
    recipe: { timestamp: { kind: 'milliseconds' } },
  },
  {
    name: 'timestamp-empty',
    describe: 'validly signed with an empty timestamp',
    expectation: 'must-refuse',
    reason: 'A check that is skipped when there is nothing to check accepts requests of any age.',
    recipe: { timestamp: { kind: 'text', text: '' } },
  },
  {
    name: 'timestamp-nan',
    describe: 'validly signed with the timestamp NaN',
    expectation: 'must-refuse',
    reason: 'No comparison with NaN is true, so that a check for "too old" never refuses it.',
    recipe: { timestamp: { kind: 'text', text: 'NaN' } },
  },
  {
    name: 'timestamp-iso',
    describe: 'validly signed with a timestamp in ISO 8601',
    expectation: 'must-refuse',
    reason: 'It is no number, and a receiver that goes on with what it made of it has not checked the age.',
    recipe: { timestamp: { kind: 'iso' } },
  },
  {
    name: 'timestamp-letters',
    describe: 'validly signed with letters after the timestamp',
    expectation: 'should-refuse',
    reason: 'A parser that stops at the first letter takes for a number what is none.',
    recipe: { timestamp: { kind: 'between', before: '', after: 'abc' } },
  },
]);
