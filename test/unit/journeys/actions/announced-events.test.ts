import { expect, it } from 'vitest';
import { findEventType } from '../../../../src/events/find-event-types.ts';
import { ACTIONS, CREATIONS } from '../../../../src/journeys/actions/registry.ts';
import { JOURNEYS } from '../../../support/journeys/built-in-journeys.ts';
import { tell } from '../../../support/journeys/stories.ts';

const CREATABLE = CREATIONS.flatMap(({ emits }) => emits);

it('raises no event that its action does not announce', () => {
  for (const journey of JOURNEYS) {
    for (const { step, entry } of tell(journey).events) {
      const [verb = ''] = step.split(' ');
      const announced =
        verb === 'create'
          ? CREATABLE
          : (ACTIONS.find((action) => action.verb === verb)?.emits ?? [entry.name]);

      expect(announced, step).toContain(entry.name);
    }
  }
});

it('announces only events that there are', () => {
  for (const { emits } of [...ACTIONS, ...CREATIONS]) {
    for (const name of emits) expect(findEventType(name)?.name).toBe(name);
  }
});
