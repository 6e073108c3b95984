import type { ValueDefinition } from './option-definition.ts';

/** The default of an option, in words; `undefined` where nothing is said of it. */
export function defaultTextOf({ default: value, defaultText }: ValueDefinition): string | undefined {
  return defaultText ?? value;
}
