/* `cf-webhook-sim/workspace`: a workspace for tests of an integration, with endpoints, events and the management API. */

export type {
  AddEndpointOptions,
  DeliverySelection,
  LocalAttempt,
  LocalDelivery,
  LocalEndpoint,
  LocalEndpoints,
  LocalWorkspace,
  StartWorkspaceOptions,
  TriggerJourneyOptions,
  TriggerOptions,
  Truthy,
  WaitOptions,
} from './compose/local-workspace.ts';
export { startWorkspace } from './compose/start-workspace.ts';
export type { Disturbance } from './delivery/disturbance.ts';
export { SimulatorError } from './errors/simulator-error.ts';
export type { WorkspaceAnnouncement } from './workspace/announcement.ts';
export type { DeliveryState } from './workspace/delivery-record.ts';
