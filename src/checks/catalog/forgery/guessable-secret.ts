import type { Check } from '../../engine/check.ts';
import { SIGNATURES_PAGE } from '../documentation.ts';
import { forgedVariation } from '../forgery-check.ts';
import { judgeForgeries } from '../judge-forgeries.ts';

/** What a secret is where no one has set it. */
const UNSET_SECRETS = ['', 'undefined', 'null', 'secret', 'changeme'] as const;

/** AUTH-02c: signatures with a secret that anyone can guess. */
export const guessableSecret: Check = {
  id: 'AUTH-02c',
  group: 'forgery',
  level: 'must',
  promise: 'rejects signatures made with an empty or default secret',
  sends: 'events signed with an empty secret, undefined, null, secret and changeme',
  decides: 'no response is a 2xx',
  requests: UNSET_SECRETS.length,
  needs: [],
  hostile: true,
  follows: ['AUTH-02a'],
  why: 'Next to the configured secret, the receiver accepts one that was never set: an empty second secret meant for rotation, or a default in the code. Anyone can sign with that.',
  fix: 'Remove defaults, and refuse to start when a secret is missing or empty.',
  docs: SIGNATURES_PAGE,
  run: async (context) => {
    const guesses = UNSET_SECRETS.filter((text) => text !== context.secret);
    return judgeForgeries(
      await context.sendEach(
        guesses.map((text) =>
          forgedVariation(
            {
              about: text === '' ? 'signed with an empty secret' : `signed with the secret "${text}"`,
              signature: { secret: { text } },
            },
            context,
          ),
        ),
      ),
    );
  },
};
