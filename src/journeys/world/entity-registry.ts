import { nearestNames } from '../../internal/nearest-names.ts';
import { journeyError } from '../journey-error.ts';
import { type Entity, type EntityKind, type EntityOf, isKind } from './entity.ts';

/** Who and what there is in a world, by name. A name that was used once is never free again. */
export class EntityRegistry {
  readonly #entities = new Map<string, Entity>();
  readonly #deleted = new Map<string, Entity>();

  /** @throws SimulatorError `invalid-journey` where the name is taken. */
  requireFree(name: string): void {
    if (!this.#entities.has(name) && !this.#deleted.has(name)) return;
    throw journeyError(`The name "${name}" is already used.`, 'Use another name.');
  }

  /** Puts the new state of an entity in the place of the old one. */
  replace<E extends Entity>(entity: E): E {
    this.#entities.set(entity.name, entity);
    return entity;
  }

  /** The entity of this name as it is; `undefined` where there is none, or none any more. */
  find(name: string): Entity | undefined {
    return this.#entities.get(name);
  }

  /** @throws SimulatorError `invalid-journey` where nothing has this name. */
  get(name: string): Entity {
    const entity = this.#entities.get(name);
    if (entity !== undefined) return entity;
    if (this.#deleted.has(name)) {
      throw journeyError(
        `"${name}" was deleted in an earlier step.`,
        'Create another one, or delete it later.',
      );
    }
    const [nearest] = nearestNames(name, [...this.#entities.keys()]);
    throw journeyError(
      `"${name}" does not exist at this point.`,
      nearest === undefined ? 'Create it first.' : `Did you mean "${nearest}"?`,
    );
  }

  /** @throws SimulatorError `invalid-journey` where nothing has this name, or it is of another kind. */
  the<K extends EntityKind>(kind: K, name: string): EntityOf<K> {
    const entity = this.get(name);
    if (isKind(entity, kind)) return entity;
    throw journeyError(
      `"${name}" has the kind ${entity.kind}, expected ${kind}.`,
      `Use a name of the kind ${kind}.`,
    );
  }

  /** All entities of a kind, in the order in which they were made. */
  all<K extends EntityKind>(kind: K): EntityOf<K>[] {
    return [...this.#entities.values()].filter((entity) => isKind(entity, kind));
  }

  /** Removes an entity. Its name is not free again. */
  remove(entity: Entity): void {
    this.#entities.delete(entity.name);
    this.#deleted.set(entity.name, entity);
  }

  /** An entity that others mention: as it is, or as it last was. */
  recall<K extends EntityKind>(kind: K, name: string): EntityOf<K> {
    const entity = this.#deleted.get(name);
    return entity !== undefined && isKind(entity, kind) ? entity : this.the(kind, name);
  }
}
