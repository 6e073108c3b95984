import { parseDuration } from '../../internal/duration.ts';
import { nearestNames } from '../../internal/nearest-names.ts';
import { OPERATORS, type Operator } from './comparison.ts';
import { type Claim, LATENCY_STATISTICS } from './expectation.ts';
import { cannotRead, didYouMean, type ExpectationReading } from './expectation-error.ts';
import { parseOperator } from './parse-operator.ts';
import { parseResponseBodyClaim } from './parse-response-body-claim.ts';
import { parseStatusPattern, parseStatusRun, STATUS_WORDS } from './status-pattern.ts';

/** The words that claims begin with. */
const SUBJECTS = [
  'delivered',
  'exhausted',
  'deliveries',
  'attempts',
  'statuses',
  'status',
  'response.body',
  ...LATENCY_STATISTICS.map((statistic) => `latency.${statistic}`),
];

const RESPONSE_BODY = /^response\.body(?=[.[\s=!<>~]|$)/;
const SUBJECT = /^[^\s=!<>~]*/;
const WHOLE_NUMBER = /^\d{1,9}$/;

/** Reads what is left of an expectation as a claim. */
export function parseClaim(reading: ExpectationReading): Claim {
  const [body] = RESPONSE_BODY.exec(reading.rest) ?? [];
  if (body !== undefined) return parseResponseBodyClaim(after(reading, body));

  const [subject = ''] = SUBJECT.exec(reading.rest) ?? [];
  const next = after(reading, subject);
  switch (subject) {
    case 'delivered':
    case 'exhausted':
      return next.rest.trim() === ''
        ? { kind: 'ending', ending: subject }
        : { kind: 'count', of: subject, ...parseCount(next) };
    case 'deliveries':
      return { kind: 'count', of: subject, ...parseCount(next) };
    case 'attempts':
      return { kind: 'attempts', ...parseCount(next) };
    case 'statuses':
      return { kind: 'statuses', runs: parseList(parseEquals(next), parseStatusRun) };
    case 'status': {
      const { operator, value } = parseOperator(next, ['=', '!=']);
      return { kind: 'status', operator, oneOf: parseList(value, parseStatusPattern) };
    }
    default:
      return parseLatency(reading, subject, next);
  }
}

function parseLatency(reading: ExpectationReading, subject: string, next: ExpectationReading): Claim {
  const statistic = LATENCY_STATISTICS.find((candidate) => `latency.${candidate}` === subject);
  if (statistic === undefined) {
    const nearest = subject === 'latency' ? SUBJECTS.slice(-4) : nearestNames(subject, SUBJECTS);
    throw cannotRead(reading, 'a claim (such as delivered or attempts=2)', didYouMean(nearest));
  }
  const { operator, value } = parseOperator(next, OPERATORS);
  const limitMs = parseDuration(value.rest.trim());
  if (limitMs === undefined) throw cannotRead(value, 'a duration with its unit (500ms, 1.5s)');
  return { kind: 'latency', statistic, operator, limitMs };
}

function parseCount(reading: ExpectationReading): { readonly operator: Operator; readonly value: number } {
  const { operator, value } = parseOperator(reading, OPERATORS);
  const text = value.rest.trim();
  if (!WHOLE_NUMBER.test(text)) throw cannotRead(value, 'a whole number');
  return { operator, value: Number(text) };
}

function parseEquals(reading: ExpectationReading): ExpectationReading {
  return parseOperator(reading, ['=']).value;
}

function parseList<Item>(reading: ExpectationReading, parse: (text: string) => Item | undefined): Item[] {
  const items: Item[] = [];
  let unread = reading;
  for (;;) {
    const [text = '', separator] = unread.rest.split(/(,)/, 2);
    const item = parse(text.trim());
    if (item === undefined) {
      const advice = didYouMean(nearestNames(text.trim(), STATUS_WORDS));
      throw cannotRead(unread, 'a status (500, 2xx, timeout, error, refused, reset)', advice);
    }
    items.push(item);
    if (separator === undefined) return items;
    unread = after(unread, `${text}${separator}`);
  }
}

function after({ whole, rest }: ExpectationReading, read: string): ExpectationReading {
  return { whole, rest: rest.slice(read.length) };
}
