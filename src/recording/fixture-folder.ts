import { mkdtempSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SimulatorError } from '../errors/simulator-error.ts';
import type { ApiVersion } from '../events/event-type.ts';
import type { OutgoingEvent } from '../events/outgoing-event.ts';
import { subjectIdOf } from '../events/subject-id.ts';
import { isError } from '../internal/is-error.ts';
import { isJsonObject, type JsonObject } from '../internal/json.ts';
import { makeFolders } from '../internal/make-folders.ts';
import { parseIsoTime } from '../internal/parse-iso-time.ts';
import { describeCause } from '../internal/system-error.ts';
import { createRandom } from '../random/random.ts';
import { parseJsonAsWritten } from '../source/parse-json.ts';
import { serializeToBytes } from '../wire/serialize.ts';
import { createAnonymiser } from './personal/anonymiser.ts';
import type { ReplacementCounts } from './personal/stand-ins.ts';
import { RECORDING_ENDING } from './read-recording.ts';
import { deliveryLine, headerLine } from './recording-lines.ts';

/** A delivery that arrived, as far as it says what it is. */
export interface ReceivedDelivery {
  readonly eventId: string | undefined;
  readonly eventType: string | undefined;
  /** Milliseconds since the epoch; counts where the body tells no time of its own. */
  readonly receivedAt: number;
  readonly body: Uint8Array;
}

/** What became of a delivery. */
export type StoredFixture =
  | { readonly kind: 'stored'; readonly name: string; readonly replaced: ReplacementCounts }
  /** Nothing was written, on purpose. `why` is the end of a sentence. */
  | { readonly kind: 'left-out'; readonly why: string }
  /** The folder could not be written. */
  | { readonly kind: 'failed'; readonly why: string };

/** A folder that takes one file for each delivery. */
export interface FixtureFolder {
  /** Writes a new file. Never throws: what goes wrong is in the result. */
  store(received: ReceivedDelivery): StoredFixture;
}

/** How fixtures are stored. */
export interface FixtureOptions {
  /** Stores the bytes as they came. @default false: with personal data replaced, written anew */
  readonly keepPersonalData?: boolean;
}

/** What stands for an id or type that a delivery does not tell. */
const UNKNOWN = 'unknown';

const LONGEST_NAME = 80;

/**
 * Opens a folder for fixtures, and makes it where there is none. Files in it are never overwritten: their numbers go on.
 *
 * @throws SimulatorError `file-unwritable`.
 */
export function openFixtureFolder(
  path: string,
  { keepPersonalData = false }: FixtureOptions = {},
): FixtureFolder {
  let next = firstFreeNumber(path);
  const anonymiser = createAnonymiser(createRandom('fixtures').fork(next));

  const write = (event: OutgoingEvent): string => {
    for (;;) {
      const name = `${String(next).padStart(3, '0')}-${fileNamePart(event.type)}${RECORDING_ENDING}`;
      next += 1;
      try {
        const delivery = { event, status: 'received', attempts: 1 } as const;
        writeFileSync(join(path, name), `${headerLine()}${deliveryLine(delivery)}`, { flag: 'wx' });
        return name;
      } catch (error) {
        if (!(isError(error) && 'code' in error && error.code === 'EEXIST')) throw error;
      }
    }
  };
  const store = (received: ReceivedDelivery): StoredFixture => {
    const parsed = parsedObject(received.body);
    if (keepPersonalData) {
      return { kind: 'stored', name: write(eventOf(received, parsed ?? {}, received.body)), replaced: {} };
    }
    if (parsed === undefined) {
      return {
        kind: 'left-out',
        why: 'its body is not a JSON object, so personal data cannot be replaced',
      };
    }
    const { body, replaced } = anonymiser.anonymise(parsed);
    const event = eventOf(received, parsed, serializeToBytes(body));
    return { kind: 'stored', name: write(event), replaced };
  };

  return {
    store: (received) => {
      try {
        return store(received);
      } catch (error) {
        return { kind: 'failed', why: isError(error) ? error.message : String(error) };
      }
    },
  };
}

/** One more than the highest number in the folder. Tries whether a file can be made there. */
function firstFreeNumber(path: string): number {
  try {
    makeFolders(path);
    rmdirSync(mkdtempSync(join(path, '.probe-')));
    const numbers = readdirSync(path).map((name) => Number(/^(\d{1,9})-/.exec(name)?.[1] ?? 0));
    return numbers.reduce((highest, number) => Math.max(highest, number), 0) + 1;
  } catch (cause) {
    throw new SimulatorError({
      code: 'file-unwritable',
      problem: `Fixtures cannot be written to the folder "${path}": ${describeCause(cause)}.`,
      cure: 'Use a writable folder; it is relative to the current folder.',
      cause,
    });
  }
}

function parsedObject(bytes: Uint8Array): JsonObject | undefined {
  try {
    const parsed = parseJsonAsWritten(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return parsed.ok && isJsonObject(parsed.value) ? parsed.value : undefined;
  } catch {
    return undefined;
  }
}

function eventOf(received: ReceivedDelivery, parsed: JsonObject, body: Uint8Array): OutgoingEvent {
  const { subject_id: subjectId, subject_type: subjectType, created_at: createdAt } = parsed;
  const happenedAt = typeof createdAt === 'string' ? parseIsoTime(createdAt) : undefined;
  return {
    id: received.eventId ?? UNKNOWN,
    type: received.eventType ?? UNKNOWN,
    apiVersion: apiVersionOf(parsed),
    subjectId: subjectIdOf(subjectId),
    subjectType: typeof subjectType === 'string' ? subjectType : null,
    createdAt: happenedAt ?? received.receivedAt,
    body,
  };
}

/** V1 bodies carry a JSON:API resource, and no time of their own. */
function apiVersionOf({ data, api_version: told, created_at: createdAt }: JsonObject): ApiVersion {
  if (told === 1) return 'v1';
  return createdAt === undefined && isJsonObject(data) && isJsonObject(data['attributes']) ? 'v1' : 'v2';
}

/** An event type as part of a file's name, whatever it holds. */
function fileNamePart(eventType: string): string {
  return eventType
    .replaceAll('/', '-')
    .replaceAll(/[^A-Za-z0-9._-]/g, '_')
    .slice(0, LONGEST_NAME);
}
