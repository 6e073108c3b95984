import { SimulatorError } from '../errors/simulator-error.ts';
import { SourceError } from '../source/source-node.ts';
import { performAction } from './actions/perform-action.ts';
import type { Step } from './journey.ts';
import { journeyError } from './journey-error.ts';
import { type ParameterValues, resolveObject, resolveValue, type Scope } from './references.ts';
import { MOST_REPETITIONS } from './repetitions.ts';
import { timeOf } from './step-time.ts';
import type { StoryEvent } from './story-event.ts';
import type { StepName } from './world/announced-events.ts';
import type { World } from './world/world.ts';

/** An event of a telling, and the step that it belongs to. */
export interface ToldEvent extends StoryEvent, StepName {}

/**
 * Lets steps happen to a world, one after the other, and yields the events that they raise.
 *
 * @throws SimulatorError `invalid-journey` when a step asks for what cannot be, told with the step's place.
 */
export function* performSteps(
  steps: readonly Step[],
  world: World,
  parameters: ParameterValues,
): Generator<ToldEvent> {
  let stepNumber = 0;

  function* perform(inner: readonly Step[], scope: Scope): Generator<ToldEvent> {
    for (const step of inner) {
      if (!applies(step, parameters)) continue;
      if (step.kind === 'repeat') {
        const times = told(step, () => repetitions(resolveValue(step.times, scope)));
        for (let index = 1; index <= times; index += 1) {
          told(step, () => world.passTo(timeOf(step, scope)));
          yield* perform(step.steps, { ...scope, index });
        }
        continue;
      }
      stepNumber += 1;
      told(step, () => {
        world.passTo(timeOf(step, scope));
        const name = String(resolveValue(step.subject, scope));
        world.beginStep({ stepNumber, step: `${step.verb} ${name}` });
        performAction(world, { verb: step.verb, subject: name, fields: resolveObject(step.fields, scope) });
      });
      yield* world.takeEvents();
    }
  }

  yield* perform(steps, { world, parameters, index: undefined });
  yield* world.takeEvents(true);
}

function applies({ when }: Step, parameters: ParameterValues): boolean {
  return [...when].every(([name, values]) => values.some((value) => value === parameters.get(name)));
}

function repetitions(times: unknown): number {
  if (typeof times === 'number' && Number.isInteger(times) && times >= 0 && times <= MOST_REPETITIONS)
    return times;
  throw journeyError(
    `"repeat" must be a whole number from 0 to ${MOST_REPETITIONS}, got ${JSON.stringify(times)}.`,
    `For example repeat: 3, or repeat: \${periods}.`,
  );
}

/** Says of a complaint which step it is about. */
function told<T>(step: Step, happen: () => T): T {
  try {
    return happen();
  } catch (error) {
    if (!(error instanceof SimulatorError) || error.code === 'broken-package') throw error;
    const { problem, cure } = error;
    throw new SourceError(step.place, problem, {
      code: 'invalid-journey',
      ...(cure === undefined ? {} : { cure }),
      cause: error,
    });
  }
}
