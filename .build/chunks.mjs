import { relative } from 'node:path';

/**
 * Which modules of `src/` are one file when published, from the most to the least used: what a group needs and no group
 * before it has comes along. Modules in none of them share a file with those that are used by the very same entries.
 * A module that loads something heavy belongs in no group whose other modules are used without it.
 */
const GROUPS = [
  ['version', /^internal\/package-version\.js$/],
  // What receivers take along into production; the first of the two does without Node's own modules.
  ['signed-requests', /^(errors|signature\/(header-names|request-headers|signed-request|verdict))\.js$/],
  ['signatures', /^signature\/(sign|verify)\.js$/],
  // What options and their messages are made of.
  [
    'definitions',
    /^(events|faults|internal|payloads\/(override|data-path|validation)|signature\/mutants|wire\/serialize|random\/(identifiers|random)\.js|clock\/wall-clock|delivery\/(retry-schedule|delivery-plan)|report\/expectations\/parse-|receiver\/receiver-script)/,
  ],
  ['sources', /^source\/(parse-json|read-source|source-kind|source-node)\.js$/],
  ['command-line', /^cli\/(main|process-terminal|used-config)\.js$/],
  ['commands', /^cli\/(commands\/|overview)/],
  [
    'payloads',
    /^(payloads\/(create-event|body-schema)|wire\/.*|random\/entropy|options|cli\/story-origin)\.js$/,
  ],
  ['engine', /^(create-simulator|delivery\/|report\/text-)/],
  ['session', /^cli\/(delivery-session|send-run)\.js$/],
];

/** The groups as the bundler wants them. */
export function chunkGroups(from) {
  return GROUPS.map(([name, test], index) => ({
    name,
    test: (id) => test.test(moduleName(from, id)),
    priority: GROUPS.length - index,
  }));
}

/** A module's path inside the folder of compiled modules, or from its package's name on. */
function moduleName(from, id) {
  const name = id.startsWith(from)
    ? relative(from, id)
    : id.slice(id.lastIndexOf('node_modules') + 'node_modules/'.length);
  return name.replaceAll('\\', '/');
}
