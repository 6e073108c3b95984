import { forgeryCheck } from '../forgery-check.ts';
import { judgeCrashes } from '../judge-crashes.ts';

/** AUTH-03b: whatever is refused is refused with a response. */
export const refusedInOrder = forgeryCheck({
  id: 'AUTH-03b',
  group: 'forgery',
  level: 'must',
  promise: 'does not crash on a forgery, nor fall silent',
  sends: 'events without headers, without a timestamp, signed with another secret',
  decides: 'no response is a 5xx, no connection is dropped or left waiting',
  judge: judgeCrashes,
  forgeries: ['both-missing', 'missing', 'timestamp-missing', 'other-secret', 'zeros'],
  why: 'A 5xx says that the receiver is broken, and sets off alarms that anybody can ring. A request that never gets a response holds a connection until somebody gives up, and a few hundred of them hold all of them.',
  fix: 'Respond 401 in every branch that refuses, missing headers included, and return after it.',
});
