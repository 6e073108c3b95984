import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, type JsonObject } from '../../internal/json.ts';

/** What is known of the project that `init` writes files for. */
export interface StarterProject {
  /** The words that run this tool there: the installed version, or else this very one. */
  readonly tool: string;
  /** The words that install what the project needs; `undefined` where that is not known. */
  readonly install: string | undefined;
}

/**
 * Looks into the package.json of a folder.
 *
 * @param version The version of this package, for a project that has not installed it.
 */
export function readStarterProject(folder: string, version: string): StarterProject {
  const manifest = readManifest(folder);
  const isInstalled = ['dependencies', 'devDependencies'].some((key) => {
    const packages = manifest?.[key];
    return isJsonObject(packages) && 'cf-webhook-sim' in packages;
  });
  return {
    tool: isInstalled ? 'npx cf-webhook-sim' : `npx --yes cf-webhook-sim@${version}`,
    install: manifest === undefined ? undefined : 'npm ci',
  };
}

function readManifest(folder: string): JsonObject | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return isJsonObject(manifest) ? manifest : undefined;
  } catch {
    return undefined;
  }
}
