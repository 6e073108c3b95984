import type { LookupAddress } from 'node:dns';
import { expect, it } from 'vitest';
import { lookupBothFamilies } from '../../../src/transport/localhost-lookup.ts';

it.each(['localhost', 'LOCALHOST', 'shop.localhost'])('finds both loopback addresses of %s', async (name) => {
  const addresses = await lookUp(name);

  expect(addresses.map(({ address }) => address)).toEqual(expect.arrayContaining(['127.0.0.1', '::1']));
  expect(new Set(addresses.map(({ address }) => address)).size).toBe(addresses.length);
});

it.each(['name.invalid', 'localhost.invalid'])('fails for %s as the system does', async (name) => {
  await expect(lookUp(name)).rejects.toMatchObject({ syscall: 'getaddrinfo' });
});

it('leaves an address as it is', async () => {
  expect(await lookUp('127.0.0.2')).toEqual([{ address: '127.0.0.2', family: 4 }]);
});

function lookUp(name: string): Promise<LookupAddress[]> {
  return new Promise((resolve, reject) => {
    lookupBothFamilies(name, { all: true }, (error, addresses) => {
      if (error !== null) reject(error);
      else resolve(Array.isArray(addresses) ? addresses : []);
    });
  });
}
