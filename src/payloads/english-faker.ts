import type { Faker } from '@faker-js/faker';
import type { Random } from '../random/random.ts';
import { schemaGenerator } from './load-on-demand.ts';

let ownFaker: Faker | undefined;
let modules: Readonly<Record<string, unknown>> | undefined;

/** The modules of Faker by name (`person`, `lorem` …), as hints in the schemas address them. */
export function fakerModules(): Readonly<Record<string, unknown>> {
  modules ??= { ...faker() };
  return modules;
}

/** Restarts the modules for one payload: everything they say from now on follows from `random` and `at`. */
export function seedFaker(random: Random, at: number): void {
  faker().seed(random.integer(0, 0x7f_ff_ff_ff));
  faker().setDefaultRefDate(at);
}

/**
 * Our own instance with the English words only. The library's shared instance may be the one that a test suite
 * around us has seeded, and its full index loads every language; so the instance is built from the shared one's parts.
 */
function faker(): Faker {
  ownFaker ??= createFaker();
  return ownFaker;
}

function createFaker(): Faker {
  const { faker: shared } = schemaGenerator();
  return Reflect.construct(shared.constructor, [{ locale: shared.rawDefinitions }]);
}
