import type { Check } from '../../checks/engine/check.ts';
import type { CheckOptions } from '../../compose/check-options.ts';
import { checksFor } from '../../compose/check-receiver.ts';
import { resolveOptions } from '../../options/resolve-options.ts';
import type { SimulatorOptions } from '../../options/simulator-options.ts';
import type { CommandInput } from '../parse/command.ts';
import { present } from '../parse/present.ts';
import type { SmallestStoryFile } from './record-smallest-story.ts';

type Options = CommandInput<'check'>['options'];

/** What `--convergence`, `--variants` and `--param` ask for; nothing without a journey. */
export async function convergenceOf(
  { convergence, variants, param }: Options,
  story?: SmallestStoryFile,
): Promise<Pick<CheckOptions, 'convergence'>> {
  if (convergence === undefined) return {};
  const { loadJourney } = await import('../../journeys/load-journey.ts');
  const { typedChoice } = await import('../run/journey-run.ts');
  const parameters = typedChoice(await loadJourney(convergence), param);
  return {
    convergence: {
      journey: convergence,
      parameters,
      ...present({ variants, onSmallestStory: story?.onSmallestStory }),
    },
  };
}

/** What is run with `--convergence`, to tell of it. */
export async function convergingChecks(
  options: Options,
  simulator: SimulatorOptions,
): Promise<readonly Check[]> {
  return await checksFor(resolveOptions(simulator), await convergenceOf(options));
}
