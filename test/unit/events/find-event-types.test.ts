import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SimulatorError } from '../../../src/errors/simulator-error.ts';
import { EVENT_CATALOG } from '../../../src/events/catalog.ts';
import type { EventTypeEntry } from '../../../src/events/event-type.ts';
import {
  documentedSpelling,
  findEventType,
  matchEventTypes,
  requireEventType,
  selectEventTypes,
} from '../../../src/events/find-event-types.ts';

describe('finding an event type', () => {
  it('finds every name exactly as it is spelled', () => {
    for (const entry of EVENT_CATALOG) expect(findEventType(entry.name)).toBe(entry);
  });

  it('finds nothing for a name in another case, so that events are sent as asked', () => {
    expect(findEventType('Order.Created')).toBeUndefined();
  });

  it('leads a later spelling back to the documented one', () => {
    expect(documentedSpelling(requireEventType('contacts/applied_tag.created')).name).toBe(
      'contact/applied_tag.created',
    );
    expect(documentedSpelling(requireEventType('form_submission.created')).name).toBe(
      'form/submission.created',
    );
  });

  it('keeps names that have one spelling only', () => {
    expect(documentedSpelling(requireEventType('order.created')).name).toBe('order.created');
    expect(documentedSpelling(requireEventType('orders/invoice.paid')).name).toBe('orders/invoice.paid');
  });
});

describe('matching a glob', () => {
  it('lets an asterisk stand for any characters, slashes included', () => {
    expect(names(matchEventTypes('communities*created'))).toEqual([
      'communities/post.created',
      'communities/posts/comment.created',
    ]);
  });

  it('lets a question mark stand for one character', () => {
    expect(names(matchEventTypes('subscription?invoice.paid'))).toEqual([
      'subscription/invoice.paid',
      'subscription.invoice.paid',
    ]);
  });

  it('takes upper and lower case for the same', () => {
    expect(matchEventTypes('PRODUCT.*')).toEqual(matchEventTypes('product.*'));
  });

  it('takes dots and other signs literally', () => {
    expect(matchEventTypes('contact.')).toEqual([]);
    expect(names(matchEventTypes('order.*'))).not.toContain('orders/invoice.created');
    expect(matchEventTypes('[a-z]*')).toEqual([]);
  });

  it('matches every event type by its own name', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EVENT_CATALOG), fc.nat(60), (entry, position) => {
        const cut = position % entry.name.length;
        const glob = `${entry.name.slice(0, cut)}*${entry.name.slice(cut + 1)}`;

        expect(matchEventTypes(glob)).toContain(entry);
      }),
    );
  });
});

describe('selecting event types', () => {
  it('reads "all" as the 62 documented names', () => {
    const selected = selectEventTypes(['all']);

    expect(selected).toHaveLength(62);
    expect(selected.every(({ catalog }) => catalog === 'documented')).toBe(true);
  });

  it('reads "all" as the later names, or as every name, when told to', () => {
    expect(selectEventTypes(['all'], { catalog: 'later' })).toHaveLength(26);
    expect(selectEventTypes(['all'], { catalog: 'every' })).toHaveLength(88);
  });

  it('keeps an exact name of the later catalog as it was asked for', () => {
    expect(names(selectEventTypes(['subscription.invoice.paid']))).toEqual(['subscription.invoice.paid']);
  });

  it('matches globs against the documented catalog', () => {
    expect(names(selectEventTypes(['orders/invoice.*']))).not.toContain('orders/invoice.paid');
    expect(names(selectEventTypes(['orders/invoice.*'], { catalog: 'every' }))).toContain(
      'orders/invoice.paid',
    );
  });

  it('matches a glob against the later catalog when nothing documented fits', () => {
    expect(selectEventTypes(['sales/*'])).toHaveLength(5);
  });

  it('keeps the order asked for and names each event type once', () => {
    expect(names(selectEventTypes(['product.updated', 'product.*', 'contact.created']))).toEqual([
      'product.updated',
      'product.created',
      'contact.created',
    ]);
  });

  it('selects nothing when nothing is asked for', () => {
    expect(selectEventTypes([])).toEqual([]);
  });
});

describe('a name that does not exist', () => {
  it('is refused with a stable code, the nearest names and where to see all of them', () => {
    const error = refusal('ordr.created');

    expect(error.code).toBe('unknown-event-type');
    expect(error.problem).toContain('"ordr.created"');
    expect(error.cure).toContain('"order.created"');
    expect(error.cure).toContain('cf-webhook-sim events');
  });

  it('gets the first event of a topic, and the pattern of all', () => {
    expect(() => selectEventTypes(['order'])).toThrow(`Did you mean "order.created" or 'order.*'?`);
    expect(() => requireEventType('order')).toThrow('Did you mean "order.created"?');
  });

  it('gets the documented spelling when an alias is nearest, and says that it is one', () => {
    expect(refusal('contacts/applied_tag.creatd').cure).toContain(
      '"contact/applied_tag.created" ("contacts/applied_tag.created" is an alias of it)',
    );
  });

  it('gets each event once, whatever its spellings', () => {
    const cure = refusal('form_submision.created').cure ?? '';

    expect(cure.split('"form/submission.created"')).toHaveLength(2);
  });

  it('gets names of the same topic when none is near', () => {
    expect(refusal('contact.unsubscribed').cure).toContain('"contact.created"');
  });

  it('is refused without a guess when nothing resembles it', () => {
    expect(refusal('zzzzzzzzzzzz').cure).toBe('Run "cf-webhook-sim events" to see every name.');
  });

  it('is refused alike by a lookup, by a selection and for an empty text', () => {
    expect(() => requireEventType('ordr.created')).toThrow(refusal('ordr.created').message);
    expect(refusal('').problem).toContain('""');
  });
});

describe('a pattern that matches nothing', () => {
  it('is refused and refused with names near its letters', () => {
    const error = refusal('ordder.creat*');

    expect(error.code).toBe('unknown-event-type');
    expect(error.problem).toBe('No event type matches the pattern "ordder.creat*".');
    expect(error.cure).toContain('"order.created"');
  });
});

function names(entries: readonly EventTypeEntry[]): string[] {
  return entries.map(({ name }) => name);
}

function refusal(pattern: string): SimulatorError {
  try {
    selectEventTypes([pattern]);
  } catch (error) {
    if (error instanceof SimulatorError) return error;
    throw error;
  }
  throw new Error(`Selecting "${pattern}" did not fail.`);
}
