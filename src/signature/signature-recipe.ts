import { createHash, createHmac } from 'node:crypto';
import { changeOneByte } from './mutant-body.ts';
import type { ForgedClaim, SignedBody } from './signature-claim.ts';

/** How a moment is written where a timestamp belongs. */
export type TimestampForm =
  | {
      /** Unix seconds, as it should be, this many seconds from now. */
      readonly kind: 'seconds';
      readonly shift: number;
    }
  | { readonly kind: 'milliseconds' }
  | { readonly kind: 'iso' }
  | {
      /** Unix seconds between other characters. */
      readonly kind: 'between';
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: 'text'; readonly text: string };

/** What becomes of a signature before it is shown. */
export type SignatureForm =
  | { readonly kind: 'whole' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'upper-case' }
  | { readonly kind: 'base64' }
  | {
      /** Its first characters, and others after them. */
      readonly kind: 'first';
      readonly characters: number;
      readonly after: string;
    }
  | {
      /** All of it between other characters. */
      readonly kind: 'between';
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: 'text'; readonly text: string };

/** The bytes that are signed. */
export type SignedMessage = 'timestamp.body' | 'timestamp+body' | 'timestamp' | 'body' | 'other-body';

/**
 * How signature and timestamp of a request are made, as plain data: it can be run, and written down for others
 * to run. Whatever it leaves out is as ClickFunnels does it.
 */
export interface SignatureRecipe {
  /** @default 'right' */
  readonly secret?: 'right' | 'other' | { readonly text: string };
  /** @default 'timestamp.body' */
  readonly signs?: SignedMessage;
  /** The timestamp that is signed. @default the true time */
  readonly timestamp?: TimestampForm;
  /** The timestamp that the header shows. @default the one that is signed */
  readonly showsTimestamp?: TimestampForm | 'absent';
  /** @default 'whole' */
  readonly signature?: SignatureForm;
  /** Whether one byte of the body is changed after signing. @default false */
  readonly changesBody?: boolean;
}

/** A body that is signed in the place of the one that is sent. */
export const OTHER_BODY =
  '{"data":{"id":1},"event_type":"contact.created","subject_id":1,"subject_type":"Contact"}';

const NOW: TimestampForm = { kind: 'seconds', shift: 0 };

/** What a request shows that is signed by a recipe. */
export function claimByRecipe(recipe: SignatureRecipe, valid: SignedBody): ForgedClaim {
  const { secret = 'right', signs = 'timestamp.body', timestamp = NOW, signature } = recipe;
  const { showsTimestamp = timestamp, changesBody = false } = recipe;
  const signed = timestampText(timestamp, valid.timestamp);
  const whole = createHmac('sha256', keyOf(secret, valid.secret))
    .update(messageOf(signs, signed, valid.body))
    .digest('hex');
  return {
    signature: shownSignature(signature ?? { kind: 'whole' }, whole),
    timestamp: showsTimestamp === 'absent' ? null : timestampText(showsTimestamp, valid.timestamp),
    body: changesBody ? changeOneByte(valid.body) : valid.body,
  };
}

/** Of the form of a real secret, different for every secret, and the same each time. */
function otherSecret(secret: string): string {
  return createHash('sha256').update(`not ${secret}`).digest('hex');
}

function keyOf(choice: NonNullable<SignatureRecipe['secret']>, secret: string): string {
  if (typeof choice === 'object') return choice.text;
  return choice === 'right' ? secret : otherSecret(secret);
}

function timestampText(form: TimestampForm, now: number): string {
  switch (form.kind) {
    case 'seconds':
      return String(now + form.shift);
    case 'milliseconds':
      return String(now * 1_000);
    case 'iso':
      return new Date(now * 1_000).toISOString();
    case 'between':
      return `${form.before}${now}${form.after}`;
    case 'text':
      return form.text;
    default:
      return form satisfies never;
  }
}

function messageOf(signs: SignedMessage, timestamp: string, body: Uint8Array): Uint8Array {
  switch (signs) {
    case 'timestamp.body':
      return Buffer.concat([Buffer.from(`${timestamp}.`), body]);
    case 'timestamp+body':
      return Buffer.concat([Buffer.from(timestamp), body]);
    case 'timestamp':
      return Buffer.from(timestamp);
    case 'body':
      return body;
    case 'other-body':
      return Buffer.from(`${timestamp}.${OTHER_BODY}`);
    default:
      return signs satisfies never;
  }
}

function shownSignature(form: SignatureForm, whole: string): string | null {
  switch (form.kind) {
    case 'whole':
      return whole;
    case 'absent':
      return null;
    case 'upper-case':
      return whole.toUpperCase();
    case 'base64':
      return Buffer.from(whole, 'hex').toString('base64');
    case 'first':
      return `${whole.slice(0, form.characters)}${form.after}`;
    case 'between':
      return `${form.before}${whole}${form.after}`;
    case 'text':
      return form.text;
    default:
      return form satisfies never;
  }
}
