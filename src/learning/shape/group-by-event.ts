import type { ObservedBody } from './observed-body.ts';

/** Deliveries of one event type in one version, as many lists as there are. */
export function groupByEvent<Body extends ObservedBody>(
  bodies: readonly Body[],
): readonly (readonly Body[])[] {
  const groups = new Map<string, Body[]>();
  for (const body of bodies) {
    const name = `${body.apiVersion} ${body.eventType}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [body]);
    else group.push(body);
  }
  return [...groups.values()];
}
