import { isSuccess } from '../delivery/outcome.ts';
import { SimulatorError } from '../errors/simulator-error.ts';
import { describeCause } from '../internal/system-error.ts';
import { createLoadEvents, type LoadEvents } from './load-events.ts';
import type { LoadEvent, LoadOptions } from './load-options.ts';
import { loadWorker } from './load-worker.ts';

/** What Artillery is about to send. */
export interface ArtilleryRequest {
  url?: string;
  body?: unknown;
  headers?: Record<string, string>;
  followRedirect?: boolean;
  /** What the scenario says about the event. */
  clickfunnels?: LoadEvent;
  [parameter: string]: unknown;
}

/** What Artillery knows of a virtual user. */
export interface ArtilleryContext {
  readonly vars: Record<string, unknown>;
  readonly funcs?: {
    /** Fills in what stands between double braces. */
    readonly $template?: (text: string) => unknown;
  };
}

/** Where Artillery counts. */
export interface ArtilleryEvents {
  /** Adds to a counter. */
  emit(type: 'counter', name: string, value: number): unknown;
}

/** How Artillery is told that a hook is done. */
export type ArtilleryDone = (error?: Error) => void;

/** Lines that Artillery's own client writes. */
const OF_THE_CLIENT = new Set(['host', 'connection', 'content-length']);
const NO_OPTIONS: LoadOptions = {};
/** By the options of a script, which are one object in each worker. */
const WORKERS = new WeakMap<LoadOptions, LoadEvents>();
/** By the virtual user, whose requests follow each other. */
const SENT = new WeakMap<ArtilleryContext, { readonly isForged: boolean }>();

/**
 * `beforeRequest: signEvent`: makes the body of an event and signs it, for a request that has `clickfunnels: { eventType }`.
 * What is wrong with the script ends the test with one sentence.
 */
export function signEvent(
  request: ArtilleryRequest,
  context: ArtilleryContext,
  _events: ArtilleryEvents,
  done: ArtilleryDone,
): void {
  try {
    const { clickfunnels: wanted, url = '' } = request;
    if (wanted === undefined) throw noEvent();
    const target = String(context.funcs?.$template?.(url) ?? url);
    const made = eventsOf(context).next(wanted, target);
    const lines = made.request.headers.filter(([name]) => !OF_THE_CLIENT.has(name.toLowerCase()));
    delete request.clickfunnels;
    Object.assign(request, {
      url: target,
      body: Buffer.from(made.request.body),
      headers: { ...request.headers, ...Object.fromEntries(lines) },
      followRedirect: false,
    });
    SENT.set(context, { isForged: made.isForged });
    context.vars['eventId'] = made.eventId;
    context.vars['eventType'] = made.eventType;
    done();
  } catch (error) {
    const told = inOneSentence(error);
    endTest(told);
    done(told);
  }
}

/**
 * `afterResponse: countResponse`: counts deliveries as ClickFunnels does, whose list of success codes is its own, and
 * forged requests by whether they were rejected.
 */
export function countResponse(
  _request: ArtilleryRequest,
  response: { readonly statusCode: number },
  context: ArtilleryContext,
  events: ArtilleryEvents,
  done: ArtilleryDone,
): void {
  const isAccepted = isSuccess({ kind: 'response', statusCode: response.statusCode });
  const kind = SENT.get(context)?.isForged
    ? `forged_${isAccepted ? 'accepted' : 'rejected'}`
    : isAccepted
      ? 'delivered'
      : 'failed';
  events.emit('counter', `clickfunnels.${kind}`, 1);
  done();
}

function eventsOf({ vars }: ArtilleryContext): LoadEvents {
  const options = optionsIn(vars);
  const known = WORKERS.get(options);
  if (known !== undefined) return known;
  const environment = environmentIn(vars);
  const testId = vars['$testId'];
  const events = createLoadEvents(
    // All workers of a test have one seed.
    { ...(typeof testId === 'string' ? { seed: testId } : {}), ...options },
    { worker: loadWorker(environment), secret: environment['CF_WEBHOOK_SIM_SECRET'] },
  );
  WORKERS.set(options, events);
  return events;
}

function optionsIn(vars: ArtilleryContext['vars']): LoadOptions {
  const options = vars['clickfunnels'];
  return typeof options === 'object' && options !== null ? options : NO_OPTIONS;
}

function environmentIn(vars: ArtilleryContext['vars']): Record<string, string | undefined> {
  const environment = vars['$env'] ?? vars['$processEnvironment'];
  return typeof environment === 'object' && environment !== null ? { ...environment } : {};
}

/** Ends the worker, which ends the test with a non-zero exit code; Artillery prints the sentence. */
function endTest(error: Error): void {
  queueMicrotask(() => {
    throw error;
  });
}

/** An error that Artillery prints as one sentence, without where it was thrown. */
function inOneSentence(error: unknown): Error {
  const sentence = `cf-webhook-sim: ${error instanceof SimulatorError ? error.message : describeCause(error)}`;
  return Object.assign(new Error(sentence), { stack: sentence });
}

function noEvent(): SimulatorError {
  return new SimulatorError({
    code: 'invalid-option',
    problem: 'A request with "beforeRequest: signEvent" says nothing about its event.',
    cure: 'Add, for example, clickfunnels: { eventType: order.created } to it.',
  });
}
