import { SimulatorError } from '../../errors/simulator-error.ts';
import type { EventTypeEntry } from '../../events/event-type.ts';
import { parameterValues } from '../../journeys/parameter-values.ts';
import { readJourney } from '../../journeys/read-journey.ts';
import { tellJourney } from '../../journeys/tell-journey.ts';
import { readYaml } from '../../source/read-text.ts';
import { type JourneyDraft, journeyText } from './journey-draft.ts';

/** A day of no meaning. */
const BEGINS = Date.UTC(2026, 0, 15, 12);

/** The events that a journey raises, by the names of their types; `undefined` where it cannot be played. */
export function tryJourney(
  draft: JourneyDraft,
  customEvents: readonly EventTypeEntry[],
): readonly string[] | undefined {
  const text = journeyText({ name: 'draft', title: 'Draft', about: 'Draft.' }, draft);
  const { journey, problems } = readJourney(readYaml(text, 'draft', { columns: false }), { customEvents });
  if (problems.length > 0) return undefined;
  try {
    return tellJourney({
      journey,
      parameters: parameterValues(journey, {}),
      seed: 'draft',
      telling: 1,
      opensAt: BEGINS,
      startsAt: BEGINS,
      customEvents,
    }).map(({ eventType }) => eventType);
  } catch (error) {
    if (error instanceof SimulatorError) return undefined;
    throw error;
  }
}
