import { nearestNames } from '../../internal/nearest-names.ts';
import type { EntityKind } from '../world/entity.ts';
import { ownedName } from './owned-names.ts';

/** What is known of a name at one point of a journey, before anything happens. */
export type NameStatus =
  | { readonly state: 'exists'; readonly kind: EntityKind }
  /** Only happening shows: the name holds references. */
  | { readonly state: 'open' }
  | { readonly state: 'deleted' }
  | { readonly state: 'unknown'; readonly nearest: string | undefined };

interface KnownName {
  readonly name: string;
  readonly kind: EntityKind;
  readonly pattern: RegExp;
  /** Whether it exists however the parameters are chosen. */
  readonly isCertain: boolean;
}

const REFERENCE = /\$\{[^}]*\}/;

/** The names that the steps so far have given. */
export class KnownNames {
  readonly #names: KnownName[] = [];
  readonly #deleted = new Set<string>();

  /** Whether a step could not give this name, since an earlier one did for certain. */
  isTaken(name: string): boolean {
    return this.#names.some((known) => known.name === name && known.isCertain && !REFERENCE.test(name));
  }

  /** @param isCertain Whether the step happens however the parameters are chosen. */
  add(name: string, kind: EntityKind, isCertain: boolean): void {
    this.#names.push({ name, kind, pattern: patternOf(name), isCertain });
  }

  /** A step that happens for certain deletes something. */
  delete(name: string): void {
    this.#deleted.add(name);
  }

  find(name: string): NameStatus {
    if (this.#deleted.has(name)) return { state: 'deleted' };
    const known = this.#names.find((one) => one.name === name) ?? this.#matching(name);
    if (known !== undefined) return { state: 'exists', kind: known.kind };
    const owned = ownedName(name);
    if (owned !== undefined) {
      const owner = this.find(owned.owner);
      return owner.state === 'exists' && owner.kind === owned.ownerKind
        ? { state: 'exists', kind: owned.kind }
        : owner.state === 'exists'
          ? { state: 'unknown', nearest: undefined }
          : owner;
    }
    if (REFERENCE.test(name)) return { state: 'open' };
    const [nearest] = nearestNames(
      name,
      this.#names.map((one) => one.name).filter((one) => !this.#deleted.has(one)),
    );
    return { state: 'unknown', nearest };
  }

  #matching(name: string): KnownName | undefined {
    return REFERENCE.test(name) ? undefined : this.#names.find(({ pattern }) => pattern.test(name));
  }
}

function patternOf(name: string): RegExp {
  const parts = name.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(/[\\^$.*+?()|[\]{}]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`);
}
