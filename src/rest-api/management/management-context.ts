import type { EventTypeEntry } from '../../events/event-type.ts';
import type { WorkspaceService } from '../../workspace/workspace-service.ts';
import type { CheckBoard, CheckRequest } from '../control/check-board.ts';
import type { ReceivedBoard } from '../control/received-board.ts';
import type { ApiFaultBoard } from './api-fault-board.ts';

/** Runs checks, and tells how they go. */
export interface CheckDesk {
  readonly board: CheckBoard;
  /**
   * Begins a run.
   *
   * @throws SimulatorError `not-found` for an endpoint that does not exist, `invalid-option` for such a check.
   */
  readonly run: (request: CheckRequest) => void;
}

/** What the routes of both APIs work on. */
export interface ManagementContext {
  readonly workspace: WorkspaceService;
  /** Event types of the user's own. */
  readonly customEvents: readonly EventTypeEntry[];
  /** Runs checks from the control API. @default none are run */
  readonly checks?: CheckDesk;
  /** The receiver of this process. @default there is none */
  readonly received?: ReceivedBoard;
  /** What goes wrong with ClickFunnels' API. @default nothing */
  readonly apiFaults?: ApiFaultBoard;
  /** Whether a secret is shown when it is made, and never again. @default false */
  readonly secretsOnce?: boolean;
  /** What the control API requires a token for. @default 'nothing' */
  readonly tokenFor?: 'nothing' | 'writes' | 'everything';
}
