import { SimulatorError } from '../../errors/simulator-error.ts';
import { describePlace, type SourcePlace } from '../../source/source-node.ts';

/** Something that is wrong with a journey, and where. */
export interface JourneyProblem {
  readonly place: SourcePlace;
  /** A sentence. */
  readonly problem: string;
  /** What to do next, as a sentence. */
  readonly cure: string | undefined;
}

/** Collects what is wrong, so that all of it can be told at once. */
export class Findings {
  readonly problems: JourneyProblem[] = [];

  /** Notes a problem; the same one at the same place counts once. */
  report(place: SourcePlace, problem: string, cure?: string): void {
    const isKnown = this.problems.some(
      (known) => known.problem === problem && describePlace(known.place) === describePlace(place),
    );
    if (!isKnown) this.problems.push({ place, problem, cure });
  }

  /** Notes what a function complains about. @throws whatever is no complaint. */
  reporting(place: SourcePlace, check: () => void): void {
    try {
      check();
    } catch (error) {
      if (!(error instanceof SimulatorError) || error.code === 'broken-package') throw error;
      this.report(place, error.problem, error.cure);
    }
  }
}

/** All that is wrong with a journey as one error, which tells the first. */
export function invalidJourney(problems: readonly JourneyProblem[]): SimulatorError {
  const [first, ...others] = problems;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return new SimulatorError({
    code: 'invalid-journey',
    problem:
      first === undefined
        ? 'The journey cannot be run.'
        : `${describePlace(first.place)}: ${first.problem}${more}`,
    ...(first?.cure === undefined ? {} : { cure: first.cure }),
  });
}
