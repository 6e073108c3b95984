import type { EntityKind } from '../world/entity.ts';

/** What actions make on their own is called after its owner and numbered: `purchase/invoice-1`. */
const OWNED: Readonly<Record<string, { readonly kind: EntityKind; readonly ownerKind: EntityKind }>> = {
  invoice: { kind: 'invoice', ownerKind: 'order' },
  transaction: { kind: 'transaction', ownerKind: 'order' },
  fulfillment: { kind: 'fulfillment', ownerKind: 'order' },
  restock: { kind: 'restock', ownerKind: 'order' },
  variant: { kind: 'variant', ownerKind: 'product' },
  tag: { kind: 'applied-tag', ownerKind: 'contact' },
};
const OWNED_NAME = /^(.+)\/([a-z]+)-(?:\d+|\$\{[^}]*\})$/;

/** Reads a name such as `purchase/invoice-1`; `undefined` where it is none. */
export function ownedName(
  name: string,
): { readonly owner: string; readonly ownerKind: EntityKind; readonly kind: EntityKind } | undefined {
  const [, owner, what = ''] = OWNED_NAME.exec(name) ?? [];
  const owned = Object.hasOwn(OWNED, what) ? OWNED[what] : undefined;
  return owner === undefined || owned === undefined ? undefined : { owner, ...owned };
}
