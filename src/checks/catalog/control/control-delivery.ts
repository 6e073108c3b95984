import { isSuccess } from '../../../delivery/outcome.ts';
import { EVENT_CATALOG } from '../../../events/catalog.ts';
import { createRandom } from '../../../random/random.ts';
import type { FixTopic } from '../../../stacks/stack.ts';
import type { CheckEnvironment } from '../../engine/check-environment.ts';
import { createEventMaker, type EventShape } from '../../engine/check-events.ts';
import type { ControlDelivery } from '../../engine/create-check-context.ts';
import { attemptVariation } from '../../engine/send-variation.ts';
import type { Exchange } from '../../evidence/exchange.ts';
import { responseKind } from '../response-kind.ts';
import { explainRefusal, type RefusalCause } from './explain-refusal.ts';
import { findAgeCheck } from './find-age-check.ts';
import { findOtherAddress } from './find-other-address.ts';
import { findWayOfSigning } from './find-way-of-signing.ts';

/** What became of the control delivery. */
export type ControlOutcome =
  | {
      readonly kind: 'taken';
      readonly control: ControlDelivery;
      /** Other kinds of events that were tried before and refused. */
      readonly refused: readonly Exchange[];
    }
  | {
      readonly kind: 'refused';
      readonly exchanges: readonly Exchange[];
      /** The probable cause, as a sentence. */
      readonly why: string;
      readonly fix: string;
      /** What the fix is about, where languages differ in it. */
      readonly topic: FixTopic | undefined;
      /** Whether anything got through to the receiver. */
      readonly reached: boolean;
    };

/** What receivers most often take, the most usual first; eventually the other envelope and the other version. */
const SHAPES: readonly EventShape[] = [
  { eventType: 'contact.created' },
  { eventType: 'order.created' },
  { eventType: 'form_submission.created' },
  { eventType: 'contact.created', wire: 'observed' },
  { eventType: 'form_submission.created', apiVersion: 'v1' },
];

/** Of the usual ones those that the endpoint is subscribed to, or else whatever it is subscribed to. */
function subscribedShapes({ isSubscribed }: CheckEnvironment): readonly EventShape[] {
  const usual = SHAPES.filter(({ eventType }) => isSubscribed(eventType));
  if (usual.length > 0) return usual;
  return EVENT_CATALOG.filter(({ name }) => isSubscribed(name))
    .slice(0, MOST_SHAPES)
    .map(({ name }) => ({ eventType: name }));
}

/** So many kinds of events are tried. */
const MOST_SHAPES = 5;

/**
 * Looks for a valid delivery that the receiver responds with success. Without one, nothing that it refuses says anything
 * about it.
 *
 * @param eventType What to send; several kinds of events are tried where nothing is named.
 * @throws CheckInterruption when the budget is used up or the run is stopped.
 */
export async function deliverControl(
  environment: CheckEnvironment,
  eventType: string | undefined,
): Promise<ControlOutcome> {
  const makeEvent = createEventMaker(environment, createRandom(environment.seed).fork('control'));
  const shapes = eventType === undefined ? subscribedShapes(environment) : [{ eventType }];
  const refused: Exchange[] = [];
  for (const shape of shapes) {
    const event = makeEvent(shape);
    const exchange = await attemptVariation({ about: `a valid ${event.type}`, event }, environment);
    const { outcome } = exchange.result;
    if (isSuccess(outcome)) return { kind: 'taken', control: { exchange, shape }, refused };
    refused.push(exchange);
    // Whatever else is sent ends in the same way, and takes as long.
    if (['unreachable', 'silent', 'redirect'].includes(responseKind(outcome))) break;
  }

  const [first] = refused;
  if (first === undefined) throw new RangeError('No event type was tried.');
  const reached = responseKind(first.result.outcome) !== 'unreachable';
  const found =
    (await findAgeCheck(shapes[0] ?? SHAPES[0] ?? { eventType: first.variation.event.type }, environment)) ??
    (await findWayOfSigning(first, environment)) ??
    (await findOtherAddress(first, environment));
  const { why, fix, topic }: RefusalCause = found ?? explainRefusal(first.result);
  return { kind: 'refused', exchanges: refused.slice(0, 1), why, fix, topic, reached };
}
