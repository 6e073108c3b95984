import type { EntityKind } from '../world/entity.ts';

/** What may stand under one key of a step. References are resolved before a value is held against this. */
export type FieldSpec =
  | {
      /** The name of an entity. */
      readonly type: 'name';
      readonly of: EntityKind;
      readonly about: string;
      readonly required?: true;
    }
  | {
      /** `money`: an amount such as `49.00`. `duration`: `14d`. `whole`: a whole number. */
      readonly type: 'text' | 'money' | 'whole' | 'flag' | 'duration';
      readonly about: string;
      readonly required?: true;
      /** The values that it may have. @default any of its type */
      readonly options?: readonly string[];
      /** For whole numbers. @default 0 */
      readonly minimum?: number;
    }
  | {
      /** A list of keys with values. */
      readonly type: 'list';
      readonly about: string;
      readonly required?: true;
      readonly items: FieldSpecs;
    }
  | {
      /** A list of texts. */
      readonly type: 'texts';
      readonly about: string;
      readonly required?: true;
    }
  | {
      /** Fields of a record by their paths in the payload, e.g. `first_name`; the schema of the record decides. */
      readonly type: 'record';
      readonly about: string;
      readonly required?: true;
    };

/** The keys of a step with what may stand under each. */
export type FieldSpecs = Readonly<Record<string, FieldSpec>>;
