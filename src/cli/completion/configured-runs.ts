import { STARTER_CONFIG } from '../init/files.ts';

/** Prints the keys right below "runs" and "journeys", as deep as the first of them. */
const KEYS = [
  '/^[^[:space:]#]/ { on = /^(runs|journeys):/; depth = 0 }',
  'on && /^ +[A-Za-z0-9_][A-Za-z0-9_.-]*:/ { match($0, /^ +/); if (!depth) depth = RLENGTH;',
  'if (RLENGTH == depth) { sub(/:.*/, ""); print $1 } }',
].join(' ');

/**
 * A command of a shell that prints the names of the runs and journeys in the configuration file of the working
 * directory. It reads text and runs none of it: a configuration in code is not looked at.
 */
export const LIST_RUNS = `awk '${KEYS}' ${STARTER_CONFIG} 2> /dev/null`;
