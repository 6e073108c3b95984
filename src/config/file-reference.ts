import { resolve } from 'node:path';
import type { SourceNode, SourcePlace } from '../source/source-node.ts';
import { requireText } from './known-keys.ts';

/** A file that a configuration names. */
export interface FileReference {
  /** As an absolute path. */
  readonly path: string;
  /** Where it is named. */
  readonly place: SourcePlace;
}

/**
 * Reads the path of a file, taken from the configuration's folder.
 *
 * @param what What the file is to, for messages.
 * @throws SimulatorError `invalid-option` for anything but text.
 */
export function readFileReference(node: SourceNode, what: string, directory: string): FileReference {
  return { path: resolve(directory, requireText(node, what)), place: node.place };
}
