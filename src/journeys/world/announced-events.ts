import type { JsonObject } from '../../internal/json.ts';
import type { Payload } from '../../payloads/payload.ts';
import type { StoryEvent } from '../story-event.ts';

/** The step that an event belongs to. */
export interface StepName {
  /** Counts from 1, through repetitions as well. */
  readonly stepNumber: number;
  /** The step in a few words: `pay purchase`. */
  readonly step: string;
}

/** An event, and when its payload is read again; `undefined` where that is settled. */
interface Announced {
  readonly event: StoryEvent & StepName;
  readonly fields: JsonObject | undefined;
  readonly readAt: number | undefined;
}

/** What is read again of an event later, and when. */
export interface LateReading {
  /** What the event alone says differently, by paths. */
  readonly fields: JsonObject;
  /** Story time in milliseconds since the epoch. */
  readonly readAt: number;
}

/** Events that were announced and are not taken out yet, in the order in which they happened. */
export class AnnouncedEvents {
  #events: Announced[] = [];

  add(event: StoryEvent & StepName, late?: LateReading): void {
    this.#events.push({ event, fields: late?.fields, readAt: late?.readAt });
  }

  clear(): void {
    this.#events = [];
  }

  /**
   * Reads the payloads that are due.
   *
   * @param read Gives the payload of an event as the world is now; `undefined` where its subject is gone.
   */
  readUntil(at: number, read: (event: StoryEvent, fields: JsonObject) => Payload | undefined): void {
    for (const [index, announced] of this.#events.entries()) {
      const { event, fields = {}, readAt } = announced;
      if (readAt === undefined || readAt > at) continue;
      const payload = read(event, fields);
      this.#events[index] = {
        event: payload === undefined ? event : { ...event, content: { kind: 'snapshot', payload } },
        fields,
        readAt: undefined,
      };
    }
  }

  /** Takes out what is there, up to the first event whose payload is still to be read. */
  take(): (StoryEvent & StepName)[] {
    const open = this.#events.findIndex(({ readAt }) => readAt !== undefined);
    return this.#events.splice(0, open === -1 ? this.#events.length : open).map(({ event }) => event);
  }
}
