/** A column of numbers. */
type Column = Float64Array | Uint32Array | Uint8Array;

/** A column of twice the length that begins with the same numbers. */
export function grown(column: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer>;
export function grown(column: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer>;
export function grown(column: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>;
export function grown(column: Column): Column {
  const length = column.length * 2;
  if (column instanceof Float64Array) return filled(new Float64Array(length), column);
  if (column instanceof Uint32Array) return filled(new Uint32Array(length), column);
  return filled(new Uint8Array(length), column);
}

function filled<C extends Column>(into: C, from: Column): C {
  into.set(from);
  return into;
}
