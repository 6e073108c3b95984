const utf8 = new TextEncoder();

/**
 * PostgreSQL's jsonb order: by length in UTF-8 bytes, then byte by byte. Event bodies are stored as jsonb and read
 * back before they are sent, so every object on the wire has its keys in this order (observed in every genuine payload).
 */
export function compareJsonbKeys(a: string, b: string): number {
  if (isAscii(a) && isAscii(b)) return compareAscii(a, b);
  return compareBytes(utf8.encode(a), utf8.encode(b));
}

/** The keys in jsonb order. */
export function jsonbOrder(keys: readonly string[]): string[] {
  return [...keys].sort(keys.every(isAscii) ? compareAscii : compareJsonbKeys);
}

function compareAscii(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 127) return false;
  return true;
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  return a.length - b.length || Buffer.compare(a, b);
}
