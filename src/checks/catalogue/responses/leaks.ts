import { isSearched } from '../../../internal/mask.ts';
import { signBody } from '../../../signature/sign.ts';
import type { Check } from '../../engine/check.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { broken, type Finding, kept } from '../../engine/finding.ts';
import type { Variation } from '../../engine/variation.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';

/** Lines that only a program writes about itself. */
const TRACES: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a stack trace of JavaScript', /\bat (?:async )?[\w.<>[\] ]*\(?(?:file:\/\/)?[^\s()]+:\d+:\d+\)?/],
  ['a stack trace of Python', /Traceback \(most recent call last\)|File "[^"]+", line \d+/],
  ['a stack trace of Ruby', /\.rb:\d+:in [`']/],
  ['a stack trace of PHP', /#\d+ [^\s]+\.php\(\d+\)|\.php on line \d+/],
  ['a stack trace of Java', /\bat [\w.$]+\([\w$]+\.(?:java|kt|scala):\d+\)/],
  ['a stack trace of Go', /\bgoroutine \d+ \[running\]/],
];

/** ACK-08a: a response that tells how the receiver is built. */
export const leakedTraces: Check = {
  id: 'ACK-08a',
  group: 'responses',
  level: 'info',
  promise: 'responds with no stack trace',
  sends: 'a forgery, a body that is no JSON, and an event without content',
  decides: 'no body of a response has lines of a stack trace',
  requests: 4,
  needs: [],
  hostile: true,
  why: 'Whoever sends nonsense to the public address of the receiver learns the paths, the libraries and their versions.',
  fix: 'Log the exception, and respond with a status and a short text. Run frameworks in production mode (NODE_ENV=production).',
  docs: WEBHOOKS_PAGE,
  run: async (context) => {
    const exchanges = await context.sendEach(provocations(context));
    const leaks = exchanges.flatMap((exchange) => {
      const found = TRACES.find(([, pattern]) => pattern.test(bodyOf(exchange)));
      return found === undefined ? [] : [{ exchange, what: found[0] }];
    });
    const [first] = leaks;
    if (first === undefined) return kept(`nothing in ${exchanges.length} responses`);
    return broken(
      `${first.what} in the response to ${first.exchange.variation.about}`,
      leaks.map(({ exchange }) => exchange),
    );
  },
};

/** ACK-08b: a response with which anybody can sign. */
export const leakedSecrets: Check = {
  id: 'ACK-08b',
  group: 'responses',
  level: 'must',
  promise: 'responses neither with the secret nor with the signature that would have been right',
  sends: 'a forgery, a body that is no JSON, and an event without content',
  decides: 'no body or header of a response has the secret or the right signature of the request',
  requests: 4,
  needs: [],
  hostile: true,
  why: 'A message such as "expected 5f3a…, got …" hands a stranger the signature for the very body that they sent: with it the forgery is accepted.',
  fix: 'Say that the signature is wrong, and nothing of what would have been right; neither in the log that others read.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => judgeSecrets(context, await context.sendEach(provocations(context))),
};

/** Requests that receivers respond with an error. */
function provocations(context: CheckContext): readonly Variation[] {
  const plain = context.event();
  return [
    { about: 'a forgery', event: plain, signature: 'other-secret' },
    { about: 'a forgery with a short signature', event: plain, signature: 'truncated' },
    { about: 'a body that is no JSON', event: context.eventOf(context.event(), '{"data":') },
    {
      about: 'an event without content',
      event: context.event({ rewrite: (body) => ({ ...body, data: {} }) }),
    },
  ];
}

function judgeSecrets({ secret }: CheckContext, exchanges: readonly Exchange[]): Finding {
  const leaks = exchanges.filter((exchange) => {
    const { request, timestamp } = exchange;
    const right = signBody({ secret, timestamp, body: request.body });
    const responded = responseText(exchange);
    return (
      isTold(responded, secret) ||
      (responded.includes(right) && !headersText(request.headers).includes(right))
    );
  });
  const [first] = leaks;
  if (first === undefined) return kept(`nothing in ${exchanges.length} responses`);
  const what = isTold(responseText(first), secret) ? 'the secret' : 'the right signature';
  return broken(`${what} in the response to ${first.variation.about}`, leaks);
}

/** A short secret stands in any text by chance, so that its presence proves nothing. */
function isTold(responded: string, secret: string): boolean {
  return isSearched(secret) && responded.includes(secret);
}

function responseText(exchange: Exchange): string {
  return `${headersText(exchange.result.response?.headers ?? [])}\n${bodyOf(exchange)}`;
}

function headersText(headers: readonly (readonly [string, string])[]): string {
  return headers.map(([name, value]) => `${name}: ${value}`).join('\n');
}

function bodyOf({ result }: Exchange): string {
  return Buffer.from(result.response?.body ?? []).toString('utf8');
}
