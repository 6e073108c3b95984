import type { KindsOf } from '../options/option-kinds.ts';
import type { CheckOptions } from './check-options.ts';
import type {
  DeliverySelection,
  TriggerJourneyOptions,
  TriggerOptions,
  WaitOptions,
} from './local-workspace.ts';
import type {
  DeliverOptions,
  EventOptions,
  EventRequest,
  JourneyOptions,
  PlanOptions,
  RunOptions,
  SendOptions,
} from './simulator.ts';

const EVENT = {
  apiVersion: 'text',
  wire: 'text',
  force: 'flag',
  body: 'bytes',
  set: 'jsonValues',
  setJson: 'jsonValues',
  unset: 'texts',
  merge: 'jsonObjects',
} as const satisfies KindsOf<EventOptions>;

const RUN = {
  signal: 'signal',
  reproduce: 'text',
  keepDeliveries: 'flag',
  expectations: 'list',
  beforeAttempt: 'function',
  onAttempt: 'function',
} as const satisfies KindsOf<RunOptions>;

/** What the options of the simulator's methods have to be, by method. */
export const CALL_KINDS = {
  send: {
    ...EVENT,
    faults: 'objectOrList',
    signal: 'signal',
    onAttempt: 'function',
  } satisfies KindsOf<SendOptions>,
  request: { ...EVENT, eventType: 'text' } satisfies KindsOf<EventRequest>,
  run: RUN,
  plan: { faults: 'objectOrList', total: 'number', ratePerSecond: 'number' } satisfies KindsOf<PlanOptions>,
  journey: {
    repeat: 'number',
    every: 'textOrNumber',
    apiVersion: 'text',
    catalog: 'text',
  } satisfies KindsOf<JourneyOptions>,
  deliver: { ...RUN, concurrency: 'number' } satisfies KindsOf<DeliverOptions>,
  check: {
    only: 'texts',
    exclude: 'texts',
    strict: 'flag',
    requireAll: 'flag',
    stack: 'text',
    receiverCommand: 'texts',
    subscribed: 'texts',
    routes: 'object',
    set: 'jsonValues',
    setJson: 'jsonValues',
    unset: 'texts',
    merge: 'jsonObjects',
    body: 'bytes',
    timeLimitMs: 'number',
    eventType: 'text',
    oldSecret: 'text',
    probe: 'objectOrFunction',
    probeIgnore: 'texts',
    settleMs: 'number',
    convergence: 'object',
    processControl: 'object',
    maxRequests: 'number',
    timeoutMs: 'number',
    concurrency: 'number',
    signal: 'signal',
    onResult: 'function',
    reproduce: 'function',
  } satisfies KindsOf<CheckOptions>,
  trigger: {
    ...EVENT,
    pageId: 'number',
    funnelId: 'number',
    faults: 'object',
  } satisfies KindsOf<TriggerOptions>,
  triggerJourney: {
    parameters: 'object',
    repeat: 'number',
    faults: 'object',
  } satisfies KindsOf<TriggerJourneyOptions>,
  deliveries: { endpointId: 'number', eventType: 'text', state: 'text' } satisfies KindsOf<DeliverySelection>,
  wait: { timeoutMs: 'number', signal: 'signal' } satisfies KindsOf<WaitOptions>,
} as const;
