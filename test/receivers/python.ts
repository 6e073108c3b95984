import { existsSync } from 'node:fs';

/** The Python that libraries of the system belong to, whatever else is on the path. */
export const PYTHON = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
