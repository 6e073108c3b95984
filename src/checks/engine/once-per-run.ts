import type { Exchange } from '../evidence/exchange.ts';
import type { CheckContext } from './check-context.ts';

/** Finds something out about the receiver when it is first asked for in a run, for every check that asks. */
export function oncePerRun<T>(
  name: string,
  findOut: (context: CheckContext) => Promise<T>,
): (context: CheckContext) => Promise<T> {
  const known = new WeakMap<Exchange, Promise<T>>();
  return (context) => {
    const found = known.get(context.control) ?? findOut(context.named(name));
    known.set(context.control, found);
    return found;
  };
}
