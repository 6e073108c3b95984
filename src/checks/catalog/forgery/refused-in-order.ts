import { forgeryCheck } from '../forgery-check.ts';
import { judgeCrashes } from '../judge-crashes.ts';

/** AUTH-03b: whatever is refused is refused with a response. */
export const refusedInOrder = forgeryCheck({
  id: 'AUTH-03b',
  group: 'forgery',
  level: 'must',
  promise: 'responds to forged requests (no crash, no hang)',
  sends: 'events without headers, without a timestamp, and signed with another secret',
  decides: 'no response is a 5xx, and no connection is dropped or left hanging',
  judge: judgeCrashes,
  forgeries: ['both-missing', 'missing', 'timestamp-missing', 'other-secret', 'zeros'],
  why: 'A 5xx means that the receiver is broken, and triggers alerts that any stranger can set off. A request without a response holds a connection until it times out; a few hundred of them exhaust the pool.',
  fix: 'Respond 401 in every branch that rejects, including missing headers, and return right after it.',
});
