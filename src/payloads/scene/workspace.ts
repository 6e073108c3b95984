import type { Random } from '../../random/random.ts';
import type { PlaceReference } from '../payload.ts';
import { slug } from '../vocabulary/draw.ts';
import { FUNNEL_NAMES, WORKSPACE_NAMES } from '../vocabulary/workspace-words.ts';
import { identify, namedRecord, type RecordIds } from './record-ids.ts';
import { DAY_MS } from './story-time.ts';

/** The business that everything belongs to. */
export interface SceneWorkspace {
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
export function createWorkspace(random: Random, ids: RecordIds, at: number): SceneWorkspace {
  const name = random.pick(WORKSPACE_NAMES);
  const subdomain = slug(name);
  const createdAt = at - random.integer(460, 1_200) * DAY_MS - random.integer(0, DAY_MS);
  const { id, publicId } = identify(ids, 'Workspace', createdAt);
  return {
    id,
    publicId,
    teamId: ids.next('Team', createdAt),
    name,
    subdomain,
    siteUrl: `https://${subdomain}.myclickfunnels.example`,
    createdAt,
    updatedAt: at - random.integer(1, 20) * DAY_MS - random.integer(0, DAY_MS),
  };
}

/** Builds a page in a funnel of the workspace. */
export function createStorefront(
  random: Random,
  ids: RecordIds,
  workspace: SceneWorkspace,
  pageNames: readonly string[],
): Storefront {
  const page = namedRecord(ids, 'Page', random.pick(pageNames));
  const funnel = namedRecord(ids, 'Funnel', random.pick(FUNNEL_NAMES));
  return { page, funnel, pageUrl: `${workspace.siteUrl}/${slug(page.name)}` };
}
