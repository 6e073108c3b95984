import type { EventTypeEntry } from '../../events/event-type.ts';
import type { WorkspaceService } from '../../workspace/workspace-service.ts';

/** What the routes of the management API work on. */
export interface ManagementContext {
  readonly workspace: WorkspaceService;
  /** Event types of the user's own. */
  readonly customEvents: readonly EventTypeEntry[];
  /** What the control API requires a token for. @default 'nothing' */
  readonly tokenFor?: 'nothing' | 'writes' | 'everything';
}
