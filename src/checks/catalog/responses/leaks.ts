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
  ['a JavaScript stack trace', /\bat (?:async )?[\w.<>[\] ]*\(?(?:file:\/\/)?[^\s()]+:\d+:\d+\)?/],
  ['a Python stack trace', /Traceback \(most recent call last\)|File "[^"]+", line \d+/],
  ['a Ruby stack trace', /\.rb:\d+:in [`']/],
  ['a PHP stack trace', /#\d+ [^\s]+\.php\(\d+\)|\.php on line \d+/],
  ['a Java stack trace', /\bat [\w.$]+\([\w$]+\.(?:java|kt|scala):\d+\)/],
  ['a Go stack trace', /\bgoroutine \d+ \[running\]/],
];

/** ACK-08a: a response that tells how the receiver is built. */
export const leakedTraces: Check = {
  id: 'ACK-08a',
  group: 'responses',
  level: 'info',
  promise: 'responds without stack traces',
  sends: 'a forged request, a body that is not JSON, and an event with empty data',
  decides: 'no response body contains lines of a stack trace',
  requests: 4,
  needs: [],
  hostile: true,
  why: "Anyone who sends nonsense to the receiver's public URL learns its paths, its libraries and their versions.",
  fix: 'Log the exception, and respond with a status and a short text. Run frameworks in production mode.',
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

/** ACK-08b: a response with which anyone can sign. */
export const leakedSecrets: Check = {
  id: 'ACK-08b',
  group: 'responses',
  level: 'must',
  promise: 'never reveals the secret or the expected signature',
  sends: 'a forged request, a body that is not JSON, and an event with empty data',
  decides: 'no response body or header contains the secret or the valid signature of the request',
  requests: 4,
  needs: [],
  hostile: true,
  why: 'A message such as "expected 5f3a…, got …" hands a stranger the signature for the very body that they sent: with it, the forged request is accepted.',
  fix: 'Say only that the signature is wrong, never what the right one would have been; the same goes for logs that others can read.',
  docs: WEBHOOKS_PAGE,
  run: async (context) => judgeSecrets(context, await context.sendEach(provocations(context))),
};

/** Requests that receivers respond with an error. */
function provocations(context: CheckContext): readonly Variation[] {
  const plain = context.event();
  return [
    { about: 'a forged request', event: plain, signature: 'other-secret' },
    { about: 'a forged request with a short signature', event: plain, signature: 'truncated' },
    { about: 'a body that is not JSON', event: context.eventOf(context.event(), '{"data":') },
    {
      about: 'an event with empty data',
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
  const what = isTold(responseText(first), secret) ? 'the secret' : 'the valid signature';
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
