import { isSuccess } from '../../../delivery/outcome.ts';
import type { OutgoingEvent } from '../../../events/outgoing-event.ts';
import { isJsonObject, type JsonObject } from '../../../internal/json.ts';
import type { Check } from '../../engine/check.ts';
import type { CheckContext } from '../../engine/check-context.ts';
import { broken, type Finding, kept, unseen } from '../../engine/finding.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import { WEBHOOKS_PAGE } from '../documentation.ts';
import { responsesInWords } from '../judge-forgeries.ts';

/** Sizes at which body parsers stop by default: 100 kB in Express, 1 MB in Fastify and many proxies. */
const SIZES_KB = [50, 101, 500, 950] as const;
const LARGE_KB = 5_000;

const NOTHING_ACCEPTED = 'A plain event was not accepted either when a large one was rejected.';

const WHY =
  'A form with long answers, an order with many items or a post with embedded pictures makes a body of several hundred kilobytes. Body parsers stop at 100 kB by default: the delivery gets a 413 before any of your code runs, eight times, and is lost.';
const FIX =
  'Raise the limit of the body parser to 5 MB, and that of a proxy in front (client_max_body_size in nginx).';

/** PAY-03a: bodies as they really come. */
export const bodySize: Check = {
  id: 'PAY-03a',
  group: 'payloads',
  level: 'must',
  promise: 'accepts bodies of up to 950 kB',
  sends: `events of ${SIZES_KB.join(', ')} kB, until one is rejected`,
  decides: 'every response is a 2xx that ClickFunnels counts as success',
  requests: SIZES_KB.length + 1,
  needs: [],
  bulky: true,
  why: WHY,
  fix: FIX,
  docs: WEBHOOKS_PAGE,
  run: (context) => growUntilRefused(context, SIZES_KB),
};

/** PAY-03b: more than is likely. */
export const largeBody: Check = {
  id: 'PAY-03b',
  group: 'payloads',
  level: 'info',
  promise: 'accepts a body of 5 MB',
  sends: 'an event of 5 MB',
  decides: 'the response is a success',
  requests: 2,
  needs: [],
  bulky: true,
  follows: ['PAY-03a'],
  why: 'The size of the largest ClickFunnels bodies is unknown.',
  fix: FIX,
  docs: WEBHOOKS_PAGE,
  run: (context) => growUntilRefused(context, [LARGE_KB]),
};

async function growUntilRefused(context: CheckContext, sizes: readonly number[]): Promise<Finding> {
  const taken: Exchange[] = [];
  for (const size of sizes) {
    const exchange = await context.send({ about: `${size} kB`, event: eventOfSize(context, size) });
    if (!isSuccess(exchange.result.outcome)) {
      // A receiver that accepts nothing any more says nothing about sizes.
      const plain = await context.send({ about: 'a plain event', event: context.event() });
      if (!isSuccess(plain.result.outcome)) return unseen(NOTHING_ACCEPTED, [plain, exchange]);
      const largest = taken.at(-1)?.variation.about;
      const details = largest === undefined ? [] : [`${largest} were accepted`];
      return broken(responsesInWords([exchange]), [exchange], { details });
    }
    taken.push(exchange);
  }
  return kept(`${sizes.at(-1)} kB accepted`);
}

/** A body of a size, by a long note in its `custom_attributes` or beside them. */
function eventOfSize(context: CheckContext, kilobytes: number): OutgoingEvent {
  const small = context.event().body.length;
  const note = 'All work and no play makes a long note. '.repeat(Math.ceil((kilobytes * 1_000 - small) / 40));
  return context.event({ rewrite: (body) => withNote(body, note.slice(0, kilobytes * 1_000 - small)) });
}

function withNote(body: JsonObject, note: string): JsonObject {
  const { data } = body;
  if (!isJsonObject(data)) return body;
  const attributes = data['custom_attributes'];
  const more = isJsonObject(attributes) ? { ...attributes, long_note: note } : { long_note: note };
  return { ...body, data: { ...data, custom_attributes: more } };
}
