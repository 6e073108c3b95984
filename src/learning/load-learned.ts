import type { LearnedBodies } from '../payloads/learned-bodies.ts';

/**
 * Reads an overlay that `cf-webhook-sim learn` has written, so that generated events look like those of your workspace.
 *
 * @param path The file; relative to the current folder.
 * @throws SimulatorError `file-unreadable`, or `invalid-option` and `unknown-option` with the line of what is wrong.
 * @example
 * const learned = await loadLearned('cf-webhook-sim.learned.yaml');
 * await using simulator = createSimulator({ to: 3000, learned });
 */
export async function loadLearned(path: string): Promise<LearnedBodies> {
  const [{ resolve }, { readOverlay }, { createLearnedBodies }] = await Promise.all([
    import('node:path'),
    import('./overlay/read-overlay.ts'),
    import('./apply/create-learned-bodies.ts'),
  ]);
  return createLearnedBodies(await readOverlay(path, resolve('.')));
}
