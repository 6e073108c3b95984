import { jsonbOrder } from './key-order.ts';
import { writeText } from './write-text.ts';

/** The keys of objects that have the same ones in the same order, and how these are written. */
export interface ObjectShape {
  /** In the order in which the object has them. */
  readonly keys: readonly string[];
  /** In wire order. */
  readonly sorted: readonly string[];
  /** In wire order, written, with a comma before and a colon behind. */
  readonly written: readonly Uint8Array[];
  /**
   * The shape that was last met under each of the sorted keys. A guess: bodies of one kind are alike, so the next one
   * mostly has the same.
   */
  readonly below: (ObjectShape | undefined)[];
}

/** Shapes that are sorted and written once. */
export interface ShapeMemory {
  /** What stands above the outermost object: has one place below. */
  readonly top: ObjectShape;
  /** Finds the shape of an object that stands at a place below another. */
  readonly find: (keys: readonly string[], above: ObjectShape, place: number) => ObjectShape;
}

/**
 * Makes an empty {@link ShapeMemory}.
 *
 * @param mostKeys How many keys it remembers at most, over all shapes; then it starts anew. About 200 bytes each.
 */
export function createShapeMemory(mostKeys: number): ShapeMemory {
  let known = new Map<string, ObjectShape>();
  let knownKeys = 0;
  const top: ObjectShape = { keys: [], sorted: [], written: [], below: [undefined] };

  const remember = (id: string, shape: ObjectShape) => {
    if (knownKeys + shape.keys.length > mostKeys) {
      known = new Map();
      knownKeys = 0;
      top.below[0] = undefined;
    }
    known.set(id, shape);
    knownKeys += shape.keys.length + 1;
  };

  return {
    top,
    find: (keys, above, place) => {
      const guess = above.below[place];
      if (guess !== undefined && sameKeys(guess.keys, keys)) return guess;

      const id = JSON.stringify(keys);
      let shape = known.get(id);
      if (shape === undefined) {
        shape = shapeOf(keys);
        if (keys.length > mostKeys) return shape;
        remember(id, shape);
      }
      above.below[place] = shape;
      return shape;
    },
  };
}

function shapeOf(keys: readonly string[]): ObjectShape {
  const sorted = jsonbOrder(keys);
  return {
    keys,
    sorted,
    written: sorted.map((key) => Buffer.from(`,${writeText(key)}:`)),
    below: sorted.map(() => undefined),
  };
}

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}
