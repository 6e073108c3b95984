import { type Invariant, named, subjectOf } from './invariant.ts';

export const NOTHING_AFTER_DELETION: Invariant = {
  holds: 'nothing happens to what was deleted, and it was not deleted before it was created',
  violations: ({ events }) => {
    const gone = new Set<string>();
    const begun = new Set<string>();
    return events.flatMap((event) => {
      const subject = subjectOf(event);
      const wasGone = gone.has(subject);
      const isCreation = /\.created$/.test(event.entry.name);
      const isSecondCreation = isCreation && begun.has(subject);
      begun.add(subject);
      if (event.entry.name.endsWith('.deleted')) gone.add(subject);
      return [
        ...(wasGone ? [`${named(event)} comes after the deletion.`] : []),
        ...(isSecondCreation ? [`${named(event)} comes after other events of it.`] : []),
      ];
    });
  },
};
