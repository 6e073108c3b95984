/** How code calls an option of the command line. Made by `npm run generate` from src/options/. */
export interface LibraryWord {
  readonly name: string;
  /** What takes the place of the option and a value; `$1` is the value. */
  readonly withValue?: string;
  /** How values look that follow the option in messages; anything else is the rest of the sentence. */
  readonly value?: RegExp;
}

/** By the name after `--`. Options that code does not have (`--list`) are not in it. */
export const LIBRARY_WORDS: Readonly<Record<string, LibraryWord>> = {
  'allow-remote': {
    name: 'allowRemote',
    withValue: "allowRemote: ['$1']",
    value: /\[[\da-fA-F:.]+\]|[\w-]+(?:\.[\w-]+)+|\d+(?:\.\d+){3}/,
  },
  'api-version': {
    name: 'apiVersion',
    withValue: "apiVersion: '$1'",
    value: /v\d/,
  },
  attempts: { name: 'attempts' },
  body: { name: 'body' },
  'break-command': { name: 'processControl.breakDependency' },
  burst: { name: 'faults.burst: true' },
  ca: { name: 'ca' },
  catalogue: { name: 'catalogue' },
  concurrency: { name: 'concurrency' },
  convergence: { name: 'convergence' },
  'cut-after': {
    name: 'faults.cutAfter',
    withValue: "faults.cutAfter: '$1'",
    value: /(?:headers|body)(?=[:.]?(?: |$))/,
  },
  data: { name: 'data' },
  drop: { name: 'faults.drop' },
  duplicate: { name: 'faults.duplicate' },
  'duplicate-after': { name: 'faults.duplicateAfter' },
  'duplicate-as-new': { name: 'faults.duplicateAsNew' },
  effects: { name: 'probe.readEffects' },
  event: { name: 'eventType' },
  every: { name: 'every' },
  exclude: { name: 'exclude' },
  expect: { name: 'expectations' },
  'fix-command': { name: 'processControl.fixDependency' },
  force: { name: 'force: true' },
  forge: { name: 'faults.forge' },
  fresh: { name: 'fresh' },
  header: { name: 'headers' },
  insecure: { name: 'insecure: true' },
  json: { name: 'report.checks' },
  'keep-alive': { name: 'keepAlive: true' },
  'lose-ack': { name: 'faults.loseAck' },
  'max-requests': { name: 'maxRequests' },
  'max-wait': { name: 'maxWaitMs' },
  merge: { name: 'merge' },
  now: { name: 'now' },
  'old-secret': { name: 'oldSecret' },
  only: { name: 'only' },
  order: {
    name: 'faults.order',
    withValue: "faults.order: '$1'",
    value: /as-is|shuffled|reversed|swapped|late:\d+/,
  },
  'probe-command': { name: 'probe' },
  'probe-ignore': { name: 'probeIgnore' },
  'probe-url': { name: 'probe' },
  race: { name: 'faults.race' },
  rate: { name: 'ratePerSecond' },
  repeat: { name: 'repeat' },
  schedule: { name: 'schedule' },
  secret: { name: 'secret' },
  seed: { name: 'seed' },
  set: { name: 'set' },
  'set-json': { name: 'setJson' },
  settle: { name: 'settleMs' },
  'slow-body': {
    name: 'faults.slowBody',
    withValue: "faults.slowBody: '$1'",
    value: /\d+k?B\/s/,
  },
  strict: { name: 'strict: true' },
  timeout: { name: 'timeoutMs' },
  to: { name: 'to' },
  unset: { name: 'unset' },
  variants: { name: 'convergence.variants' },
  verbose: { name: 'report.checks' },
  wire: { name: 'wire' },
};
