import type { IncomingMessage } from 'node:http';

/** The body of a request, as it was sent; or why it could not be read. */
export type LimitedBody =
  | { readonly kind: 'whole'; readonly body: Buffer }
  | { readonly kind: 'too-large' }
  /** The sender ended the connection before the end of the body. */
  | { readonly kind: 'cut' };

/** Reads the body of a request to its end. Of one beyond the limit nothing is kept. */
export function readBody(request: IncomingMessage, limit: number): Promise<LimitedBody> {
  return new Promise((resolve) => {
    let pieces: Buffer[] = [];
    let length = 0;
    request.on('data', (piece: Buffer) => {
      length += piece.length;
      if (length > limit) pieces = [];
      else pieces.push(piece);
    });
    request.once('end', () =>
      resolve(length > limit ? { kind: 'too-large' } : { kind: 'whole', body: Buffer.concat(pieces) }),
    );
    request.once('error', () => resolve({ kind: 'cut' }));
    request.once('close', () => resolve({ kind: 'cut' }));
  });
}
