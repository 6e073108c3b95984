import { onTestFinished } from 'vitest';

/** Works in a folder until the test ends. */
export function inside(folder: string): string {
  const before = process.cwd();
  onTestFinished(() => process.chdir(before));
  process.chdir(folder);
  return folder;
}
