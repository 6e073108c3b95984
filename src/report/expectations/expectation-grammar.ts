/** How expectations are written, for a help text: one line each. */
export const EXPECTATION_GRAMMAR: readonly string[] = [
  '[EVENT:] CLAIM   EVENT is an event type, an alias or a glob such as orders/*',
  '',
  'A claim about every delivery in scope:',
  '  delivered, exhausted              how it ended',
  '  attempts OP N                     attempts<=4',
  '  statuses=LIST                     of its attempts in order: statuses=500x2,200',
  '  status=LIST, status!=LIST         of its last attempt, one of: status=200,204',
  '  response.body.PATH OP VALUE       of its last response: response.body.ok=true',
  '  response.body.PATH contains TEXT  without .PATH: the body as a whole',
  '',
  'A claim about the scope as a whole:',
  '  deliveries OP N                   deliveries=10',
  '  delivered OP N, exhausted OP N    delivered>=9',
  '  latency.p95 OP DURATION           p50, p95, p99 or max: latency.p95<500ms',
  '',
  'OP is = != < <= > or >=. LIST holds status codes (500), classes (2xx), timeout,',
  'error (the connection failed) or its cause, e.g. refused or reset. In statuses,',
  '500x3 is three in a row and * any number of attempts.',
];

/** How expectations are written, in one line, for an error. */
export const EXPECTATION_GRAMMAR_LINE =
  'An expectation is [EVENT:] followed by delivered | exhausted | attempts OP N | statuses=LIST | status=LIST | ' +
  'response.body.PATH OP VALUE | response.body contains TEXT | deliveries OP N | delivered OP N | exhausted OP N | ' +
  'latency.p50|p95|p99|max OP DURATION, where OP is = != < <= > or >=.';
