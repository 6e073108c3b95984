import { SimulatorError } from '../errors/simulator-error.ts';
import type { EventTypeEntry } from '../events/event-type.ts';
import { findEventType } from '../events/find-event-types.ts';
import { unstorableText } from '../payloads/unstorable-text.ts';
import type { EndpointFields } from './endpoint.ts';

/** What is wrong with one field of an endpoint. */
export interface FieldProblem {
  readonly field: keyof EndpointFields;
  /** The end of a sentence that begins with the field: `can't be blank`. */
  readonly problem: string;
}

/** The longest texts that are kept, in characters. What ClickFunnels' limits are is unknown. */
const LONGEST = { name: 1_000, url: 8_000 } as const;
/** How much of a wrong value a message shows, in characters. */
const SHOWN = 100;
/** How many wrong values of a list a message shows. */
const MOST_SHOWN = 10;
/** The form of a secret (observed). */
const SECRET = /^[0-9a-f]{64}$/;

/**
 * Everything that is wrong with what an endpoint shall be registered with. That a name and a URL must be there is
 * documented; that event types must exist is too, while what ClickFunnels responds otherwise is unknown.
 *
 * @param customEvents Event types of the user's own, which may be listened for as well.
 */
export function fieldProblems(
  fields: Partial<EndpointFields>,
  customEvents: readonly EventTypeEntry[],
): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (fields.url !== undefined) problems.push(...urlProblems(fields.url));
  for (const field of ['url', 'name'] as const) {
    const problem = unstorableText(fields[field]);
    if (problem !== undefined) problems.push({ field, problem });
    if ((fields[field]?.length ?? 0) > LONGEST[field]) {
      problems.push({ field, problem: `is too long (maximum is ${LONGEST[field]} characters)` });
    }
  }
  if (fields.name?.trim() === '') problems.push({ field: 'name', problem: "can't be blank" });
  const unknown = (fields.eventTypeIds ?? []).filter((name) => !findEventType(name, customEvents));
  for (const name of unknown.slice(0, MOST_SHOWN)) {
    const shown = name.length > SHOWN ? `${name.slice(0, SHOWN)}…` : name;
    problems.push({ field: 'eventTypeIds', problem: `contains "${shown}", which is not an event type` });
  }
  for (const field of ['pageIds', 'funnelIds'] as const) {
    const isFit = (fields[field] ?? []).every((id) => Number.isSafeInteger(id) && id > 0);
    if (!isFit) problems.push({ field, problem: 'contains a value that is not an ID' });
  }
  if (fields.secret !== undefined && !SECRET.test(fields.secret)) {
    problems.push({ field: 'secret', problem: 'must be 64 hex digits' });
  }
  return problems;
}

/**
 * The fields with blanks around the URL taken off.
 *
 * @throws SimulatorError `invalid-endpoint` where anything is wrong with them.
 */
export function checkedFields<T extends Partial<EndpointFields>>(
  fields: T,
  customEvents: readonly EventTypeEntry[],
): T {
  const problems = fieldProblems(fields, customEvents);
  if (problems.length > 0) throw invalidEndpoint(problems);
  return fields.url === undefined ? fields : { ...fields, url: fields.url.trim() };
}

function urlProblems(text: string): FieldProblem[] {
  if (text.trim() === '') return [{ field: 'url', problem: "can't be blank" }];
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  const isFit = (url?.protocol === 'http:' || url?.protocol === 'https:') && url.hostname !== '';
  return isFit ? [] : [{ field: 'url', problem: 'is not an http or https URL' }];
}

function invalidEndpoint(problems: readonly FieldProblem[]): SimulatorError {
  const list = problems.map(({ field, problem }) => `${field} ${problem}`).join('; ');
  return new SimulatorError({
    code: 'invalid-endpoint',
    problem: `The endpoint cannot be registered: ${list}.`,
    cure: 'Run "cf-webhook-sim events" to see every event type; URLs begin with http:// or https://.',
  });
}
