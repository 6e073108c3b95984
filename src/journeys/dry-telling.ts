import { SourceError } from '../source/source-node.ts';
import type { Journey, JourneyParameter } from './journey.ts';
import { type ParameterChoice, parameterValues } from './parameter-values.ts';
import type { JourneyContext } from './read-journey.ts';
import { Findings, type JourneyProblem } from './reading/journey-problem.ts';
import { tellJourney } from './tell-journey.ts';

/** A day of no meaning. */
const STORY_BEGINS = Date.UTC(2026, 0, 15, 12);

/**
 * Runs a journey with its defaults and then with each other value that a parameter is known to have, and finds what
 * only happening shows: a refund of what was never paid.
 */
export function problemsWhenTold(
  journey: Journey,
  { customEvents = [] }: JourneyContext = {},
): readonly JourneyProblem[] {
  const findings = new Findings();
  for (const choice of choicesOf(journey)) {
    try {
      tellJourney({
        journey,
        parameters: parameterValues(journey, choice),
        seed: 'dry run',
        telling: 1,
        opensAt: STORY_BEGINS,
        startsAt: STORY_BEGINS,
        customEvents,
      });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      const [chosen] = Object.entries(choice);
      const told = chosen === undefined ? '' : ` (with ${chosen[0]}: ${chosen[1]})`;
      const isOfDefault = findings.problems.some(
        ({ problem, place }) => problem === error.complaint && place === error.place,
      );
      if (!isOfDefault) findings.report(error.place, `${error.complaint}${told}`, error.cure);
    }
  }
  return findings.problems;
}

function choicesOf({ parameters }: Journey): ParameterChoice[] {
  const others = [...parameters].flatMap(([name, parameter]) =>
    valuesOf(parameter)
      .filter((value) => value !== parameter.default)
      .map((value) => ({ [name]: value })),
  );
  return [{}, ...others];
}

function valuesOf({ default: otherwise, options, minimum, maximum }: JourneyParameter) {
  if (typeof otherwise === 'boolean') return [true, false];
  return [...options, minimum, maximum].filter((value) => value !== undefined);
}
