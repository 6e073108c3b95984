import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Sources load heavy packages from `dist/on-demand/` like the published package does; see `load-on-demand.ts`. */
export function setup({ config }: { readonly config: { readonly root: string } }): void {
  if (existsSync(`${config.root}/dist/on-demand`)) return;
  const { status } = spawnSync(process.execPath, [`${config.root}/.build/build.mjs`], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The tests need the build, which failed.');
}
