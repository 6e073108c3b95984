import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';

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
 * Spares the next run the compiling of what this run loads. Node does that from 22.1 on; for those before, compiled code
 * is kept in a folder for temporary files. `NODE_DISABLE_COMPILE_CACHE` stops both.
 *
 * @param packageFolder Only files in there are kept.
 * @param command What the command line begins with: each command uses other functions of the same files.
 */
export function keepCompiledCode(packageFolder: string, command: string): void {
  const modules = process.getBuiltinModule('node:module');
  if ('enableCompileCache' in modules && typeof modules.enableCompileCache === 'function') {
    modules.enableCompileCache();
    return;
  }
  const { NODE_DISABLE_COMPILE_CACHE: disabled, NODE_V8_COVERAGE: coverage } = process.env;
  const folder = disabled || coverage ? undefined : privateFolder();
  if (folder !== undefined) keepIn(folder, packageFolder, command);
}

/** The folder for compiled code; `undefined` where none can be made, or others could put code into it. */
function privateFolder(): string | undefined {
  const user = process.getuid?.();
  const folder = join(tmpdir(), `cf-webhook-sim-${user ?? 'code'}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = lstatSync(folder);
    const isPrivate = user === undefined || (uid === user && (mode & 0o077) === 0);
    return isPrivate ? folder : undefined;
  } catch {
    return undefined;
  }
}

function keepIn(folder: string, packageFolder: string, command: string): void {
  const { extensions } = createRequire(import.meta.url);
  const loadAsEver = extensions['.js'];
  // Stack traces say where code was compiled, so that another copy of this package has code of its own.
  const use = [packageFolder, command, process.version, process.arch].join('\0');
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

  const written = new Set<string>();
  for (const { kept, script, keptBytes } of loaded) {
    const code = script.createCachedData();
    if (code.length < keptBytes * WORTH_WRITING) continue;
    writeSafely(kept, Buffer.concat([code, digestOf(code)]));
    written.add(basename(kept));
  }
  writeSafely(counter, Buffer.from(String(written.size > 0 ? 0 : idleLooks + 1)));
  if (written.size > 0) removeOutdated(folder, written);
}

/** Removes the code of files that had the same name before, but for the part that tells what is in them. */
function removeOutdated(folder: string, written: ReadonlySet<string>): void {
  const renewed = new Set([...written].map(withoutContent));
  try {
    for (const name of readdirSync(folder))
      if (!written.has(name) && renewed.has(withoutContent(name))) remove(join(folder, name));
  } catch {
    // It lies among temporary files.
  }
}

/** `commands.DNFLqBkq.cjs-1750f64ff7c9d1a1` becomes `commands.cjs-1750f64ff7c9d1a1`. */
function withoutContent(name: string): string {
  return name.replace(/\.[\w-]{8}(?=\.cjs-)/, '');
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
    // It lies among temporary files.
  }
}

function digestOf(code: Buffer): Buffer {
  return createHash('sha256').update(code).digest();
}
