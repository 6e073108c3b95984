import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './fingerprint.mjs';

/** The line by which a module of `src/` starts a file of the bundle; all that it imports statically comes along. */
const MARK = /^\/\/ @chunk (\S+)$/m;

/** The files of the library that are made this way. A module that several need goes to the first. */
const LIBRARY_CHUNKS = ['signed-requests', 'signatures'];

/** The files of the command, from the most to the least used. A module that several need goes to the first. */
const COMMAND_CHUNKS = ['start', 'command-line', 'commands', 'payloads', 'session'];

/** The library's groups as the bundler wants them. */
export const libraryChunks = (from) => chunkGroups(LIBRARY_CHUNKS, from);

/** The command's groups as the bundler wants them. */
export const commandChunks = (from) => chunkGroups(COMMAND_CHUNKS, from);

function chunkGroups(names, from) {
  const started = new Set();
  const groups = names.map((name, index) => ({
    name,
    test: (id) => {
      const starts = chunkOf(from, id) === name;
      if (starts) started.add(name);
      return starts;
    },
    priority: names.length - index,
  }));
  return { groups, unstarted: () => names.filter((name) => !started.has(name)) };
}

/** The name of the chunk that a compiled module starts, by its source. */
function chunkOf(from, id) {
  if (!id.startsWith(from)) return id.startsWith('\0rolldown/runtime') ? 'start' : undefined;
  const source = join(ROOT, 'src', relative(from, id).replace(/\.js$/, '.ts'));
  return MARK.exec(readFileSync(source, 'utf8'))?.[1];
}
