import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ENTRY_POINTS } from './entry-points.mjs';

const RELATIVE_IMPORT = /(?:\bfrom\s+|\bimport\s*\(\s*|\bimport\s+)['"](\.[^'"]+)\.(?:js|ts)['"]/g;

/** Copies the type declarations that can be reached from the entry points; users have no need of the others. */
export function copyDeclarations(from, to) {
  const copied = new Set();
  const pending = ENTRY_POINTS.map((name) => `${name}.d.ts`);
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (copied.has(path)) continue;
    copied.add(path);
    const folder = dirname(path);
    mkdirSync(join(to, folder), { recursive: true });
    copyFileSync(join(from, path), join(to, path));
    const code = readFileSync(join(from, path), 'utf8');
    for (const [, imported] of code.matchAll(RELATIVE_IMPORT)) pending.push(join(folder, `${imported}.d.ts`));
  }
}
