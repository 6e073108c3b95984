/** A body as JSON can hold it: as text where the text gives the same bytes again, in base64 elsewhere. */
export type BodyMembers = { readonly body: string } | { readonly bodyBase64: string };

/** Bytes as {@link BodyMembers}. */
export function bodyMembers(bytes: Uint8Array): BodyMembers {
  try {
    return { body: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { bodyBase64: Buffer.from(bytes).toString('base64') };
  }
}
