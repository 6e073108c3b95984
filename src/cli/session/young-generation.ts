import { everyRealMs } from '../../clock/wall-clock.ts';

/** How often the size is looked at, in real milliseconds. */
const LOOK_MS = 100;
/** Both halves of the young generation, in bytes; more saves no time for what lives as long as a delivery. */
const ENOUGH_BYTES = 6 * 1024 * 1024;

/**
 * Keeps what V8 sets aside for new objects small: 8 MB instead of 32 to 130, by Node's version. A run of any length makes new
 * objects and keeps few of them, so that the rest would only lie there.
 *
 * @returns A function that ends it.
 */
export function limitYoungGeneration(): () => void {
  const { getHeapSpaceStatistics, setFlagsFromString } = process.getBuiltinModule('node:v8');
  let mayGrow = true;
  const allow = (growth: boolean) => {
    if (growth === mayGrow) return;
    mayGrow = growth;
    // Read whenever V8 would double the size, so that it may change while V8 runs.
    setFlagsFromString(`--semi-space-growth-factor=${growth ? 2 : 1}`);
  };
  const stop = everyRealMs(LOOK_MS, () => {
    const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
    allow((young?.space_size ?? 0) < ENOUGH_BYTES);
  });
  return () => {
    stop();
    allow(true);
  };
}
