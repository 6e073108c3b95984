import type { ProbeQuestion } from '../checks/engine/probe.ts';
import { usageError } from '../errors/usage-error.ts';
import { nearestNames } from '../internal/nearest-names.ts';

/** What a probe is asked about, by the names that placeholders have. */
export interface ProbeFacts {
  readonly subject_id: string;
  readonly event_id: string;
  readonly event_type: string;
}

const NAMES: readonly (keyof ProbeFacts)[] = ['subject_id', 'event_id', 'event_type'];
const PLACEHOLDER = /\{([^{}\s]*)\}/g;
/** Braces of the shell and of JSON are no placeholders; a word in braces that is nearly a name is a slip. */
const WORD = /^[A-Za-z_]+$/;

/** The facts about an event, as text. */
export function probeFacts({ eventId, eventType, subjectId }: ProbeQuestion): ProbeFacts {
  return { subject_id: String(subjectId ?? ''), event_id: eventId, event_type: eventType };
}

/**
 * Refuses a text with a placeholder that there is not.
 *
 * @throws SimulatorError `invalid-option`
 */
export function refuseUnknownPlaceholders(option: string, text: string): void {
  for (const [, name = ''] of text.matchAll(PLACEHOLDER)) {
    if (isName(name) || !WORD.test(name)) continue;
    const near = nearestNames(name, NAMES);
    throw usageError(
      `${option} has no placeholder {${name}}.`,
      `The placeholders are ${NAMES.map((known) => `{${known}}`).join(', ')}${near[0] === undefined ? '' : `; did you mean {${near[0]}}?`}`,
    );
  }
}

/** The text with facts in the places of their names. */
export function fillIn(text: string, facts: ProbeFacts, encode: (value: string) => string): string {
  return text.replaceAll(PLACEHOLDER, (whole, name: string) => (isName(name) ? encode(facts[name]) : whole));
}

function isName(name: string): name is keyof ProbeFacts {
  return NAMES.some((known) => known === name);
}
