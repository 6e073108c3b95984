import type { JsonObject, JsonValue } from '../../../src/internal/json.ts';
import { isJsonObject } from '../../../src/internal/json.ts';
import { createStore, processEvent } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** It protects the page in which names will stand some day. */
export const escapedNames = defineMember({
  file: 'receivers/pay-08-escaped-names',
  bug: 'stores names escaped for HTML',
  red: ['PAY-08b'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedApp(secret, (event) => {
      processEvent(store, { ...event, data: escaped(event.data) });
      return 200;
    });
    const readState = ({ subjectId }: { readonly subjectId: unknown }): Promise<JsonValue> => {
      const subject = typeof subjectId === 'number' ? store.subjects.get(subjectId) : undefined;
      return Promise.resolve(subject === undefined ? null : { data: subject.data, deleted: subject.deleted });
    };
    return {
      to,
      probe: { describe: 'the store', readState, readEffects: () => Promise.resolve([...store.effects]) },
    };

    function escaped(object: JsonObject): JsonObject {
      return Object.fromEntries(
        Object.entries(object).map(([key, value]) => {
          if (isJsonObject(value)) return [key, escaped(value)];
          const isName = typeof value === 'string' && key.endsWith('_name');
          return [key, isName ? value.replaceAll('&', '&amp;').replaceAll("'", '&#39;') : value];
        }),
      );
    }
  },
});
