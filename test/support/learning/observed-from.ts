import { type ObservedBody, observedBody } from '../../../src/learning/shape/observed-body.ts';
import type { CapturedBody } from './real-captures.ts';

/** A captured body as a recording gives it. */
export function observedFrom(body: CapturedBody): ObservedBody {
  const found = observedBody({
    event: {
      id: String(body['event_id']),
      type: String(body['event_type']),
      apiVersion: 'v2',
      subjectId: Number(body['subject_id']),
      subjectType: String(body['subject_type']),
      createdAt: Date.parse(String(body['created_at'])),
      body: Buffer.from(JSON.stringify(body)),
    },
    status: 'received',
    attempts: 1,
  });
  if (found === undefined) throw new Error('The body is no JSON object.');
  return found;
}
