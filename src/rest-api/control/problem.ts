import { STATUS_CODES } from 'node:http';
import type { Response } from 'express';
import { inCommandWords, SimulatorError, type SimulatorErrorCode } from '../../errors/simulator-error.ts';
import { Refusal } from '../refusal.ts';
import { unreadableRequest } from '../request-body.ts';

/** What went wrong, in the form of RFC 9457. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** What to do next. */
  readonly cure?: string;
  /** The stable code of an error of this package. */
  readonly code?: SimulatorErrorCode;
}

const STATUS_OF: Partial<Readonly<Record<SimulatorErrorCode, number>>> = {
  'not-found': 404,
  'simulator-closed': 503,
  'broken-package': 500,
  'data-unreadable': 500,
};

/** The problem that an error is; `undefined` for an error that is not the sender's. */
function problemFrom(error: unknown): Problem | undefined {
  if (error instanceof SimulatorError) {
    const { code } = error;
    const { problem, cure } = inCommandWords(error);
    const status = STATUS_OF[code] ?? 422;
    return { ...titled(status), detail: problem, code, ...(cure === undefined ? {} : { cure }) };
  }
  const refusal = unreadableRequest(error, 'The body is not valid JSON.');
  return refusal === undefined ? undefined : { ...titled(refusal.status), detail: refusal.message };
}

/** Responds with what went wrong. */
export function sendProblem(response: Response, error: unknown, onDefect: (error: unknown) => void): void {
  const problem = problemFrom(error);
  if (problem === undefined) onDefect(error);
  const told = problem ?? { ...titled(500), detail: 'This is a bug in cf-webhook-sim.' };
  if (error instanceof Refusal) response.set(error.headers);
  response
    .status(told.status)
    .set('Content-Type', 'application/problem+json; charset=utf-8')
    .send(Buffer.from(JSON.stringify(told)));
}

function titled(status: number): Pick<Problem, 'type' | 'title' | 'status'> {
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status };
}
