import { type CheckOptions, checksFor } from '../check-receiver.ts';
import type { Check } from '../checks/check.ts';
import type { SimulatorOptions } from '../options.ts';
import { resolveOptions } from '../resolve-options.ts';
import type { CommandInput } from './command.ts';
import type { CHECK_OPTIONS } from './commands/check.ts';
import { present } from './present.ts';
import type { SmallestStoryFile } from './record-smallest-story.ts';

type Options = CommandInput<typeof CHECK_OPTIONS>['options'];

/** What `--convergence`, `--variants` and `--param` ask for; nothing without a journey. */
export async function convergenceOf(
  { convergence, variants, param }: Options,
  story?: SmallestStoryFile,
): Promise<Pick<CheckOptions, 'convergence'>> {
  if (convergence === undefined) return {};
  const { loadJourney } = await import('../journeys/load-journey.ts');
  const { typedChoice } = await import('./journey-run.ts');
  const parameters = typedChoice(await loadJourney(convergence), param);
  return {
    convergence: {
      journey: convergence,
      parameters,
      ...present({ variants, onSmallestStory: story?.onSmallestStory }),
    },
  };
}

/** What is carried out with `--convergence`, to tell of it. */
export async function convergingChecks(
  options: Options,
  simulator: SimulatorOptions,
): Promise<readonly Check[]> {
  return await checksFor(resolveOptions(simulator), await convergenceOf(options));
}
