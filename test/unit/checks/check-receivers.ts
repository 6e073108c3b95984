import { createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CheckReport, CheckResult } from '../../../src/checks/engine/check-report.ts';
import type { CheckOptions } from '../../../src/compose/check-options.ts';
import { createSimulator } from '../../../src/compose/create-simulator.ts';
import { type InProcessReceiver, nodeTarget } from '../../../src/delivery/in-process-target.ts';

export const SECRET = 'secret-of-the-checks';

/** A request as a receiver of these tests sees it. */
export interface SeenRequest {
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** Whether its signature is right; the time is not looked at. */
  readonly genuine: boolean;
}

/** What a receiver of these tests responds: a status, or everything. */
export type SeenResponse =
  | number
  | { readonly status: number; readonly headers?: Record<string, string>; readonly text?: string }
  | 'hang up';

/** A receiver that responds as a function says. */
export function receiverThat(respond: (request: SeenRequest) => SeenResponse): InProcessReceiver {
  return nodeTarget((request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const { headers } = request;
      const timestamp = String(headers['x-webhook-clickfunnels-timestamp'] ?? '');
      const expected = createHmac('sha256', SECRET).update(`${timestamp}.`).update(body).digest('hex');
      const given = respond({
        headers,
        body,
        genuine: headers['x-webhook-clickfunnels-signature'] === expected,
      });
      if (given === 'hang up') response.destroy();
      else if (typeof given === 'number') response.writeHead(given).end();
      else response.writeHead(given.status, given.headers).end(given.text);
    });
  });
}

/** Checks a receiver in the same process. */
export async function checked(to: InProcessReceiver, options: CheckOptions = {}): Promise<CheckReport> {
  await using simulator = createSimulator({ to, secret: SECRET, seed: 5 });
  return await simulator.check(options);
}

/** The result of one check. */
export function resultOf({ checks }: CheckReport, id: string): CheckResult {
  const found = checks.find((result) => result.id === id);
  if (found === undefined) throw new Error(`${id} was not carried out`);
  return found;
}
