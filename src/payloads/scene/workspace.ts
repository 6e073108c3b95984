import { databaseId, publicId } from '../../random/identifiers.ts';
import type { Random } from '../../random/random.ts';
import type { PlaceReference } from '../payload.ts';
import { slug } from '../vocabulary/draw.ts';
import { FUNNEL_NAMES, WORKSPACE_NAMES } from '../vocabulary/workspace-words.ts';
import { DAY_MS } from './story-time.ts';

/** The business that everything belongs to. */
export interface Workspace {
  readonly id: number;
  readonly publicId: string;
  readonly teamId: number;
  readonly name: string;
  readonly subdomain: string;
  /** Where its pages are served, without a slash at the end. The top-level domain is reserved for examples. */
  readonly siteUrl: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A page that visitors act on, and the funnel that it belongs to. */
export interface Storefront {
  readonly page: PlaceReference;
  readonly funnel: PlaceReference;
  readonly pageUrl: string;
}

/** Founds a workspace. */
export function createWorkspace(random: Random, at: number): Workspace {
  const name = random.pick(WORKSPACE_NAMES);
  const subdomain = slug(name);
  return {
    id: random.integer(2_000, 490_000),
    publicId: publicId(random),
    teamId: random.integer(2_000, 490_000),
    name,
    subdomain,
    siteUrl: `https://${subdomain}.myclickfunnels.example`,
    createdAt: at - random.integer(460, 1_200) * DAY_MS - random.integer(0, DAY_MS),
    updatedAt: at - random.integer(1, 20) * DAY_MS - random.integer(0, DAY_MS),
  };
}

/** Builds a page in a funnel of the workspace. */
export function createStorefront(
  random: Random,
  workspace: Workspace,
  pageNames: readonly string[],
): Storefront {
  const page = { id: databaseId(random), public_id: publicId(random), name: random.pick(pageNames) };
  const funnel = { id: databaseId(random), public_id: publicId(random), name: random.pick(FUNNEL_NAMES) };
  return { page, funnel, pageUrl: `${workspace.siteUrl}/${slug(page.name)}` };
}
