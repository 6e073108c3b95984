import { createRandom } from '../../random/random.ts';
import { responseKind } from '../catalog/response-kind.ts';
import type { Exchange } from '../evidence/exchange.ts';
import { acquaint } from '../evidence/observation/acquaint.ts';
import { leavesOf } from '../evidence/observation/leaves.ts';
import type { CheckContext } from './check-context.ts';
import type { CheckEnvironment } from './check-environment.ts';
import { createEventMaker, type EventShape } from './check-events.ts';
import { deliverEvent, deliverPlan } from './deliver-event.ts';
import { oncePerRun } from './once-per-run.ts';
import { pause } from './pause.ts';
import { sendCrowd } from './send-crowd.ts';
import { attemptVariation, sendVariation } from './send-variation.ts';

/** The control delivery, and the kind of event that it was. */
export interface ControlDelivery {
  readonly exchange: Exchange;
  readonly shape: EventShape;
}

/** How plain events of the receiver of a control delivery were responded to; sent when the first check asks. */
const PLAIN = new WeakMap<ControlDelivery, Map<string, Promise<Exchange>>>();

const acquaintance = oncePerRun('traces', acquaint);

/** Makes what one check works with. Its chance depends on the seed and its id alone. */
export function createCheckContext(
  checkId: string,
  environment: CheckEnvironment,
  control: ControlDelivery,
): CheckContext {
  const random = createRandom(environment.seed).fork(`check-${checkId}`);
  const makeEvent = createEventMaker(environment, random.fork('events'));
  const { endpoint, oldSecret, probe, processControl, settleMs, signal, timeoutMs } = environment;

  const context: CheckContext = {
    random,
    secret: endpoint.secret,
    oldSecret,
    timeoutMs,
    settleMs,
    signal,
    control: control.exchange,
    probe,
    processControl,
    event: ({ eventType, ...options } = {}) =>
      makeEvent(eventType === undefined ? control.shape : shapeOf(eventType, control.shape), options),
    eventOf: (event, body) => ({ ...event, body: Buffer.from(body) }),
    send: (variation) => sendVariation(variation, environment),
    attempt: (variation, manner) => attemptVariation(variation, environment, manner),
    sendEach: async (variations) => {
      const exchanges: Exchange[] = [];
      for (const variation of variations) {
        if (!environment.isSubscribed(variation.event.type)) continue;
        const exchange = await attemptVariation(variation, environment);
        const { outcome } = exchange.result;
        if (responseKind(outcome) === 'unreachable') {
          // What came before has brought it down: that is what there is to judge.
          if (hungUp(exchanges.at(-1))) {
            await environment.revive?.();
            return exchanges;
          }
          exchanges.push(await sendVariation(variation, environment));
          continue;
        }
        exchanges.push(exchange);
      }
      return exchanges;
    },
    sendTogether: (variations) => sendCrowd(variations, environment),
    deliverAll: (plan, options) => deliverPlan(plan, options, environment),
    deliver: (event, options) => deliverEvent(event, options, environment),
    named: (name) => createCheckContext(name, environment, control),
    acquaintance: () => acquaintance(context),
    plain: (eventType) => {
      if (eventType === control.exchange.variation.event.type) return Promise.resolve(control.exchange);
      const known = PLAIN.get(control) ?? new Map<string, Promise<Exchange>>();
      PLAIN.set(control, known);
      const sent = known.get(eventType) ?? sendPlain(eventType, environment, control);
      known.set(eventType, sent);
      return sent;
    },
    whenAlone: environment.whenAlone,
    isSubscribed: environment.isSubscribed,
    givenValues: valuesIn(environment.overrides),
    pause: (ms) => pause(ms, signal),
  };
  return context;
}

async function sendPlain(
  eventType: string,
  environment: CheckEnvironment,
  control: ControlDelivery,
): Promise<Exchange> {
  const event = createCheckContext(`plain ${eventType}`, environment, control).event({ eventType });
  return await sendVariation({ about: eventType, event }, environment);
}

/** Every text and number that overrides put into events. */
function valuesIn({
  set = {},
  setJson = {},
  merge = [],
}: CheckEnvironment['overrides']): ReadonlySet<string> {
  return new Set(
    [set, setJson, ...merge].flatMap((values) => leavesOf({ ...values }).map(({ value }) => String(value))),
  );
}

function hungUp(exchange: Exchange | undefined): boolean {
  return exchange !== undefined && responseKind(exchange.result.outcome) === 'hung-up';
}

/** Another event type in the same envelope; not every one exists in V1. */
function shapeOf(eventType: string, { wire }: EventShape): EventShape {
  return { eventType, ...(wire === undefined ? {} : { wire }) };
}
