/** How the library calls an option of the command line, and which values of it are told in messages. */
interface LibraryWord {
  readonly name: string;
  /** What is put in the place of the value; `$1` is the value. */
  readonly withValue?: string;
  /** How the values look that follow the option in messages; anything else is the rest of the sentence. */
  readonly value?: RegExp;
}

const HOST = /\[[\da-f:.]+\]|[\w-]+(?:\.[\w-]+)+|\d+(?:\.\d+){3}/i;
/** What stands for a value in messages. */
const PLACEHOLDER = /(?: (?:DIR|DURATION|FILE|HOST|N|PATH|PORT|TEXT|URL))?(?![\w-])/;

/** By the name after `--`. Options that the library does not have (`--list`, `--json`) are left as they are. */
const LIBRARY_WORDS: Readonly<Record<string, LibraryWord>> = {
  'allow-remote': { name: 'allowRemote', withValue: "allowRemote: ['$1']", value: HOST },
  'api-version': { name: 'apiVersion', withValue: "apiVersion: '$1'", value: /v\d/ },
  attempts: { name: 'attempts' },
  body: { name: 'body' },
  'break-command': { name: 'processControl.breakDependency' },
  ca: { name: 'ca' },
  concurrency: { name: 'concurrency' },
  convergence: { name: 'convergence' },
  'cut-after': {
    name: 'faults.cutAfter',
    withValue: "faults.cutAfter: '$1'",
    value: /(?:headers|body)(?=[:.]?(?: |$))/,
  },
  data: { name: 'data' },
  effects: { name: 'probe.readEffects' },
  exclude: { name: 'exclude' },
  expect: { name: 'expectations' },
  'fix-command': { name: 'processControl.fixDependency' },
  force: { name: 'force: true' },
  header: { name: 'headers' },
  insecure: { name: 'insecure: true' },
  json: { name: 'report.checks' },
  'keep-alive': { name: 'keepAlive: true' },
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
  path: { name: 'path' },
  'probe-command': { name: 'probe' },
  'probe-ignore': { name: 'probeIgnore' },
  'probe-url': { name: 'probe' },
  rate: { name: 'ratePerSecond' },
  schedule: { name: 'schedule' },
  secret: { name: 'secret' },
  seed: { name: 'seed' },
  set: { name: 'set' },
  'set-json': { name: 'setJson' },
  settle: { name: 'settleMs' },
  'slow-body': { name: 'faults.slowBody', withValue: "faults.slowBody: '$1'", value: /\d+k?B\/s/ },
  timeout: { name: 'timeoutMs' },
  to: { name: 'to' },
  unset: { name: 'unset' },
  verbose: { name: 'report.checks' },
  wire: { name: 'wire' },
};

/** A whole command line, which is one in code as well. */
const COMMAND_LINE = /npx cf-webhook-sim .*|cf-webhook-sim \S+(?: (?:--[\w-]+|[A-Z]+|"[^"]*"))*/;
const OPTION = /(?<![\w-])--(?<option>[a-z][a-z-]*)/;
const COMMAND_LINE_OR_OPTION = new RegExp(`${COMMAND_LINE.source}|${OPTION.source}`, 'g');

/**
 * A message that names options of the command line, in the words of the library.
 *
 * @example
 * inLibraryWords('To send it all the same, use --force.') // 'To send it all the same, use force: true.'
 */
export function inLibraryWords(text: string): string {
  if (!text.includes('--')) return text;
  let told = '';
  let from = 0;
  for (const match of text.matchAll(COMMAND_LINE_OR_OPTION)) {
    const option = match.groups?.['option'];
    const word =
      option !== undefined && Object.hasOwn(LIBRARY_WORDS, option) ? LIBRARY_WORDS[option] : undefined;
    const end = match.index + match[0].length;
    if (word === undefined || match.index < from) continue;
    const { words, length } = replacement(word, text.slice(end));
    told += text.slice(from, match.index) + words;
    from = end + length;
  }
  return told + text.slice(from);
}

/** What takes the place of an option, and of how much of the text that follows it. */
function replacement({ name, value, withValue }: LibraryWord, rest: string) {
  const given = value === undefined ? null : new RegExp(`^[ =](${value.source})`, value.flags).exec(rest);
  if (given?.[1] !== undefined && withValue !== undefined) {
    return { words: withValue.replace('$1', given[1]), length: given[0].length };
  }
  const placeholder = new RegExp(`^${PLACEHOLDER.source}`).exec(rest)?.[0] ?? '';
  return { words: name, length: placeholder.length };
}
