import * as z from 'zod';
import type { EventTypeEntry } from '../../../events/event-type.ts';
import { findEvents } from '../../events/find-events.ts';
import { defineTool } from '../tool.ts';

/** `list_events`: every name, or those that match with what is known about them. */
export const LIST_EVENTS = defineTool({
  name: 'list_events',
  title: 'List event types',
  description:
    'List the event types that ClickFunnels sends. Without "match", only the names by section; with it, what each one means.',
  readOnly: true,
  input: {
    match: z.string().optional().describe('A name, a part of one, or a pattern such as subscription.*'),
  },
  run: ({ match }, { customEvents }) => {
    const entries = findEvents(match, customEvents);
    return match === undefined ? namesBySection(entries) : { events: entries.map(described) };
  },
});

function namesBySection(entries: readonly EventTypeEntry[]) {
  const sections = new Map<string, string[]>();
  for (const { section, name } of entries) sections.set(section, [...(sections.get(section) ?? []), name]);
  return { total: entries.length, sections: Object.fromEntries(sections) };
}

function described({ name, description, versions, catalog, aliases, note }: EventTypeEntry) {
  return {
    ...{ name, description, versions, catalog },
    ...(aliases.length === 0 ? {} : { alsoSpelled: aliases }),
    ...(note === undefined ? {} : { note }),
  };
}
