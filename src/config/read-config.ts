import { readFileSync } from 'node:fs';
import { extname, relative } from 'node:path';
import { SimulatorError } from '../errors.ts';
import type { ConfigNode } from './config-node.ts';
import { CONFIG_ENDINGS, type ConfigEnding } from './find-config.ts';

/**
 * Reads a configuration file into values that know where they stand. What reads its kind is loaded only now.
 *
 * @param path The file, as an absolute path.
 * @param cwd The working directory, which messages name the file from.
 * @throws SimulatorError `file-unreadable`, or `invalid-option` for a file of another kind.
 */
export async function readConfigFile(path: string, cwd: string): Promise<ConfigNode> {
  const file = shownPath(path, cwd);
  const ending = CONFIG_ENDINGS.find((known) => extname(path).toLowerCase() === `.${known}`);
  if (ending === undefined) {
    throw new SimulatorError({
      code: 'invalid-option',
      problem: `The configuration file ${file} is of no kind that can be read.`,
      cure: `Its name must end in ${CONFIG_ENDINGS.map((known) => `.${known}`).join(', ')}.`,
    });
  }
  const text = readFile(path, file);
  return await readAs(ending, { path, file, text });
}

/** A path from the working directory, unless the absolute one is shorter. */
export function shownPath(path: string, cwd: string): string {
  const fromHere = relative(cwd, path);
  return fromHere === '' || fromHere.length > path.length ? path : fromHere;
}

interface ConfigText {
  readonly path: string;
  readonly file: string;
  readonly text: string;
}

async function readAs(ending: ConfigEnding, { path, file, text }: ConfigText): Promise<ConfigNode> {
  switch (ending) {
    case 'ts':
      return await (await import('./read-code-config.ts')).readTypeScriptConfig(path, file);
    case 'js':
    case 'mjs':
      return await (await import('./read-code-config.ts')).readJavaScriptConfig(path, file);
    case 'json':
      return (await import('./read-text-config.ts')).readJsonConfig(text, file);
    case 'yaml':
    case 'yml':
      return (await import('./read-text-config.ts')).readYamlConfig(text, file);
    default:
      return ending satisfies never;
  }
}

function readFile(path: string, file: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new SimulatorError({
      code: 'file-unreadable',
      problem: `Reading the configuration file ${file} failed: ${cause instanceof Error ? cause.message : String(cause)}.`,
      cure: 'Check the path; --config FILE is taken from the current folder.',
      cause,
    });
  }
}
