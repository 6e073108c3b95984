import type { JsonValue } from '../../internal/json.ts';
import type { Journey } from '../../journeys/journey.ts';
import type { JourneyDefinition } from '../../journeys/journey-definition.generated.ts';
import { listJourneys } from '../../journeys/list-journeys.ts';
import { builtInJourneyNames, loadJourney } from '../../journeys/load-journey.ts';
import { type ParameterChoice, parameterValues } from '../../journeys/parameter-values.ts';
import { tellJourney } from '../../journeys/tell-journey.ts';
import type { TellRequest } from '../../workspace/tell.ts';
import type { ManagementContext } from '../management/management-context.ts';
import { Refusal } from '../refusal.ts';
import { pathParameter, queryOf, type Route } from '../route.ts';
import { checkedBody } from './request-schema.ts';

/** A journey to run: a built-in one by its name, or any as data. */
interface JourneyRequest extends Omit<TellRequest, 'journey'> {
  readonly journey: string | JourneyDefinition;
}

/** Journeys: which there are, what happens in one, and running it. */
export function journeyRoutes({ workspace, customEvents }: ManagementContext): readonly Route[] {
  const { events, clock, seed } = workspace;
  return [
    {
      method: 'get',
      path: '/journeys',
      handle: async (_request, response) => {
        const summaries = await listJourneys();
        response.json({ journeys: summaries.map(({ name }) => name), summaries });
      },
    },
    {
      method: 'post',
      path: '/journeys',
      handle: async (request, response) => {
        const { journey, ...asked } = checkedBody<JourneyRequest>('TellJourney', request.body, ['journey']);
        const told = await loadJourney(requireKnown(journey));
        response.status(201).json({ journey: told.name, events: events.tell({ ...asked, journey: told }) });
      },
    },
    {
      method: 'get',
      path: '/journeys/{name}',
      handle: async (request, response) => {
        const name = pathParameter(request, 'name');
        if (!builtInJourneyNames().includes(name)) throw unknownJourney(name, 404);
        const journey = await loadJourney(name);
        const at = clock.read().now;
        const told = tellJourney({
          journey,
          parameters: parameterValues(journey, choiceIn(queryOf(request), journey)),
          seed,
          telling: 1,
          opensAt: at,
          startsAt: at,
          customEvents,
        });
        response.json({
          name,
          title: journey.title,
          about: journey.about,
          parameters: Object.fromEntries(journey.parameters),
          events: [...told].map((event) => ({
            afterMs: event.at - at,
            eventType: event.eventType,
            step: event.step,
            stepNumber: event.stepNumber,
            subject: event.subject,
          })),
        });
      },
    },
  ];
}

/** A request names no files of this machine. */
function requireKnown(journey: JourneyRequest['journey']): JourneyRequest['journey'] {
  if (typeof journey !== 'string' || builtInJourneyNames().includes(journey)) return journey;
  throw unknownJourney(journey, 422);
}

function unknownJourney(name: string, status: number): Refusal {
  return new Refusal(status, `There is no built-in journey "${name}"; GET /_sim/journeys lists them.`);
}

/** The parameters that a query sets, each as the type that its default has. */
function choiceIn(query: URLSearchParams, { parameters }: Journey): ParameterChoice {
  const chosen: Record<string, string | number | boolean> = {};
  for (const [name, { default: otherwise }] of parameters) {
    const text = query.get(name);
    if (text === null) continue;
    const value: JsonValue =
      typeof otherwise === 'number' ? Number(text) : typeof otherwise === 'boolean' ? text === 'true' : text;
    chosen[name] = value;
  }
  return chosen;
}
