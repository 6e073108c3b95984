import { API_VERSIONS, type ApiVersion } from '../../events/event-type.ts';
import { oneOf, type ValueType } from '../value-type.ts';

/** A webhook version: `v1`, `v2`, or the number alone. */
export const API_VERSION: ValueType<ApiVersion> = {
  choices: API_VERSIONS,
  parse: (text) => oneOf(API_VERSIONS).parse(/^\d$/.test(text) ? `v${text}` : text),
};
