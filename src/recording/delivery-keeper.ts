import type { ApiVersion } from '../events/event-type.ts';
import type { OutgoingEvent } from '../events/outgoing-event.ts';
import { subjectIdOf } from '../events/subject-id.ts';
import { isJsonObject, type JsonObject } from '../internal/json.ts';
import { parseIsoTime } from '../internal/parse-iso-time.ts';
import type { Random } from '../random/random.ts';
import { parseJsonAsWritten } from '../source/parse-json.ts';
import { createAnonymiser } from './personal/anonymiser.ts';
import { withoutSecrets } from './personal/secrets.ts';
import type { ReplacementCounts } from './personal/stand-ins.ts';
import { rewriteBody } from './rewrite-body.ts';

/** A delivery that arrived, as far as it says what it is. */
export interface ReceivedDelivery {
  readonly eventId: string | undefined;
  readonly eventType: string | undefined;
  /** Milliseconds since the epoch; counts where the body tells no time of its own. */
  readonly receivedAt: number;
  readonly body: Uint8Array;
}

/** An event as it may be kept. */
export type KeptEvent =
  | { readonly kind: 'kept'; readonly event: OutgoingEvent; readonly replaced: ReplacementCounts }
  /** It must not be kept. `why` is the end of a sentence. */
  | { readonly kind: 'left-out'; readonly why: string };

/** Makes of what arrived what may be kept: the same stand-ins for the same people through a whole session. */
export interface DeliveryKeeper {
  keep(received: ReceivedDelivery): KeptEvent;
  /** Notes who is in a body, so that they are found in the texts of every body that is kept later. */
  note(body: Uint8Array): void;
}

/** How deliveries are kept. */
export interface KeepOptions {
  /** Keeps the bytes as they came, unless there are secrets among them. @default false: with personal data replaced */
  readonly keepPersonalData?: boolean;
  /** Keeps every byte of a body, secrets too: for deliveries that still have to get through. @default false */
  readonly asReceived?: boolean;
}

/** What stands for an id or type that a delivery does not tell. */
const UNKNOWN = 'unknown';

/** Makes a {@link DeliveryKeeper}. Secrets stay only with `asReceived`. */
export function createDeliveryKeeper(
  random: Random,
  { keepPersonalData = false, asReceived = false }: KeepOptions = {},
): DeliveryKeeper {
  const anonymiser = createAnonymiser(random);

  return {
    note: (body) => {
      const read = keepPersonalData ? undefined : readObject(body);
      if (read !== undefined) anonymiser.note(read.value);
    },
    keep: (received) => {
      const read = readObject(received.body);
      if (asReceived || (keepPersonalData && read === undefined)) {
        return { kind: 'kept', event: eventOf(received, read?.value ?? {}, received.body), replaced: {} };
      }
      if (read === undefined) {
        return {
          kind: 'left-out',
          why: 'its body is not a JSON object, so personal data cannot be replaced',
        };
      }
      let secrets = 0;
      const count = () => {
        secrets += 1;
      };
      const open = withoutSecrets(read.value, count);
      const { body, replaced } = keepPersonalData ? { body: open, replaced: {} } : anonymiser.anonymise(open);
      const bytes = body === read.value ? received.body : rewriteBody(read.text, read.value, body);
      return {
        kind: 'kept',
        event: eventOf(received, read.value, bytes),
        replaced: secrets === 0 ? replaced : { ...replaced, secret: secrets },
      };
    },
  };
}

function readObject(bytes: Uint8Array): { readonly text: string; readonly value: JsonObject } | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const parsed = parseJsonAsWritten(text);
    return parsed.ok && isJsonObject(parsed.value) ? { text, value: parsed.value } : undefined;
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
