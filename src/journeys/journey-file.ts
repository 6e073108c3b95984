import type { JsonObject } from '../internal/json.ts';
import type { Journey, Step } from './journey.ts';
import type { ParameterValues } from './references.ts';

/**
 * A journey as the lines of a file, up to one of its steps: what comes later is left out, and so is what the parameters
 * leave out. Each step is a line, in the JSON that is YAML too.
 *
 * @param stepNumber The last step that is needed, as events carry it: counted from 1, through repetitions as well.
 */
export function journeyFileLines(
  journey: Journey,
  parameters: ParameterValues,
  stepNumber: number,
): readonly string[] {
  const chosen = [...journey.parameters].map(([name, { about }]) => [
    name,
    { about, default: parameters.get(name) },
  ]);
  return [
    `title: ${JSON.stringify(journey.title)}`,
    ...(chosen.length === 0 ? [] : [`parameters: ${JSON.stringify(Object.fromEntries(chosen))}`]),
    ...listed('given', applied(journey.given, parameters)),
    ...listed('steps', upTo(applied(journey.steps, parameters), parameters, stepNumber)),
  ];
}

function listed(key: string, steps: readonly Step[]): string[] {
  return steps.length === 0
    ? []
    : [`${key}:`, ...steps.map((step) => `  - ${JSON.stringify(definitionOf(step))}`)];
}

function definitionOf(step: Step): JsonObject {
  const timing = {
    ...(step.after === undefined ? {} : { after: step.after }),
    ...(step.at === undefined ? {} : { at: step.at }),
  };
  if (step.kind === 'repeat') return { ...timing, repeat: step.times, steps: step.steps.map(definitionOf) };
  return { ...timing, [step.verb]: step.subject, ...step.fields };
}

/** Steps without those that do not happen, in repetitions as well. */
function applied(steps: readonly Step[], parameters: ParameterValues): Step[] {
  return steps
    .filter(({ when }) =>
      [...when].every(([name, values]) => values.some((value) => value === parameters.get(name))),
    )
    .map((step) => (step.kind === 'repeat' ? { ...step, steps: applied(step.steps, parameters) } : step));
}

function upTo(steps: readonly Step[], parameters: ParameterValues, stepNumber: number): readonly Step[] {
  let performed = 0;
  const last = steps.findIndex((step) => {
    performed += actionsOf(step, parameters);
    return performed >= stepNumber;
  });
  return last === -1 ? steps : steps.slice(0, last + 1);
}

/** How many steps are performed by one; of a repetition whose number only the story tells, as many as are asked for. */
function actionsOf(step: Step, parameters: ParameterValues): number {
  if (step.kind === 'action') return 1;
  const inner = step.steps.reduce((sum, one) => sum + actionsOf(one, parameters), 0);
  const [, name] = typeof step.times === 'string' ? (/^\$\{(\w[\w-]*)\}$/.exec(step.times) ?? []) : [];
  const times = name === undefined ? step.times : parameters.get(name);
  return typeof times === 'number' ? times * inner : Number.POSITIVE_INFINITY;
}
