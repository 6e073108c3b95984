import type { ParsedEventOptions } from '../../options/registry.ts';
import type { Overrides } from '../../payloads/overrides.ts';

/** What the options about fields say. */
export function overridesFrom(
  options: Pick<ParsedEventOptions, 'set' | 'setJson' | 'unset' | 'merge'>,
): Overrides {
  return {
    set: Object.fromEntries(options.set.map(({ path, value }) => [path, value])),
    setJson: Object.fromEntries(options.setJson.map(({ path, value }) => [path, value])),
    unset: options.unset,
    merge: options.merge,
  };
}
