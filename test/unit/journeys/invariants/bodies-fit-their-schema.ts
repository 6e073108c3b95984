import { validateData } from '../../../../src/payloads/validation.ts';
import { type Invariant, named } from './invariant.ts';

export const BODIES_FIT_THEIR_SCHEMA: Invariant = {
  holds: 'every body fits its schema',
  violations: ({ events }) =>
    events.flatMap((event) =>
      validateData(`v2/${String(event.entry.resource)}`, event.data).map(
        ({ path, message }) => `${named(event)}: ${path} ${message}.`,
      ),
    ),
};
