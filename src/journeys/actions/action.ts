import type { JsonObject } from '../../internal/json.ts';
import type { Entity, EntityKind, EntityOf } from '../world/entity.ts';
import type { World } from '../world/world.ts';
import type { FieldSpecs } from './field-spec.ts';

/** How one kind of entity comes into a world: the step `create`. Plain data that describes itself, and a function. */
export interface Creation {
  readonly kind: EntityKind;
  /** One line for people. */
  readonly about: string;
  readonly fields: FieldSpecs;
  /** The event types that it may raise, in the order in which it does. */
  readonly emits: readonly string[];
  readonly create: (world: World, name: string, fields: JsonObject) => void;
}

/** Something that can be done to an entity. Plain data that describes itself, and a function. */
export interface Action {
  /** The key of the step. */
  readonly verb: string;
  /** The kinds of entities that it can be done to. */
  readonly takes: readonly EntityKind[];
  /** One line for people. */
  readonly about: string;
  readonly fields: FieldSpecs;
  /** The event types that it may raise, in the order in which it does. */
  readonly emits: readonly string[];
  readonly perform: (world: World, entity: Entity, fields: JsonObject) => void;
}

/** An action on entities of one kind. */
export function actionOn<K extends EntityKind>(
  kind: K,
  definition: Omit<Action, 'takes' | 'perform'> & {
    readonly perform: (world: World, entity: EntityOf<K>, fields: JsonObject) => void;
  },
): Action {
  const { perform, ...rest } = definition;
  return {
    ...rest,
    takes: [kind],
    perform: (world, entity, fields) => perform(world, world.the(kind, entity.name), fields),
  };
}
