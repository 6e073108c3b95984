import { type Assignment, parseAssignment } from '../../payloads/overrides.ts';
import type { ValueType } from '../value-type.ts';

/** `path=value`; the schema decides the type. */
export const ASSIGNMENT: ValueType<Assignment> = { parse: (text) => parseAssignment(text, '--set') };

/** `path=JSON`. */
export const JSON_ASSIGNMENT: ValueType<Assignment> = {
  parse: (text) => parseAssignment(text, '--set-json'),
};
