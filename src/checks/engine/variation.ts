import type { Disturbance } from '../../delivery/disturbance.ts';
import type { OutgoingEvent } from '../../events/outgoing-event.ts';
import type { MutantName } from '../../signature/mutants.ts';
import type { SignatureRecipe } from '../../signature/signature-recipe.ts';
import type { HeaderLine } from '../../wire/wire-request.ts';
import type { Exchange } from '../evidence/exchange.ts';

/**
 * A request that a check wants to send: a delivery of an event, and in which way it differs from what ClickFunnels
 * sends. Plain data, so that it can be shown, sent and written as a shell script.
 */
export interface Variation {
  /** What is special about it, in a few words without a full stop: `signed an hour ago`. */
  readonly about: string;
  readonly event: OutgoingEvent;
  /** Other bytes for the body, signed as they are. @default the event's */
  readonly body?: Uint8Array;
  /** How signature and timestamp are made: the name of a signature mutant, or a recipe. @default as they should be */
  readonly signature?: MutantName | SignatureRecipe;
  /** Shows the signature and the timestamp of this earlier request, whatever `signature` says. */
  readonly replays?: Exchange;
  /** Header lines added, or put in the place of the one of the same name. */
  readonly headers?: readonly HeaderLine[];
  /** How the header lines are written where a proxy has been in between. @default as ClickFunnels writes them */
  readonly headerNames?: 'lower-case' | 'upper-case' | 'reversed';
  /** Other headers that show the signature as well. */
  readonly signatureHeaders?: readonly string[];
  /** Other headers that show the timestamp as well. */
  readonly timestampHeaders?: readonly string[];
  /** What has to be accepted for this one to say anything. @default the plain event of its type */
  readonly control?: Variation;
  /** Names of headers that are left out. */
  readonly withoutHeaders?: readonly string[];
  /** What goes wrong on the way: how bytes leave, or where they stop. */
  readonly disturbance?: Disturbance;
}
