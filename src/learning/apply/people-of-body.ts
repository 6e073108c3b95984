import { isJsonObject, type JsonObject, type JsonValue } from '../../internal/json.ts';
import { type PersonalKind, personalKey } from '../../recording/personal/personal-key.ts';
import { textKind } from '../shape/text-kind.ts';

/** What a generated body says of its people and its site, for fields that only the workspace has. */
export interface PeopleOfBody {
  readonly personal: ReadonlyMap<PersonalKind, string>;
  /** The first text of each kind. */
  readonly byKind: ReadonlyMap<string, string>;
}

/** Gathers {@link PeopleOfBody}; the first of each kind counts. */
export function peopleOfBody(body: JsonObject): PeopleOfBody {
  const personal = new Map<PersonalKind, string>();
  const byKind = new Map<string, string>();
  const walk = (key: string, value: JsonValue): void => {
    if (Array.isArray(value)) for (const item of value) walk(key, item);
    else if (isJsonObject(value)) {
      for (const [name, member = null] of Object.entries(value)) walk(name, member);
    } else if (typeof value === 'string' && value !== '') {
      const kind = personalKey(key)?.kind;
      if (kind !== undefined && !personal.has(kind)) personal.set(kind, value);
      const form = textKind(value, key);
      if (!byKind.has(form)) byKind.set(form, value);
    }
  };
  walk('', body);
  return { personal, byKind };
}
