import { createStartingLine } from '../../delivery/starting-line.ts';
import { createRandom } from '../../random/random.ts';
import { responseKind } from '../catalogue/response-kind.ts';
import type { Exchange } from '../evidence/exchange.ts';
import { findTraces, type Trace } from '../evidence/observation/trace.ts';
import type { CheckContext } from './check-context.ts';
import type { CheckEnvironment } from './check-environment.ts';
import { createEventMaker, type EventShape } from './check-events.ts';
import { deliverEvent, deliverPlan } from './deliver-event.ts';
import { pause } from './pause.ts';
import { attemptVariation, goneAway, sendVariation } from './send-variation.ts';

/** The control delivery, and the kind of event that it was. */
export interface ControlDelivery {
  readonly exchange: Exchange;
  readonly shape: EventShape;
}

/** What was found out about the receiver of a control delivery; looked for when the first check asks. */
const KNOWN_TRACES = new WeakMap<ControlDelivery, Promise<readonly Trace[]>>();

/** Makes what one check works with. Its chance depends on the seed and its id alone. */
export function createCheckContext(
  checkId: string,
  environment: CheckEnvironment,
  control: ControlDelivery,
): CheckContext {
  const random = createRandom(environment.seed).fork(`check-${checkId}`);
  const makeEvent = createEventMaker(environment, random.fork('events'));
  const { endpoint, oldSecret, probe, processControl, settleMs, signal, timeoutMs } = environment;

  return {
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
        const exchange = await attemptVariation(variation, environment);
        const { outcome } = exchange.result;
        if (responseKind(outcome) === 'unreachable') {
          // What came before has brought it down: that is what there is to judge.
          if (hungUp(exchanges.at(-1))) return exchanges;
          throw goneAway(outcome);
        }
        exchanges.push(exchange);
      }
      return exchanges;
    },
    sendTogether: async (variations) => {
      const line = createStartingLine(variations.length);
      const runners = variations.map((variation) => ({ variation, runner: line.enter() }));
      const settled = await Promise.allSettled(
        runners.map(({ variation, runner }) => sendVariation(variation, environment, { runner })),
      );
      const failure = settled.find((one) => one.status === 'rejected');
      if (failure !== undefined) throw failure.reason;
      return settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    },
    deliverAll: (plan, options) => deliverPlan(plan, options, environment),
    deliver: (event, options) => deliverEvent(event, options, environment),
    traces: () => {
      const known =
        KNOWN_TRACES.get(control) ?? findTraces(createCheckContext('traces', environment, control));
      KNOWN_TRACES.set(control, known);
      return known;
    },
    pause: (ms) => pause(ms, signal),
  };
}

function hungUp(exchange: Exchange | undefined): boolean {
  return exchange !== undefined && responseKind(exchange.result.outcome) === 'hung-up';
}

/** Another event type in the same envelope; not every one exists in V1. */
function shapeOf(eventType: string, { wire }: EventShape): EventShape {
  return { eventType, ...(wire === undefined ? {} : { wire }) };
}
