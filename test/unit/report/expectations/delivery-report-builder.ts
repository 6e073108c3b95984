import type { Outcome } from '../../../../src/delivery/outcome.ts';
import { createExpectationJudge } from '../../../../src/report/expectations/expectation-judge.ts';
import type { ExpectationResult } from '../../../../src/report/expectations/expectation-result.ts';
import { parseExpectation } from '../../../../src/report/expectations/parse-expectation.ts';
import type { AttemptReport, DeliveryReport } from '../../../../src/report/run-report.ts';

/** A status code, `timeout`, or the code of a connection error. */
export type Answer = number | 'timeout' | 'refused' | 'reset' | 'other';

interface DeliveryDraft {
  readonly id?: string;
  readonly eventType?: string;
  readonly status?: DeliveryReport['status'];
  readonly answers?: readonly Answer[];
  /** The body of the last answer. */
  readonly body?: string;
  /** Of every attempt. */
  readonly latencyMs?: number;
  readonly unmade?: number;
}

/** A delivery that was delivered at once, where the draft says nothing else. */
export function aDelivery({
  id = 'd1',
  eventType = 'order.created',
  answers = [200],
  status = answers.at(-1) === 200 ? 'delivered' : 'exhausted',
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
    attempts: answers.map((answer, index) => anAttempt(index + 1, answer, body, latencyMs)),
    unmadeAttempts: Array.from({ length: unmade }, (_, index) => ({
      number: answers.length + index + 1,
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

function anAttempt(number: number, answer: Answer, body: string, latencyMs: number): AttemptReport {
  return {
    number,
    dueAfterMs: 0,
    startedAt: '2026-01-01T00:00:00.000Z',
    signatureTimestamp: 1_767_225_600,
    outcome: outcomeOf(answer),
    explanation: null,
    latencyMs,
    remoteAddress: '127.0.0.1:3000',
    responseExcerpt: typeof answer === 'number' ? body : null,
  };
}

function outcomeOf(answer: Answer): Outcome {
  if (typeof answer === 'number') return { kind: 'response', statusCode: answer };
  if (answer === 'timeout') return { kind: 'timeout', afterMs: 60_000, phase: 'answer' };
  return { kind: 'connection-error', errorCode: answer, message: '' };
}
