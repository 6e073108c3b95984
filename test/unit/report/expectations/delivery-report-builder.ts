import type { Outcome } from '../../../../src/delivery/outcome.ts';
import { createExpectationJudge } from '../../../../src/report/expectations/expectation-judge.ts';
import type { ExpectationResult } from '../../../../src/report/expectations/expectation-result.ts';
import { parseExpectation } from '../../../../src/report/expectations/parse-expectation.ts';
import type { AttemptReport, DeliveryReport } from '../../../../src/report/run-report.ts';

/** A status code, `timeout`, or the code of a connection error. */
export type HttpResponse = number | 'timeout' | 'refused' | 'reset' | 'other';

interface DeliveryDraft {
  readonly id?: string;
  readonly eventType?: string;
  readonly status?: DeliveryReport['status'];
  readonly responses?: readonly HttpResponse[];
  /** The body of the last response. */
  readonly body?: string;
  /** Of every attempt. */
  readonly latencyMs?: number;
  readonly unmade?: number;
}

/** A delivery that was delivered at once, where the draft says nothing else. */
export function aDelivery({
  id = 'd1',
  eventType = 'order.created',
  responses = [200],
  status = responses.at(-1) === 200 ? 'delivered' : 'exhausted',
  body = '',
  latencyMs = 5,
  unmade = 0,
}: DeliveryDraft = {}): DeliveryReport {
  return {
    id,
    eventId: `event-of-${id}`,
    eventType,
    apiVersion: 'v2',
    subjectId: 1,
    endpoint: 'http://127.0.0.1:3000/',
    status,
    faults: [],
    attempts: responses.map((response, index) => anAttempt(index + 1, response, body, latencyMs)),
    unmadeAttempts: Array.from({ length: unmade }, (_, index) => ({
      number: responses.length + index + 1,
      dueAfterMs: 1_000 * index,
    })),
  };
}

/** Deliveries `d1`, `d2`, … of the same draft. */
export function deliveries(count: number, draft: DeliveryDraft = {}): DeliveryReport[] {
  return Array.from({ length: count }, (_, index) => aDelivery({ ...draft, id: `d${index + 1}` }));
}

/** How one expectation fares in a run with these deliveries. */
export function judged(expectation: string, ...run: readonly DeliveryReport[]): ExpectationResult {
  const judge = createExpectationJudge([parseExpectation(expectation)]);
  for (const delivery of run) judge.record(delivery);
  const [result] = judge.results();
  if (result === undefined) throw new Error('one expectation gives one result');
  return result;
}

function anAttempt(number: number, response: HttpResponse, body: string, latencyMs: number): AttemptReport {
  return {
    number,
    dueAfterMs: 0,
    startedAt: '2026-01-01T00:00:00.000Z',
    signatureTimestamp: 1_767_225_600,
    outcome: outcomeOf(response),
    explanation: null,
    latencyMs,
    remoteAddress: '127.0.0.1:3000',
    responseExcerpt: typeof response === 'number' ? body : null,
  };
}

function outcomeOf(response: HttpResponse): Outcome {
  if (typeof response === 'number') return { kind: 'response', statusCode: response };
  if (response === 'timeout') return { kind: 'timeout', afterMs: 60_000, phase: 'response' };
  return { kind: 'connection-error', errorCode: response, message: '' };
}
