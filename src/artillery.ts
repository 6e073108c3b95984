/* `cf-webhook-sim/artillery`: what Artillery calls as its processor to make and sign events in every worker. */

export {
  type ArtilleryContext,
  type ArtilleryDone,
  type ArtilleryEvents,
  type ArtilleryRequest,
  countResponse,
  signEvent,
} from './load/artillery-hooks.ts';
export type { LoadEvent, LoadFaults, LoadOptions } from './load/load-options.ts';
