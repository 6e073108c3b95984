const { writeSync } = require('node:fs');
const { peakMemoryBytes } = require('../measuring/peak-memory.cjs');

/** Loaded ahead of a program: tells the parent, on descriptor 3, how much memory the program needed. */
process.on('exit', () => writeSync(3, String(peakMemoryBytes())));
