import { isJsonObject } from '../../internal/json.ts';
import { CONTACT_TEXTS, type ContactFields } from '../../workspace/records/contact-fields.ts';
import { ids, text } from './parameter-values.ts';
import { wrappedParameters } from './wrapped-parameters.ts';

/**
 * What a request says about a contact. Keys that ClickFunnels does not document are passed over, and blank text counts as
 * nothing (assumed).
 *
 * @throws Refusal 400 without the wrapper.
 */
export function contactParameters(body: unknown): ContactFields {
  const wrapped = wrappedParameters(body, 'contact');
  const texts = CONTACT_TEXTS.flatMap((key) => {
    const value = Object.hasOwn(wrapped, key) ? text(wrapped[key] ?? null) : undefined;
    return value === undefined ? [] : [[key, value.trim() === '' ? null : value.trim()] as const];
  });
  const tagIds = Object.hasOwn(wrapped, 'tag_ids') ? ids(wrapped['tag_ids'] ?? null) : undefined;
  const attributes = wrapped['custom_attributes'];
  return {
    texts: Object.fromEntries(texts),
    ...(tagIds === undefined ? {} : { tagIds: tagIds ?? [] }),
    ...(isJsonObject(attributes) ? { customAttributes: attributes } : {}),
  };
}

/** The same for an upsert, which does not clear what is there (documented). */
export function withoutBlanks({ texts, ...others }: ContactFields): ContactFields {
  return {
    ...others,
    texts: Object.fromEntries(Object.entries(texts).filter(([, value]) => value !== null)),
  };
}
