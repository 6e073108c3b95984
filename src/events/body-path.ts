/** How deep paths are suggested: `data.line_items[0].price.id` has five steps. */
type DeepestPath = 5;

/**
 * The paths that overrides may name in a body of this type: `data.contact.email_address`, `data.line_items[0].quantity`.
 * Of a list it has the first item, and of open objects none of the keys.
 */
export type BodyPath<Body> = PathsBelow<Body, '', []>;

type PathsBelow<
  Value,
  Before extends string,
  Steps extends readonly 1[],
> = Steps['length'] extends DeepestPath
  ? never
  : Value extends readonly (infer Item)[]
    ? PathTo<Item, `${Before}[0]`, Steps>
    : Value extends object
      ? {
          [Key in keyof Value]-?: PathTo<
            Value[Key],
            Before extends '' ? NamedKey<Key> : `${Before}.${NamedKey<Key>}`,
            Steps
          >;
        }[keyof Value]
      : never;

type PathTo<Value, Path extends string, Steps extends readonly 1[]> =
  | Path
  | PathsBelow<NonNullable<Value>, Path, [...Steps, 1]>;

/** A key with a name; an open object has `string` instead. */
type NamedKey<Key> = Key extends string ? (string extends Key ? never : Key) : never;
