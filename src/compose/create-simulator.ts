import type { CheckReport } from '../checks/engine/check-report.ts';
import type { Clock } from '../clock/clock.ts';
import { createScaledClock } from '../clock/scaled-clock.ts';
import { createSystemClock } from '../clock/system-clock.ts';
import { createVirtualClock } from '../clock/virtual-clock.ts';
import type { PlannedDelivery } from '../delivery/delivery-plan.ts';
import type { Sender } from '../delivery/sender.ts';
import { SimulatorError } from '../errors/simulator-error.ts';
import type { ApiVersion } from '../events/event-type.ts';
import type { EventTypeName } from '../events/webhook-event.ts';
import { explainFaults } from '../faults/apply-faults.ts';
import { resolveFaults } from '../faults/resolve-faults.ts';
import { createEventStream } from '../internal/event-stream.ts';
import type { JourneyDefinition } from '../journeys/journey-definition.generated.ts';
import type { ParameterChoice } from '../journeys/parameter-values.ts';
import { checkCall, checkValue } from '../options/check-call.ts';
import { resolveOptions, SIMULATOR_KINDS } from '../options/resolve-options.ts';
import type { ResolvedOptions, SimulatorOptions } from '../options/simulator-options.ts';
import { readRecording } from '../recording/read-recording.ts';
import type { RecordedDelivery } from '../recording/recorded-delivery.ts';
import { replayPlan } from '../recording/replay-plan.ts';
import type { RunReport } from '../report/run-report.ts';
import type { SimulatorEvent } from '../report/simulator-event.ts';
import { createSender } from '../transport/create-sender.ts';
import { CALL_KINDS } from './call-kinds.ts';
import type { CheckOptions } from './check-options.ts';
import { checkRequest, createPlanner, type Planner } from './plan-deliveries.ts';
import type { JourneyPlanner } from './plan-journeys.ts';
import { reproducingReplay, reproducingRun, reproducingSend } from './reproducing-code.ts';
import { runAndReport } from './run-and-report.ts';
import { keepFirst, sentDelivery } from './sent-delivery.ts';
import type {
  DeliverOptions,
  EventRequest,
  JourneyOptions,
  PlanOptions,
  RunOptions,
  SendOptions,
  SentDelivery,
  Simulator,
  VirtualSimulator,
} from './simulator.ts';

/**
 * Makes a simulator of ClickFunnels' outgoing webhooks for one receiver.
 *
 * @throws SimulatorError `unknown-option`, `invalid-option`, `invalid-url` or `remote-target-refused`.
 * @example
 * await using simulator = createSimulator({ to: 3000, secret, clock: 'virtual', seed: 7 });
 * const delivery = await simulator.send('order.created', { set: { 'data.total_amount': '49.00' } });
 * console.log(delivery.status, delivery.attempts.length);
 * @example
 * await using simulator = createSimulator({ to: app, path: '/webhooks', secret, clock: 'virtual', seed: 7 });
 */
export function createSimulator<Own extends string = never, Version extends ApiVersion = never>(
  options: SimulatorOptions<Own, Version> & { readonly clock: 'virtual' | 'manual' },
): VirtualSimulator<Own, Version>;
export function createSimulator<Own extends string = never, Version extends ApiVersion = never>(
  options: SimulatorOptions<Own, Version>,
): Simulator<Own, Version>;
export function createSimulator(options: SimulatorOptions): Simulator {
  const resolved = resolveOptions(options);
  const { clock, receiver, storyTime: startAt } = resolved;
  const sender = createSender(receiver, resolved);
  if (clock === 'real') return new EndpointSimulator(resolved, sender, createSystemClock());
  if (typeof clock === 'object') {
    return new EndpointSimulator(resolved, sender, createScaledClock(clock.scale));
  }
  const virtual = createVirtualClock({ startAt, manual: clock === 'manual' });
  return new EndpointSimulator(resolved, sender, virtual);
}

const RUN_AND_PLAN = { ...CALL_KINDS.run, ...CALL_KINDS.plan };
/** What someone may look for in the options of a call. */
const ELSEWHERE = { call: 'createSimulator()', names: Object.keys(SIMULATOR_KINDS) };

class EndpointSimulator<C extends Clock> implements Simulator {
  readonly seed: string;
  readonly clock: C;
  readonly #options: ResolvedOptions;
  readonly #sender: Sender;
  readonly #stream = createEventStream<SimulatorEvent>();
  /** What runs, and what stops it. */
  readonly #running = new Map<AbortController, Promise<unknown>>();
  readonly #planner: Planner;
  #journeyPlanner: JourneyPlanner | undefined;
  #isClosed = false;
  #deliveriesPlanned = 0;

  constructor(options: ResolvedOptions, sender: Sender, clock: C) {
    this.seed = options.seed;
    this.clock = clock;
    this.#options = options;
    this.#planner = createPlanner(options);
    this.#sender = sender;
  }

  get events(): AsyncIterable<SimulatorEvent> {
    return this.#stream.events;
  }

  subscribe(listener: (event: SimulatorEvent) => void): () => void {
    return this.#stream.subscribe(listener);
  }

  send<Name extends EventTypeName, Asked extends ApiVersion>(
    eventType: Name,
    options?: SendOptions<Name, Asked>,
  ): Promise<SentDelivery<Name, Asked>>;
  send(eventType: string, options?: SendOptions): Promise<SentDelivery>;
  async send(eventType: string, options: SendOptions = {}): Promise<SentDelivery> {
    checkValue('send()', 'eventType', 'text', eventType);
    checkCall('send()', options, CALL_KINDS.send, ELSEWHERE);
    const { signal, onAttempt, faults, ...event } = options;
    const requests = [{ ...event, eventType }];
    const planOptions = faults === undefined ? {} : { faults };
    const sent = keepFirst(this.#planner(requests, planOptions));
    const report = await this.#sendPlan(sent.plan, requests, {
      ...planOptions,
      ...(signal === undefined ? {} : { signal }),
      ...(onAttempt === undefined ? {} : { onAttempt }),
    });
    const [delivery] = report.deliveries;
    if (delivery === undefined) throw closed();
    return sentDelivery(delivery, sent.body());
  }

  plan(requests: Iterable<EventRequest>, options: PlanOptions = {}): Iterable<PlannedDelivery> {
    checkValue('plan()', 'requests', 'iterable', requests);
    checkCall('plan()', options, CALL_KINDS.plan, ELSEWHERE);
    return this.#planner(requests, options);
  }

  async sendAll(
    requests: Iterable<EventRequest>,
    options: RunOptions & PlanOptions = {},
  ): Promise<RunReport> {
    checkValue('sendAll()', 'requests', 'iterable', requests);
    checkCall('sendAll()', options, RUN_AND_PLAN, ELSEWHERE);
    if (Array.isArray(requests)) for (const request of requests) checkRequest(request);
    return await this.#sendPlan(this.#planner(requests, options), requests, options);
  }

  async replay(
    recording: string | Iterable<RecordedDelivery>,
    options: RunOptions & PlanOptions = {},
  ): Promise<RunReport> {
    checkValue('replay()', 'recording', 'textOrIterable', recording);
    checkCall('replay()', options, RUN_AND_PLAN, ELSEWHERE);
    const { ratePerSecond, total } = options;
    const faults = resolveFaults(options.faults);
    const recorded = typeof recording === 'string' ? readRecording(recording) : recording;
    const plan = replayPlan(recorded, { seed: this.seed, faults, total, ratePerSecond });
    return await this.#deliver(plan, {
      ...options,
      reproduce: options.reproduce ?? reproducingReplay(this.#options, recording, options),
      concurrency: this.#concurrencyFor(options),
    });
  }

  async run(
    journey: string | JourneyDefinition,
    parameters: ParameterChoice = {},
    options: RunOptions & PlanOptions & JourneyOptions = {},
  ): Promise<RunReport> {
    checkCall('run()', options, { ...RUN_AND_PLAN, ...CALL_KINDS.journey }, ELSEWHERE);
    const plan = await this.#planJourney('run()', journey, parameters, options);
    return await this.#deliver(plan, {
      ...options,
      reproduce: options.reproduce ?? reproducingRun(this.#options, { journey, parameters, options }),
      concurrency: this.#concurrencyFor(options),
    });
  }

  async planJourney(
    journey: string | JourneyDefinition,
    parameters: ParameterChoice = {},
    options: PlanOptions & JourneyOptions = {},
  ): Promise<Iterable<PlannedDelivery>> {
    checkCall('planJourney()', options, { ...CALL_KINDS.plan, ...CALL_KINDS.journey }, ELSEWHERE);
    return await this.#planJourney('planJourney()', journey, parameters, options);
  }

  async deliver(plan: Iterable<PlannedDelivery>, options: DeliverOptions = {}): Promise<RunReport> {
    checkValue('deliver()', 'plan', 'iterable', plan);
    checkCall('deliver()', options, CALL_KINDS.deliver, ELSEWHERE);
    return await this.#deliver(plan, options);
  }

  async check(options: CheckOptions = {}): Promise<CheckReport> {
    checkCall('check()', options, CALL_KINDS.check, ELSEWHERE);
    return await this.#stoppable(options.signal, async (signal) => {
      const { checkReceiver } = await import('./check-receiver.ts');
      const announce = (event: SimulatorEvent) => this.#stream.announce(event);
      return await checkReceiver(this.#options, { ...options, signal }, announce);
    });
  }

  abort(): void {
    for (const stopping of this.#running.keys()) stopping.abort();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.abort();
    await Promise.allSettled([...this.#running.values()]);
    await this.#sender.close();
    this.#stream.end();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #sendPlan(
    plan: Iterable<PlannedDelivery>,
    requests: Iterable<EventRequest>,
    options: RunOptions & PlanOptions,
  ): Promise<RunReport> {
    return await this.#deliver(plan, {
      ...options,
      reproduce: options.reproduce ?? reproducingSend(this.#options, requests, options),
      concurrency: this.#concurrencyFor(options),
    });
  }

  async #planJourney(
    call: string,
    journey: string | JourneyDefinition,
    parameters: ParameterChoice,
    options: PlanOptions & JourneyOptions,
  ): Promise<Iterable<PlannedDelivery>> {
    checkValue(call, 'journey', 'objectOrText', journey);
    checkValue(call, 'parameters', 'object', parameters);
    const { loadJourney } = await import('../journeys/load-journey.ts');
    const { createJourneyPlanner } = await import('./plan-journeys.ts');
    const { customEvents } = this.#options;
    const loaded = await loadJourney(journey, { customEvents });
    this.#journeyPlanner ??= createJourneyPlanner(this.#options);
    return this.#journeyPlanner(loaded, parameters, options);
  }

  async #deliver(plan: Iterable<PlannedDelivery>, options: DeliverOptions): Promise<RunReport> {
    return await this.#stoppable(options.signal, (signal) =>
      runAndReport(plan, options, {
        resolved: this.#options,
        clock: this.clock,
        sender: this.#sender,
        signal,
        nextDeliveryNumber: () => this.#nextDeliveryNumber(),
        announce: (event) => this.#stream.announce(event),
      }),
    );
  }

  /** Does work that the caller's signal, `abort` and `close` stop. */
  async #stoppable<T>(
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    if (this.#isClosed) throw closed();
    const stopping = new AbortController();
    const stop = () => stopping.abort();
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
    const run = work(stopping.signal);
    this.#running.set(stopping, run);
    try {
      return await run;
    } finally {
      this.#running.delete(stopping);
      signal?.removeEventListener('abort', stop);
    }
  }

  #concurrencyFor({ faults }: PlanOptions): number {
    return Math.max(this.#options.concurrency, explainFaults(resolveFaults(faults)).concurrency);
  }

  #nextDeliveryNumber(): number {
    this.#deliveriesPlanned += 1;
    return this.#deliveriesPlanned;
  }
}

function closed(): SimulatorError {
  return new SimulatorError({
    code: 'simulator-closed',
    problem: 'This simulator is closed.',
    cure: 'Create a new one with createSimulator().',
  });
}
