/* The public surface of cf-webhook-sim. Every section begins with a comment and a blank line, so that the formatter sorts within it. */

/* Making and using a simulator */

export type { Clock } from './clock/clock.ts';
export type { ClockControl, VirtualClock } from './clock/virtual-clock.ts';
export { createSimulator } from './compose/create-simulator.ts';
export type {
  DeliverOptions,
  EventOptions,
  EventRequest,
  JourneyOptions,
  PlanOptions,
  RunOptions,
  SendOptions,
  SentDelivery,
  Simulator,
  VirtualSimulator,
} from './compose/simulator.ts';
export { DOCUMENTED_SCHEDULE, type RetrySchedule } from './delivery/retry-schedule.ts';
export type { Freshness } from './events/freshness.ts';
export type { FaultSettings } from './faults/registry.ts';
export type { FaultShare } from './faults/share.ts';
export type { ClockChoice, SimulatorOptions } from './options/simulator-options.ts';
export type { Overrides } from './payloads/overrides.ts';

/* Receivers in the same process */

export {
  type FastifyApplication,
  type FetchApplication,
  type FetchHandler,
  fetchTarget,
  type InProcessReceiver,
  type InProcessTarget,
  type NodeListener,
  nodeTarget,
} from './delivery/in-process-target.ts';

/* Judging a receiver */

export type { CheckGroup, CheckLevel } from './checks/engine/check.ts';
export type {
  ArrivalReport,
  CheckReport,
  CheckResult,
  CheckRunVerdict,
  CheckSummary,
  CheckVerdict,
  ExchangeReport,
} from './checks/engine/check-report.ts';
export type { Effect, Probe, ProbeQuestion } from './checks/engine/probe.ts';
export type { ProcessControl } from './checks/engine/process-control.ts';
export type { CheckOptions } from './compose/check-options.ts';

/* What happens */

export type { AttemptHook, AttemptInQuestion } from './delivery/attempt-hook.ts';
export type { ConnectionErrorCode } from './delivery/connection-error.ts';
export type { Attempt, Delivery, DeliveryEvent } from './delivery/delivery-event.ts';
export type { PlannedDelivery, StoryPlace } from './delivery/delivery-plan.ts';
export type { DeliveryStatus, NextStep, UnmadeAttempt } from './delivery/delivery-state.ts';
export type { CutPoint, Disturbance } from './delivery/disturbance.ts';
export { isSuccess, type Outcome, SUCCESS_STATUS_CODES } from './delivery/outcome.ts';
export type { AttemptResult, HttpResponse } from './delivery/sender.ts';
export type { UpcomingAttempt } from './engine/dispatch-options.ts';
export type { OutgoingEvent } from './events/outgoing-event.ts';
export type { SimulatorEvent } from './report/simulator-event.ts';
export type { HeaderLine, WireRequest } from './wire/wire-request.ts';

/* What comes of it */

export type { RecordedDelivery, RecordedStatus } from './recording/recorded-delivery.ts';
export type { ExpectationResult } from './report/expectations/expectation-result.ts';
export { parseExpectation } from './report/expectations/parse-expectation.ts';
export type {
  AttemptReport,
  DeliveryReport,
  Percentiles,
  ReportedOptions,
  RunReport,
  RunSummary,
  RunVerdict,
} from './report/run-report.ts';

/* The event catalog, and event types of your own */

export { EVENT_CATALOG } from './events/catalog.ts';
export type { WireShape } from './events/envelope.ts';
export type { ApiVersion, Catalog, Certainty, EventTypeEntry, ImpliedState } from './events/event-type.ts';
export { findEventType, selectEventTypes } from './events/find-event-types.ts';
export type { EventTypeName as EventType, EventTypeNameIn, WebhookEvent } from './events/webhook-event.ts';
export { loadLearned } from './learning/load-learned.ts';
export { type CustomEventDefinition, createCustomEventType } from './payloads/custom-event.ts';
export type { LearnedBodies } from './payloads/learned-bodies.ts';

/* Journeys */

export { defineJourney } from './journeys/define-journey.ts';
export type { JourneyParameter } from './journeys/journey.ts';
export type { JourneyDefinition } from './journeys/journey-definition.generated.ts';
export { type JourneySummary, listJourneys } from './journeys/list-journeys.ts';
export type { ParameterChoice } from './journeys/parameter-values.ts';

/* Signatures */

export type { MutantName } from './signature/mutants.ts';
export { DEVELOPMENT_SECRET, signBody } from './signature/sign.ts';
export { SIGNATURE_TOLERANCE_SECONDS } from './signature/verdict.ts';
export {
  type RequestHeaders,
  type RequestVerdict,
  type SecretChoice,
  type SignatureProblem,
  type SignedRequest,
  verifySignature,
} from './verify.ts';

/* Errors */

export { SIMULATOR_ERROR_CODES, SimulatorError, type SimulatorErrorCode } from './errors/simulator-error.ts';
