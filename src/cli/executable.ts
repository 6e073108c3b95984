/**
 * Starts the single executable: Node.js with the files of the package inside. They are unpacked once, into a folder below
 * the user's own cache folder, since the command loads its parts from files when it needs them.
 */
import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { getAsset, getRawAsset } from 'node:sea';
import { wallClockMs } from '../clock/wall-clock.ts';
import { makeFolders } from '../internal/make-folders.ts';
import { ownCache, privateFolder } from './private-folder.ts';

/** What the executable contains beside this script: the asset `contents`. */
interface Contents {
  /** A digest of all files. */
  readonly digest: string;
  /** Their paths in the package, which are the names of their assets. */
  readonly files: readonly string[];
  /** The path of the command. */
  readonly command: string;
}

start();

function start(): void {
  const contents: Contents = JSON.parse(getAsset('contents', 'utf8'));
  const folder = unpackedFolder(contents) ?? unpackForThisRun(contents);
  createRequire(join(folder, 'package.json'))(join(folder, contents.command));
}

/** The folder with the files, from an earlier run or made now; `undefined` where there is no safe place for code. */
function unpackedFolder(contents: Contents): string | undefined {
  try {
    const cache = ownCache();
    if (cache === undefined) return undefined;
    const place = join(cache, `executable-${contents.digest}`);
    const folder = privateFolder(place, () => unpackAtOnce(contents, place));
    // Folders that no run uses are removed after a while.
    if (folder !== undefined) utimesSync(folder, wallClockMs() / 1000, wallClockMs() / 1000);
    return folder;
  } catch {
    return undefined;
  }
}

/** Another run may be starting at the same time: whole folders only, and the first one stays. */
function unpackAtOnce(contents: Contents, place: string): void {
  const draft = `${place}.${process.pid}`;
  makeFolders(dirname(place), 0o700);
  mkdirSync(draft, 0o700);
  try {
    unpack(contents, draft);
    renameSync(draft, place);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!isTaken(error)) throw error;
  }
}

function isTaken(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(String(error.code))
  );
}

function unpackForThisRun(contents: Contents): string {
  const folder = mkdtempSync(join(tmpdir(), 'cf-webhook-sim-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  unpack(contents, folder);
  return folder;
}

function unpack({ files }: Contents, folder: string): void {
  for (const folderOfFiles of new Set(files.map((file) => dirname(join(folder, file)))))
    mkdirSync(folderOfFiles, { recursive: true, mode: 0o700 });
  for (const file of files)
    writeFileSync(join(folder, file), new Uint8Array(rawAsset(file)), { mode: 0o600 });
}

function rawAsset(file: string): ArrayBuffer {
  const content = getRawAsset(file);
  return typeof content === 'string' ? new TextEncoder().encode(content).buffer : content;
}
