import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { codeFolder } from './code-folder.ts';

/** Files whose name tells what is in them: `commands.DNFLqBkq.cjs`. */
const NAMED_BY_CONTENT = /\.[\w-]{8}\.cjs$/;

/** What kept code cannot do: V8 forgets on whose behalf it would import. */
const IMPORT = 'import(';

/** What CommonJS puts around the code of a file. */
const HEAD = '(function (exports, require, module, __filename, __dirname) { ';
const TAIL = '\n})';

const DIGEST_BYTES = 32;

/** So many runs in a row that compile nothing more, and runs look for that no more. */
const MOST_IDLE_LOOKS = 5;
/** By how much kept code has to grow before it is written again. */
const WORTH_WRITING = 1.02;

/**
 * Spares the next run the compiling of what this run loads, in a folder that is the user's alone. Node does the work from
 * 22.1 on, and in the folder that `NODE_COMPILE_CACHE` names. `NODE_DISABLE_COMPILE_CACHE` stops all of it.
 *
 * @param packageFolder Only files in there are kept.
 * @param command What the command line begins with: each command uses other functions of the same files.
 */
export function keepCompiledCode(packageFolder: string, command: string): void {
  const {
    NODE_DISABLE_COMPILE_CACHE: disabled,
    NODE_COMPILE_CACHE: named,
    NODE_V8_COVERAGE: coverage,
  } = process.env;
  const modules = process.getBuiltinModule('node:module');
  const enable = 'enableCompileCache' in modules ? modules.enableCompileCache : undefined;
  const nodeKeeps = typeof enable === 'function';
  if (disabled || coverage || (nodeKeeps && named)) return;

  const folder = codeFolder(packageFolder);
  if (folder === undefined) return;
  if (nodeKeeps) enable(folder);
  else keepIn(folder, packageFolder, command);
}

function keepIn(folder: string, packageFolder: string, command: string): void {
  const { extensions } = createRequire(import.meta.url);
  const loadAsEver = extensions['.js'];
  const use = [command, process.version, process.arch].join('\0');
  const key = digestOf(Buffer.from(use)).toString('hex').slice(0, 16);
  const loaded: LoadedCode[] = [];
  extensions['.js'] = (module, path) => {
    if (!path.startsWith(packageFolder) || !NAMED_BY_CONTENT.test(path)) return loadAsEver(module, path);

    const source = readFileSync(path, 'utf8');
    if (source.includes(IMPORT)) return loadAsEver(module, path);

    const kept = join(folder, `${basename(path)}-${key}`);
    const code = readCode(kept);
    const script = compile(source, path, code);
    const isOfUse = code !== undefined && script.cachedDataRejected !== true;
    loaded.push({ kept, script, keptBytes: isOfUse ? code.length : 0 });
    const run: (...given: readonly unknown[]) => void = script.runInThisContext();
    run.call(module.exports, module.exports, createRequire(path), module, path, dirname(path));
  };
  // Not sooner, since functions are compiled when they are first called.
  process.once('exit', () => keepMore(loaded, folder, key));
}

/** A file that was loaded, where its compiled code is kept, and how much of it was there already. */
interface LoadedCode {
  readonly kept: string;
  readonly script: Script;
  readonly keptBytes: number;
}

/**
 * Keeps what this run has compiled beyond what was kept. The first run may have been a failure that used little, so that runs
 * look for more, until some in a row have found nothing.
 */
function keepMore(loaded: readonly LoadedCode[], folder: string, key: string): void {
  const counter = join(folder, `idle-looks-${key}`);
  const idleLooks = readNumber(counter);
  const isKept = loaded.every(({ keptBytes }) => keptBytes > 0);
  if (isKept && idleLooks >= MOST_IDLE_LOOKS) return;

  let hasWritten = false;
  for (const { kept, script, keptBytes } of loaded) {
    const code = script.createCachedData();
    if (code.length < keptBytes * WORTH_WRITING) continue;
    writeSafely(kept, Buffer.concat([code, digestOf(code)]));
    hasWritten = true;
  }
  writeSafely(counter, Buffer.from(String(hasWritten ? 0 : idleLooks + 1)));
}

function compile(source: string, path: string, code: Buffer | undefined): Script {
  return new Script(`${HEAD}${source}${TAIL}`, {
    filename: path,
    columnOffset: -HEAD.length,
    ...(code === undefined ? {} : { cachedData: code }),
  });
}

/** V8 ends the process over damaged code, so that it gets none without its digest. */
function readCode(path: string): Buffer | undefined {
  try {
    const content = readFileSync(path);
    const code = content.subarray(0, -DIGEST_BYTES);
    return digestOf(code).equals(content.subarray(-DIGEST_BYTES)) ? code : undefined;
  } catch {
    return undefined;
  }
}

function readNumber(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8')) || 0;
  } catch {
    return 0;
  }
}

/** Puts a file in place at once, since another run may be reading. Without it, the next run compiles. */
function writeSafely(path: string, content: Buffer): void {
  const draft = `${path}-${process.pid}`;
  try {
    writeFileSync(draft, content, { mode: 0o600 });
    renameSync(draft, path);
  } catch {
    remove(draft);
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It lies in a cache.
  }
}

function digestOf(code: Buffer): Buffer {
  return process.getBuiltinModule('node:crypto').createHash('sha256').update(code).digest();
}
