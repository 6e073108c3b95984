import type { JsonObject } from '../../internal/json.ts';
import type { Conditions } from '../implied-state.ts';
import type { PlaceReference } from '../payload.ts';
import type { Scene } from '../scene/scene.ts';

/** What a refinement has to work with. */
export interface RefinementRequest {
  readonly scene: Scene;
  readonly conditions: Conditions;
}

/** A resource in which everything agrees, and the page that the event came from. */
export interface Refined {
  /** All columns but those that the refinement leaves to the draft. */
  readonly data: JsonObject;
  readonly page: PlaceReference | null;
  readonly funnel: PlaceReference | null;
}

/** How one resource becomes coherent. */
export interface Refinement {
  /** Columns that the draft fills in, as nothing else has to agree with them; the refinement writes all others. */
  readonly drafts: readonly string[];
  readonly refine: (request: RefinementRequest) => Refined;
}

/** A refined resource whose event did not come from a page, e.g. because a member of the team caused it. */
export function fromNoPage(data: JsonObject): Refined {
  return { data, page: null, funnel: null };
}

/** A refined resource whose event came from the page of the scene. */
export function fromStorefront(data: JsonObject, { storefront }: Scene): Refined {
  return { data, page: storefront.page, funnel: storefront.funnel };
}
