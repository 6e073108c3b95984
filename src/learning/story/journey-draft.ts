/** A step of a journey, as a mapping of YAML that fits on a line or two. */
export interface DraftStep {
  /** The wait before it, as a duration; `undefined` for none. */
  readonly after?: string | undefined;
  /** What it does, as lines of YAML: `create: buyer`, `contact: {}`. */
  readonly lines: readonly string[];
}

/** A journey that is being written. */
export interface JourneyDraft {
  readonly given: readonly DraftStep[];
  readonly steps: readonly DraftStep[];
}

/** What stands at the top of a journey file. */
export interface JourneyHead {
  readonly name: string;
  readonly title: string;
  readonly about: string;
}

/** A journey as YAML. */
export function journeyText({ name, title, about }: JourneyHead, { given, steps }: JourneyDraft): string {
  return [
    `name: ${name}`,
    `title: ${title}`,
    'about: >-',
    `  ${about}`,
    ...(given.length === 0 ? [] : ['given:', ...given.flatMap(stepLines)]),
    'steps:',
    ...steps.flatMap(stepLines),
    '',
  ].join('\n');
}

function stepLines({ after, lines }: DraftStep): readonly string[] {
  const all = after === undefined ? lines : [`after: ${after}`, ...lines];
  return all.map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`);
}
