import { expect, it } from 'vitest';
import { checkMember } from '../../zoo/run-zoo.ts';
import { createStore, probeOf, processEvent } from '../../zoo/store.ts';
import { verifiedHandler } from '../../zoo/verified.ts';
import { defineMember } from '../../zoo/zoo.ts';

it('says nothing about late duplicates when a restart has emptied the state as well', async () => {
  const inMemory = defineMember({
    file: 'a receiver that keeps everything in memory',
    bug: undefined,
    red: [],
    create: (secret) => {
      let store = createStore();
      return {
        to: verifiedHandler(secret, (event) => {
          processEvent(store, event);
          return 200;
        }),
        probe: {
          describe: 'its memory',
          readState: async (about) => (await probeOf(store).readState?.(about)) ?? null,
        },
        processControl: {
          kill: () => Promise.resolve(),
          restart: () => {
            store = createStore();
            return Promise.resolve();
          },
        },
      };
    },
  });

  const { checks } = await checkMember(inMemory, 3, ['IDEM-06b', 'IDEM-06c']);

  expect(checks.filter(({ id }) => id.startsWith('IDEM-06')).map(({ verdict }) => verdict)).toEqual([
    'not-evaluated',
    'not-evaluated',
  ]);
});
