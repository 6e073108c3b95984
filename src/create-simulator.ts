import type { Clock } from './clock/clock.ts';
import { createScaledClock } from './clock/scaled-clock.ts';
import { createSystemClock } from './clock/system-clock.ts';
import { createVirtualClock } from './clock/virtual-clock.ts';
import type { PlannedDelivery } from './delivery/delivery-plan.ts';
import { dispatch } from './delivery/dispatcher.ts';
import { createHttpSender } from './delivery/http-sender.ts';
import type { Sender } from './delivery/sender.ts';
import { SimulatorError } from './errors.ts';
import { isoTime } from './events/envelope.ts';
import { createEventStream } from './internal/event-stream.ts';
import { packageVersion } from './internal/package-version.ts';
import { type ResolvedOptions, resolveOptions, type SimulatorOptions } from './options.ts';
import { createPlanner, type Planner } from './plan-deliveries.ts';
import { createDeliveryCollector } from './report/delivery-collector.ts';
import { DEFAULT_EXPECTATIONS } from './report/expectations/expectation.ts';
import { createExpectationJudge } from './report/expectations/expectation-judge.ts';
import {
  type DeliveryReport,
  REPORT_SCHEMA,
  type ReportedOptions,
  type RunReport,
} from './report/run-report.ts';
import type { SimulatorEvent } from './report/simulator-event.ts';
import { createSummaryCollector } from './report/summary-collector.ts';
import { judgeRun } from './report/verdict.ts';
import type {
  DeliverOptions,
  EventOrder,
  PlanOptions,
  RunOptions,
  SendOptions,
  Simulator,
} from './simulator.ts';
import { withoutCredentials } from './wire/target.ts';

/**
 * Makes a simulator of ClickFunnels' outgoing webhooks for one receiver.
 *
 * @throws SimulatorError `unknown-option`, `invalid-option`, `invalid-url` or `remote-target-refused`.
 * @example
 * await using simulator = createSimulator({ to: 3000, secret, clock: 'virtual', seed: 7 });
 * const delivery = await simulator.send('order.created', { set: { 'data.total_amount': '49.00' } });
 * console.log(delivery.status, delivery.attempts.length);
 */
export function createSimulator(options: SimulatorOptions): Simulator {
  const resolved = resolveOptions(options);
  return new EndpointSimulator(resolved, createHttpSender(resolved));
}

class EndpointSimulator implements Simulator {
  readonly seed: string;
  readonly clock: Clock;
  readonly #options: ResolvedOptions;
  readonly #sender: Sender;
  readonly #stream = createEventStream<SimulatorEvent>();
  readonly #closing = new AbortController();
  readonly #running = new Set<Promise<unknown>>();
  readonly #planner: Planner;
  #deliveriesPlanned = 0;

  constructor(options: ResolvedOptions, sender: Sender) {
    this.seed = options.seed;
    this.clock = createClock(options);
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

  async send(eventType: string, options: SendOptions = {}): Promise<DeliveryReport> {
    const { signal, ...event } = options;
    const report = await this.sendAll([{ ...event, eventType }], signal === undefined ? {} : { signal });
    const [delivery] = report.deliveries;
    if (delivery === undefined) throw closed();
    return delivery;
  }

  plan(orders: Iterable<EventOrder>, options: PlanOptions = {}): Iterable<PlannedDelivery> {
    return this.#planner(orders, options);
  }

  async sendAll(orders: Iterable<EventOrder>, options: RunOptions & PlanOptions = {}): Promise<RunReport> {
    const needed = (options.faults ?? []).map(({ concurrency }) => concurrency ?? 1);
    const concurrency = Math.max(this.#options.concurrency, ...needed);
    return await this.deliver(this.plan(orders, options), { ...options, concurrency });
  }

  async deliver(plan: Iterable<PlannedDelivery>, options: DeliverOptions = {}): Promise<RunReport> {
    if (this.#closing.signal.aborted) throw closed();
    const run = this.#run(plan, options);
    this.#running.add(run);
    try {
      return await run;
    } finally {
      this.#running.delete(run);
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled([...this.#running]);
    await this.#sender.close();
    this.#stream.end();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #run(plan: Iterable<PlannedDelivery>, options: DeliverOptions): Promise<RunReport> {
    const { secret, clock: _choice, headers, url, ...limits } = this.#options;
    const deliveries: DeliveryReport[] = [];
    const { expectations = [] } = options;
    const judge = createExpectationJudge(expectations.length > 0 ? expectations : DEFAULT_EXPECTATIONS);
    const summary = createSummaryCollector();
    const collector = createDeliveryCollector(secret, (delivery) => {
      judge.record(delivery);
      if (options.keepDeliveries ?? true) deliveries.push(delivery);
    });
    const signals = [this.#closing.signal, ...(options.signal === undefined ? [] : [options.signal])];

    this.#stream.announce({ type: 'run-started', seed: this.seed, endpoint: withoutCredentials(url) });
    await dispatch(plan, {
      ...limits,
      concurrency: options.concurrency ?? limits.concurrency,
      ...(options.beforeAttempt === undefined ? {} : { beforeAttempt: options.beforeAttempt }),
      clock: this.clock,
      sender: this.#sender,
      endpoint: { url, secret, headers },
      signal: AbortSignal.any(signals),
      nextDeliveryId: () => this.#nextDeliveryId(),
      announce: (event) => {
        summary.record(event);
        collector.record(event);
        this.#stream.announce(event);
      },
    });

    const report: RunReport = {
      schema: REPORT_SCHEMA,
      tool: { name: 'cf-webhook-sim', version: packageVersion() },
      seed: this.seed,
      reproduce: options.reproduce ?? `createSimulator(${JSON.stringify(this.#reproducingOptions())})`,
      options: { ...this.#reportedOptions(), concurrency: options.concurrency ?? limits.concurrency },
      deliveries: deliveries.sort(byDeliveryNumber),
      expectations: judge.results(),
      summary: summary.summary(),
      verdict: judgeRun(summary.summary(), judge.results(), { expected: expectations.length > 0 }),
    };
    this.#stream.announce({ type: 'run-finished', report });
    return report;
  }

  #nextDeliveryId(): string {
    this.#deliveriesPlanned += 1;
    return `d${this.#deliveriesPlanned}`;
  }

  /** The options that the events' bytes follow from. */
  #reproducingOptions(): SimulatorOptions {
    const { url, storyTime, apiVersion, wire } = this.#options;
    return {
      to: withoutCredentials(url),
      seed: this.seed,
      now: isoTime(storyTime),
      ...(apiVersion === undefined ? {} : { apiVersion }),
      ...(wire === 'documented' ? {} : { wire }),
    };
  }

  #reportedOptions(): ReportedOptions {
    const { url, apiVersion, wire, storyTime, clock, schedule, timeoutMs, maxWaitMs, concurrency } =
      this.#options;
    return {
      to: withoutCredentials(url),
      apiVersion: apiVersion ?? null,
      wire,
      now: isoTime(storyTime),
      clock: typeof clock === 'object' ? 'scaled' : clock,
      timeScale: typeof clock === 'object' ? clock.scale : clock === 'real' ? 1 : null,
      schedule,
      timeoutMs,
      maxWaitMs: Number.isFinite(maxWaitMs) ? maxWaitMs : null,
      concurrency,
    };
  }
}

function createClock({ clock, storyTime }: ResolvedOptions): Clock {
  if (typeof clock === 'object') return createScaledClock(clock.scale);
  return clock === 'virtual' ? createVirtualClock(storyTime) : createSystemClock();
}

function byDeliveryNumber(a: DeliveryReport, b: DeliveryReport): number {
  return Number(a.id.slice(1)) - Number(b.id.slice(1));
}

function closed(): SimulatorError {
  return new SimulatorError({
    code: 'simulator-closed',
    problem: 'This simulator is closed and sends nothing any more.',
    cure: 'Make a new one with createSimulator().',
  });
}
