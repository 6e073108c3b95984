import { relative } from 'node:path';

/**
 * Which modules of the library are one file when published. What receivers take along into production stands alone, and
 * the first of the two does without Node's own modules.
 */
const LIBRARY_GROUPS = [
  ['signed-requests', /^(errors|signature\/(header-names|request-headers|signed-request|verdict))\.js$/],
  ['signatures', /^signature\/(sign|verify)\.js$/],
];

/**
 * Which modules of the command are one file when published, from the most to the least used: what a group needs and no
 * group before it has comes along. A module that loads something heavy belongs in no group whose other modules are used
 * without it.
 */
const COMMAND_GROUPS = [
  ['version', /^(internal\/package-version\.js|rolldown\/runtime)/],
  // Finding the command, and what options and their messages are made of.
  [
    'command-line',
    /^(cli\/(main|process-terminal|used-config)\.js|errors|events|faults|internal|payloads\/(override|data-path|validation)|signature\/mutants|source\/(parse-json|read-source|source-kind|source-node)\.js|wire\/serialize|random\/(identifiers|random)\.js|clock\/wall-clock|delivery\/(retry-schedule|delivery-plan)|report\/expectations\/parse-|receiver\/receiver-script)/,
  ],
  ['commands', /^cli\/(commands\/|overview)/],
  [
    'payloads',
    /^(payloads\/(create-event|body-schema)|signature\/|wire\/.*|random\/entropy|options|cli\/story-origin)/,
  ],
  ['session', /^(create-simulator|delivery\/|report\/text-|cli\/(delivery-session|send-run)\.js)/],
];

/** The library's groups as the bundler wants them. */
export const libraryChunks = (from) => chunkGroups(LIBRARY_GROUPS, from);

/** The command's groups as the bundler wants them. */
export const commandChunks = (from) => chunkGroups(COMMAND_GROUPS, from);

function chunkGroups(groups, from) {
  return groups.map(([name, test], index) => ({
    name,
    test: (id) => test.test(moduleName(from, id)),
    priority: groups.length - index,
  }));
}

/** A module's path inside the folder of compiled modules, or from its package's name on. */
function moduleName(from, id) {
  const name = id.startsWith(from) ? relative(from, id) : id.replace(/^\0|.*node_modules[\\/]/, '');
  return name.replaceAll('\\', '/');
}
