import { type Befallen, SPACINGS_MS, type Variant } from './variant.ts';

/**
 * Makes a variant that ends otherwise as small as it gets: the most promising cut first, and from the beginning again
 * after each that still ends otherwise.
 *
 * @param suspects The events of the subjects whose states differ; without the others it is tried first.
 */
export async function shrinkVariant(
  variant: Variant,
  suspects: ReadonlySet<number>,
  endsOtherwise: (variant: Variant) => Promise<boolean>,
): Promise<void> {
  let smallest = variant;
  for (let cut = await firstThat(cutsOf(smallest, suspects), endsOtherwise); cut !== undefined; ) {
    smallest = cut;
    cut = await firstThat(cutsOf(smallest, suspects), endsOtherwise);
  }
}

async function firstThat(
  cuts: Iterable<Variant>,
  isIt: (variant: Variant) => Promise<boolean>,
): Promise<Variant | undefined> {
  for (const cut of cuts) if (await isIt(cut)) return cut;
  return undefined;
}

/** Smaller variants: without the events of others, without a part of the events, with fewer faults and smaller moves. */
export function* cutsOf({ befallen, spacingMs }: Variant, suspects: ReadonlySet<number>): Generator<Variant> {
  const suspected = befallen.filter(({ event }) => suspects.has(event));
  if (suspected.length > 0 && suspected.length < befallen.length) yield { befallen: suspected, spacingMs };
  for (let size = Math.floor(befallen.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < befallen.length; from += size) {
      const rest = befallen.filter((_, index) => index < from || index >= from + size);
      if (rest.length > 0) yield { befallen: rest, spacingMs };
    }
  }
  for (const [index, one] of befallen.entries()) {
    for (const calmer of calmed(one)) yield { befallen: befallen.with(index, calmer), spacingMs };
  }
  const [nearest] = SPACINGS_MS;
  if (spacingMs !== nearest) yield { befallen, spacingMs: nearest };
}

/** The same event with less that happens to it, the least first. */
function calmed(one: Befallen): readonly Befallen[] {
  const { again, by, killed, lost } = one;
  const faults = [killed, lost, again > 0, by !== 0].filter(Boolean).length;
  return [
    ...(faults > 1 ? [{ ...one, killed: false, lost: false, again: 0, by: 0 }] : []),
    ...(killed ? [{ ...one, killed: false }] : []),
    ...(lost ? [{ ...one, lost: false }] : []),
    ...(again > 0 ? [{ ...one, again: 0 }] : []),
    ...(again > 1 ? [{ ...one, again: 1 }] : []),
    ...(by === 0 ? [] : [{ ...one, by: 0 }]),
    ...(Math.abs(by) > 1 ? [{ ...one, by: Math.sign(by) }] : []),
    ...(Math.abs(by) > 2 ? [{ ...one, by: Math.trunc(by / 2) }] : []),
  ];
}
