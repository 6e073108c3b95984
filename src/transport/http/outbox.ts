import { onceInputIsHandled } from '../../clock/wall-clock.ts';

/** When this many wait, the receiver is better at work already. */
const MOST_TOGETHER = 16;

/** Something that is written to a connection. */
export interface Outgoing {
  write(): void;
}

/**
 * Holds what is to be written until all that has come in meanwhile is handled, and then writes it together: a receiver that
 * sleeps is woken once, and not for every request, which costs the sending side as much as all else that it does.
 */
export class Outbox {
  #waiting: Outgoing[] = [];

  post(one: Outgoing): void {
    if (this.#waiting.length === 0) onceInputIsHandled(() => this.#empty());
    this.#waiting.push(one);
    if (this.#waiting.length >= MOST_TOGETHER) this.#empty();
  }

  #empty(): void {
    const leaving = this.#waiting;
    this.#waiting = [];
    for (const one of leaving) one.write();
  }
}
