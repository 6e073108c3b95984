/**
 * Notes what a build step has found, so that a step that finds nothing any more ends the build.
 *
 * @param step The name of the step.
 * @param wanted What it has to find at least once in all that is bundled.
 */
export function findings(step, wanted) {
  const left = new Set(wanted);
  return {
    note: (what) => left.delete(what),
    requireAll: () => {
      if (left.size > 0) throw new Error(`The build step ${step} has not found ${[...left].join(', ')}.`);
    },
  };
}
