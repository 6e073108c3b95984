import type { Probe } from '../../engine/probe.ts';
import { withoutFields } from './volatile-fields.ts';

/** The same probe, without the fields that change by themselves: see {@link withoutFields}. */
export function steadyProbe({ describe, readState, readEffects }: Probe, ignore: readonly string[]): Probe {
  return {
    describe,
    ...(readState === undefined
      ? {}
      : { readState: async (about) => withoutFields(await readState(about), ignore) }),
    ...(readEffects === undefined ? {} : { readEffects }),
  };
}
