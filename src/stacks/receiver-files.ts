import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReceiverExample } from './stack.ts';

const FOLDER = new URL('../../fixtures/receivers/', import.meta.url);

/** A file of an example receiver. */
export interface ReceiverFile {
  readonly name: string;
  readonly text: string;
}

/** Reads the files of a correct receiver, the one to begin with first. */
export function receiverFiles({ files }: ReceiverExample): readonly ReceiverFile[] {
  return files.map((file) => ({
    name: basename(file),
    text: readFileSync(fileURLToPath(new URL(file, FOLDER)), 'utf8'),
  }));
}
