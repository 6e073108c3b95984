import type { Faker } from '@faker-js/faker';
import { faker as sharedFaker } from '@faker-js/faker/locale/en';
import type { Random } from '../random/random.ts';

/**
 * Our own instance with the English words only. The library's shared instance may be the one that a test suite
 * around us has seeded, and its full index loads every language; so the instance is built from the shared one's parts.
 */
const ownFaker: Faker = Reflect.construct(sharedFaker.constructor, [{ locale: sharedFaker.rawDefinitions }]);

/** The modules of Faker by name (`person`, `lorem` …), as hints in the schemas address them. */
export const FAKER_MODULES: Readonly<Record<string, unknown>> = { ...ownFaker };

/** Restarts the modules for one payload: everything they say from now on follows from `random` and `at`. */
export function seedFaker(random: Random, at: number): void {
  ownFaker.seed(random.integer(0, 0x7f_ff_ff_ff));
  ownFaker.setDefaultRefDate(at);
}
