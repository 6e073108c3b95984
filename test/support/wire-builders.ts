import type { WireRequestInput } from '../../src/wire/wire-request.ts';

/** Everything that a signed request is made of. */
export function wireRequestInput(parts: Partial<WireRequestInput> = {}): WireRequestInput {
  return {
    url: new URL('http://127.0.0.1:3000/'),
    body: Buffer.from('{"data":{"id":48}}'),
    eventId: '0b6a2f5e-6c1d-4a37-9a40-3f0f5d3c9b11',
    secret: 'test-secret',
    timestamp: 1_768_478_400,
    ...parts,
  };
}
