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
    reason: 'The timestamp is signed, so an old request cannot be made to look new.',
    recipe: { showsTimestamp: { kind: 'seconds', shift: -5 } },
  },
  {
    name: 'timestamp-missing',
    describe: 'the timestamp header removed after signing',
    expectation: 'must-refuse',
    reason: 'Without a timestamp, the age of the request is unknown.',
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
    reason:
      'A receiver that does not check the age accepts a captured request again and again (replay attack).',
    recipe: { timestamp: { kind: 'seconds', shift: -HOUR } },
  },
  {
    name: 'stale-24h',
    describe: 'validly signed a day ago',
    expectation: 'must-refuse',
    reason: 'Every retry is signed anew, so even the last one has a new timestamp; this is a replay attack.',
    recipe: { timestamp: { kind: 'seconds', shift: -DAY } },
  },
  {
    name: 'future-601s',
    describe: 'validly signed for 601 s from now',
    expectation: 'may-accept',
    reason: 'It is one second beyond the tolerance when sent, and within it if delivery takes a second.',
    recipe: { timestamp: { kind: 'seconds', shift: 601 } },
  },
  {
    name: 'future-1h',
    describe: 'validly signed for an hour from now',
    expectation: 'should-refuse',
    reason: 'The tolerance applies in both directions, or a request stays valid until its time has come.',
    recipe: { timestamp: { kind: 'seconds', shift: HOUR } },
  },
  {
    name: 'future-10y',
    describe: 'validly signed for ten years from now',
    expectation: 'should-refuse',
    reason: 'A receiver that only checks the age accepts it for ten years.',
    recipe: { timestamp: { kind: 'seconds', shift: TEN_YEARS } },
  },
  {
    name: 'milliseconds',
    describe: 'validly signed with a timestamp in milliseconds',
    expectation: 'should-refuse',
    reason: 'Read as seconds, it is tens of thousands of years in the future.',
    recipe: { timestamp: { kind: 'milliseconds' } },
  },
  {
    name: 'timestamp-empty',
    describe: 'validly signed with an empty timestamp',
    expectation: 'must-refuse',
    reason: 'A check that is skipped for an empty value accepts requests of any age.',
    recipe: { timestamp: { kind: 'text', text: '' } },
  },
  {
    name: 'timestamp-nan',
    describe: 'validly signed with the timestamp NaN',
    expectation: 'must-refuse',
    reason: 'Every comparison with NaN is false, so a test for "too old" never rejects it.',
    recipe: { timestamp: { kind: 'text', text: 'NaN' } },
  },
  {
    name: 'timestamp-iso',
    describe: 'validly signed with a timestamp in ISO 8601',
    expectation: 'must-refuse',
    reason: 'It is not a number; a receiver that goes on with what it parsed has not checked the age.',
    recipe: { timestamp: { kind: 'iso' } },
  },
  {
    name: 'timestamp-letters',
    describe: 'validly signed with letters after the timestamp',
    expectation: 'should-refuse',
    reason: 'A parser that stops at the first letter accepts what is not a number.',
    recipe: { timestamp: { kind: 'between', before: '', after: 'abc' } },
  },
]);
