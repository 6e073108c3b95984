import type { defaultTextOf } from '../src/options/default-text.ts';
import type { OPTION_GROUPS } from '../src/options/option-definition.ts';
import type { environmentVariable, flagOf } from '../src/options/option-name.ts';
import type { OPTIONS } from '../src/options/registry.ts';

/** The text of src/cli/REFERENCE.md. */
export function optionReference(registry: {
  readonly OPTIONS: typeof OPTIONS;
  readonly OPTION_GROUPS: typeof OPTION_GROUPS;
  readonly flagOf: typeof flagOf;
  readonly environmentVariable: typeof environmentVariable;
  readonly defaultTextOf: typeof defaultTextOf;
}): string;
