import type { JsonObject, JsonValue } from '../../../internal/json.ts';
import type { Random } from '../../../random/random.ts';
import type { Definitions } from '../accepts.ts';
import type { Schema } from '../keywords.ts';

/** That no value was found. */
export const NOTHING: unique symbol = Symbol('nothing');

/** A value, or that none was found. */
export type Drafted = JsonValue | typeof NOTHING;

/** What one body is drafted with. */
export interface Drafting {
  readonly defs: Definitions;
  /** Makes a value from a schema without anything inside: json-schema-faker with our words. */
  readonly leaf: (schema: JsonObject) => unknown;
  /** How often a definition may stand inside of itself. */
  readonly maxDepth: number;
  /** Whether only what is required is drafted. */
  readonly isLean: boolean;
  /** How many values may still be tried; what cannot be found within is given up. */
  work: number;
  /** Once less work than this is left, only what is required is drafted. */
  readonly ampleWork: number;
  /** How often a schema gave nothing, so that it is not tried forever. */
  readonly failures: Map<Schema, number>;
  /** Where drafting failed first in earnest. */
  failure: Spot | undefined;
  /** Where what is required contains itself deeper than bodies go. */
  endless: Spot | undefined;
  /** Drafts what stands inside of a value. */
  readonly draft: (spot: Spot, drafting: Drafting) => Drafted;
}

/** A place in a body for which a value is drafted. */
export interface Spot {
  /** All of them have to hold. */
  readonly schemas: readonly Schema[];
  /** The name of the nearest property. */
  readonly field: string;
  readonly steps: readonly (string | number)[];
  readonly isRequired: boolean;
  /** How often each reference was followed on the way here. */
  readonly seen: ReadonlyMap<string, number>;
  /** How many values may stand here and inside; below one, only what is required. */
  readonly share: number;
  readonly random: Random;
}

/** How values are drafted at one spot. */
export interface Manner {
  /** Only what is required. */
  readonly isLean: boolean;
  /** How many keys of no name are wanted, where what must not be can only be tried. */
  readonly extraKeys: number;
  readonly random: Random;
}
