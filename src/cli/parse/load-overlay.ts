import type { EventTypeEntry } from '../../events/event-type.ts';
import { findEventType } from '../../events/find-event-types.ts';
import { createLearnedBodies } from '../../learning/apply/create-learned-bodies.ts';
import type { Overlay } from '../../learning/overlay/overlay.ts';
import { readOverlay } from '../../learning/overlay/read-overlay.ts';
import type { LearnedBodies } from '../../payloads/learned-bodies.ts';
import { shownPath } from '../../source/read-source.ts';

/** An overlay as commands use it. */
export interface LoadedOverlay {
  /** The file, as it is shown. */
  readonly file: string;
  readonly bodies: LearnedBodies;
  /** The event types that only the workspace has. */
  readonly customEvents: readonly EventTypeEntry[];
}

/**
 * Reads an overlay and makes the event types that the catalog does not have.
 *
 * @throws SimulatorError with the line of what is wrong with the file.
 */
export async function loadOverlay(path: string, cwd: string): Promise<LoadedOverlay> {
  const overlay = await readOverlay(path, cwd);
  return {
    file: shownPath(path, cwd),
    bodies: createLearnedBodies(overlay),
    customEvents: await ownEventTypes(overlay),
  };
}

async function ownEventTypes({ events }: Overlay): Promise<readonly EventTypeEntry[]> {
  const unknown = events.filter(({ eventType }) => findEventType(eventType) === undefined);
  if (unknown.length === 0) return [];
  const { createCustomEventType } = await import('../../payloads/custom-event.ts');
  return unknown.map(({ eventType, apiVersion, subjectType }) =>
    createCustomEventType({
      name: eventType,
      schema: { type: 'object' },
      versions: [apiVersion],
      description: 'An event type of your own, learned from your deliveries.',
      ...(subjectType === undefined ? {} : { subjectType }),
    }),
  );
}
