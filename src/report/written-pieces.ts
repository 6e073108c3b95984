/** So much is written at once, in characters: a report of a million lines is not a million writes. */
const WRITTEN_AT_ONCE = 64 * 1_024;

/** Writes a long text piece by piece, as it is made. */
export function writePieces(pieces: Iterable<string>, write: (text: string) => void): void {
  let waiting: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length < WRITTEN_AT_ONCE) continue;
    write(waiting.join(''));
    waiting = [];
    length = 0;
  }
  if (length > 0) write(waiting.join(''));
}
