import { STARTER_CONFIG } from '../init/files.ts';

/**
 * A command of a shell that prints the names of the runs and journeys in the configuration file of the working
 * directory. It reads text and runs none of it: a configuration in code is not looked at.
 */
export const LIST_RUNS = listKeys('runs|journeys');

/** A command of a shell that prints the names of the event types that this file adds. */
export const LIST_EVENTS = listKeys('events');

/** Prints the keys right below one of these, as deep as the first of them. */
function listKeys(parents: string): string {
  const program = [
    `/^[^[:space:]#]/ { on = /^(${parents}):/; depth = 0 }`,
    'on && /^ +"?[A-Za-z0-9_][A-Za-z0-9_.\\/-]*"?:/ { match($0, /^ +/); if (!depth) depth = RLENGTH;',
    'if (RLENGTH == depth) { sub(/:.*/, ""); gsub(/"/, ""); print $1 } }',
  ].join(' ');
  return `awk '${program}' ${STARTER_CONFIG} 2> /dev/null`;
}
