import { selectEventTypes } from '../../events/find-event-types.ts';

/**
 * Returns which deliveries a scope is about. A name stands for its other spellings too; a glob is compared with the names
 * as they were sent.
 *
 * @throws SimulatorError `unknown-event-type` for a scope that no event type fits.
 */
export function eventScope(scope: string | null): (eventType: string) => boolean {
  if (scope === null) return () => true;
  const entries = selectEventTypes([scope], { catalog: 'every' });
  const exact = entries.some(({ name }) => name === scope);
  const names = new Set(entries.flatMap(({ name, aliases }) => (exact ? [name, ...aliases] : [name])));
  return (eventType) => names.has(eventType);
}
