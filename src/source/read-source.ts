import { extname, relative } from 'node:path';
import { SimulatorError } from '../errors/simulator-error.ts';
import { usageError } from '../errors/usage-error.ts';
import { readWholeFile } from '../internal/read-whole-file.ts';
import { describeCause } from '../internal/system-error.ts';
import type { SourceKind } from './source-kind.ts';
import type { SourceNode } from './source-node.ts';

/** The endings that a file of settings or steps may have. */
export const SOURCE_ENDINGS = ['ts', 'js', 'mjs', 'json', 'yaml', 'yml'] as const;

/** One of {@link SOURCE_ENDINGS}. */
type SourceEnding = (typeof SOURCE_ENDINGS)[number];

/**
 * Reads a file into values that know where they stand. What reads its kind is loaded only now.
 *
 * @param path The file, as an absolute path.
 * @param cwd The working directory, which messages name the file from.
 * @throws SimulatorError `file-unreadable`, or `invalid-option` for a file of another kind.
 */
export async function readSourceFile(path: string, cwd: string, kind: SourceKind): Promise<SourceNode> {
  const file = shownPath(path, cwd);
  const ending = SOURCE_ENDINGS.find((known) => extname(path).toLowerCase() === `.${known}`);
  if (ending === undefined) {
    throw usageError(
      `The ${kind.noun} file ${file} has an unsupported type.`,
      `Its name must end in ${SOURCE_ENDINGS.map((known) => `.${known}`).join(', ')}.`,
    );
  }
  const text = readFile(path, file, kind);
  return await readAs(ending, { path, file, text }, kind);
}

/** A path from the working directory, unless the absolute one is shorter. */
export function shownPath(path: string, cwd: string): string {
  const fromHere = relative(cwd, path);
  return fromHere === '' || fromHere.length > path.length ? path : fromHere;
}

interface SourceText {
  readonly path: string;
  readonly file: string;
  readonly text: string;
}

async function readAs(
  ending: SourceEnding,
  { path, file, text }: SourceText,
  kind: SourceKind,
): Promise<SourceNode> {
  switch (ending) {
    case 'ts':
      return await (await import('./read-code.ts')).readTypeScript(path, file, kind);
    case 'js':
    case 'mjs':
      return await (await import('./read-code.ts')).readJavaScript(path, file, kind);
    case 'json':
      return (await import('./read-text.ts')).readJson(text, file);
    case 'yaml':
    case 'yml':
      return (await import('./read-text.ts')).readYaml(text, file, kind);
    default:
      return ending satisfies never;
  }
}

function readFile(path: string, file: string, { noun, missing }: SourceKind): string {
  try {
    return readWholeFile(path)
      .toString('utf8')
      .replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new SimulatorError({
      code: 'file-unreadable',
      problem: `Reading the ${noun} file ${file} failed: ${describeCause(cause)}.`,
      cure: missing,
      cause,
    });
  }
}
