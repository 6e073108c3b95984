import { starterConfig } from './starter-config.ts';
import type { StarterProject } from './starter-project.ts';
import { starterWorkflow } from './starter-workflow.ts';

/** A file that `init` writes. */
export interface StarterFile {
  /** From the working directory, with forward slashes. */
  readonly path: string;
  readonly content: string;
}

/** The name of the configuration file that `init` writes. */
export const STARTER_CONFIG = 'cf-webhook-sim.config.yaml';

/**
 * What `init` writes: a configuration file in which everything is explained, and a workflow that uses it.
 *
 * @param project What is known of the project.
 */
export function starterFiles(project: StarterProject): readonly StarterFile[] {
  return [
    { path: STARTER_CONFIG, content: starterConfig() },
    { path: '.github/workflows/webhooks.yml', content: starterWorkflow(project) },
  ];
}
