import { identityColumns } from '../scene/record-ids.ts';
import { APPLICATION_NAMES } from '../vocabulary/workspace-words.ts';
import { fromNoPage, type Refined, type Refinement, type RefinementRequest } from './refinement.ts';

/** An application that was connected to the workspace. The names of its last two fields are assumed. */
export const PLATFORM_APPLICATION: Refinement = { drafts: [], refine };

function refine({ scene }: RefinementRequest): Refined {
  const { id, public_id } = identityColumns(scene.ids, 'Platform::Application', scene.time.bornAt);
  return fromNoPage({
    id,
    public_id,
    name: scene.random.fork('application').pick(APPLICATION_NAMES),
    team_id: scene.workspace.teamId,
    workspace_ids: [scene.workspace.id],
  });
}
