import fc from 'fast-check';
import { expect, it } from 'vitest';
import { requireEventType } from '../../../src/events/find-event-types.ts';
import type { JsonObject, JsonValue } from '../../../src/internal/json.ts';
import { createLearnedBodies } from '../../../src/learning/apply/create-learned-bodies.ts';
import { loadLearned } from '../../../src/learning/load-learned.ts';
import { learnOverlay } from '../../../src/learning/overlay/learn-overlay.ts';
import { overlayText } from '../../../src/learning/overlay/overlay-text.ts';
import { createRandom } from '../../../src/random/random.ts';
import { observedFrom } from '../../support/learning/observed-from.ts';
import { formFeatures } from '../../support/learning/tell-apart.ts';
import { folderWith } from '../config/temp-folder.ts';

const KEYS = fc.stringMatching(/^[a-z][a-z_]{0,7}$/);
const LEAVES = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(
    'constructor',
    '__proto__',
    'null',
    'yes',
    '=',
    'paid',
    '2026-01-01',
    '49.00',
    '[]',
    '\u2028',
  ),
);
const { data: DATA } = fc.letrec<{ data: JsonObject; value: JsonValue }>((tie) => ({
  data: fc.dictionary(KEYS, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  value: fc.oneof({ depthSize: 'small' }, LEAVES, fc.array(tie('value'), { maxLength: 3 }), tie('data')),
}));

it('gives bodies that are alike exactly their form, also after the overlay was written and read', async () => {
  await fc.assert(
    fc.asyncProperty(DATA, async (data) => {
      const bodies = [1, 2, 3].map((id) => bodyOf(data, id));
      const { overlay } = learnOverlay(bodies.map(observedFrom));
      const folder = folderWith({ 'learned.yaml': overlayText(overlay) });

      const [one, other] = [createLearnedBodies(overlay), await loadLearned(`${folder}/learned.yaml`)].map(
        (learned) => learned.reshape(bodyOf({}, 9), { ...CONTEXT, random: createRandom('seed') }),
      );

      expect(other).toEqual(one);
      expect(constantForm(one)).toEqual(constantForm(bodies[0]));
    }),
    { numRuns: 60 },
  );
});

const CONTEXT = { eventType: 'contact.created', apiVersion: 'v2', at: Date.UTC(2026, 0, 15) } as const;

function bodyOf(data: JsonValue, id: number): JsonObject {
  const { name, subjectType } = requireEventType('contact.created');
  return {
    event_id: `event-${id}`,
    event_type: name,
    subject_id: id,
    subject_type: subjectType,
    created_at: '2026-01-15T12:00:00.000Z',
    data,
  };
}

/** The form without what varies inside one body: items of a list may be of several kinds. */
function constantForm(body: unknown): ReadonlySet<string> {
  return new Set([...formFeatures(body)].filter((feature) => !feature.includes('[]')));
}
