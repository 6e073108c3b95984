import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inCommandWords, SimulatorError } from '../../../src/errors/simulator-error.ts';
import type { JsonObject, JsonValue } from '../../../src/internal/json.ts';
import { applyOverrides, type Overrides, parseAssignment } from '../../../src/payloads/overrides.ts';

const MONEY = { type: ['string', 'null'], format: 'decimal-string' };
const PAGE = {
  type: 'object',
  properties: { id: { type: 'integer' }, name: { type: 'string' } },
  required: ['id', 'name'],
};
const ITEM = {
  type: 'object',
  properties: { id: { type: 'integer' }, quantity: { type: 'integer' }, amount: MONEY },
};
const ORDER = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    currency: { type: 'string', format: 'iso-4217' },
    total_amount: MONEY,
    tax_amount: MONEY,
    notes: { type: ['string', 'null'] },
    cancel_reason: { type: 'string' },
    weight: { type: ['number', 'null'] },
    in_trial: { type: ['boolean', 'null'] },
    method_id: { type: ['string', 'integer', 'null'] },
    billing_status: { type: ['string', 'null'], enum: ['pending', 'paid', 'unpaid', null] },
    paid_until: { type: ['string', 'null'], format: 'date-time' },
    tag_ids: { type: ['array', 'null'], items: { type: 'integer' } },
    order_page: { anyOf: [PAGE, { type: 'null' }] },
    previous_line_item: { anyOf: [ITEM, { type: 'string' }, { type: 'null' }] },
    line_items: { type: ['array', 'null'], items: ITEM },
    contact: {
      type: 'object',
      properties: {
        email_address: { type: ['string', 'null'], format: 'email' },
        custom_attributes: { type: 'object', additionalProperties: true },
      },
    },
  },
};
const SCHEMA: JsonObject = {
  type: 'object',
  properties: { data: ORDER, event_id: { type: 'string' }, page_id: { type: ['integer', 'null'] } },
};
const BODY: JsonObject = {
  data: {
    id: 1,
    currency: 'USD',
    total_amount: '10.00',
    tax_amount: '1.00',
    notes: 'old',
    previous_line_item: 'none',
    order_page: null,
    line_items: [
      { id: 11, quantity: 1, amount: '5.00' },
      { id: 12, quantity: 2, amount: '5.00' },
    ],
    contact: { email_address: 'ada@example.com', custom_attributes: { size: 'M' } },
  },
  event_id: '5d2f9c1a-7e43-4b86-9a0f-c3e81b6d4f27',
  page_id: null,
};
const FORCE_CURE = 'To send it all the same, use --force.';

function apply(overrides: Overrides, force = false): JsonObject {
  return applyOverrides(BODY, overrides, { schema: SCHEMA, force, eventType: 'order.created' });
}

function data(overrides: Overrides, force = false): JsonObject {
  return JSON.parse(JSON.stringify(apply(overrides, force)['data']));
}

function set(key: string, value: JsonValue, force = false): JsonValue | undefined {
  return data({ set: { [`data.${key}`]: value } }, force)[key];
}

function refusal(action: () => unknown): { problem: string; cure: string | undefined } {
  try {
    action();
  } catch (error) {
    if (error instanceof SimulatorError && error.code === 'invalid-override') {
      return inCommandWords(error);
    }
    throw error;
  }
  throw new Error('nothing was refused');
}

it('keeps the text of a decimal string', () => {
  expect(set('total_amount', '49.00')).toBe('49.00');
});

it('turns text into an integer, a number or a boolean where the schema wants one', () => {
  expect(set('id', '-5')).toBe(-5);
  expect(set('weight', '4.5e1')).toBe(45);
  expect(set('in_trial', 'false')).toBe(false);
});

it('turns "null" into null where null is allowed, and keeps it as text where it is not', () => {
  expect(set('notes', 'null')).toBeNull();
  expect(set('id', '1')).toBe(1);
  expect(set('cancel_reason', 'null')).toBe('null');
});

it('prefers an integer where text and integers are allowed', () => {
  expect(set('method_id', '12')).toBe(12);
  expect(set('method_id', '012')).toBe('012');
  expect(set('method_id', 'pm_12')).toBe('pm_12');
  expect(set('method_id', '9007199254740993')).toBe('9007199254740993');
});

it('parses the JSON of an object or an array', () => {
  expect(set('tag_ids', '[1, 2]')).toEqual([1, 2]);
  expect(set('order_page', '{"id":3,"name":"Checkout"}')).toEqual({ id: 3, name: 'Checkout' });
  expect(set('previous_line_item', '{"id":3}')).toEqual({ id: 3 });
  expect(set('previous_line_item', '{no json')).toBe('{no json');
});

it('keeps text as text inside open objects', () => {
  const changed = data({
    set: { 'data.contact.custom_attributes.age': '5', 'data.contact.custom_attributes["a.b"]': 'null' },
  });

  expect(changed['contact']).toMatchObject({ custom_attributes: { size: 'M', age: '5', 'a.b': 'null' } });
});

it('takes real JSON values in code', () => {
  expect(set('id', 5)).toBe(5);
  expect(set('in_trial', null)).toBeNull();
  expect(set('order_page', { id: 3, name: 'Checkout' })).toEqual({ id: 3, name: 'Checkout' });
});

it('reaches the keys of the envelope', () => {
  expect(apply({ set: { event_id: 'abc', page_id: '77' } })).toMatchObject({ event_id: 'abc', page_id: 77 });
});

it('changes one item of an array, in either spelling', () => {
  const items = [{ quantity: 9 }, { quantity: 8 }];

  const changed = data({ set: { 'data.line_items[0].quantity': '9', 'data.line_items.1.quantity': '8' } });

  expect(changed['line_items']).toMatchObject(items);
});

it('adds the next item of an array, also to one that is missing', () => {
  expect(data({ set: { 'data.line_items[2].quantity': '3' } })['line_items']).toHaveLength(3);
  expect(data({ set: { 'data.tag_ids[0]': '3' } })['tag_ids']).toEqual([3]);
});

it('makes the object on the way to a key where there was null', () => {
  expect(data({ set: { 'data.order_page.name': 'Checkout' } })['order_page']).toEqual({ name: 'Checkout' });
});

it('takes a numeric key of an object as a key', () => {
  const changed = data({ unset: [], set: { 'data.contact.custom_attributes.2024': 'x' } });

  expect(changed['contact']).toMatchObject({ custom_attributes: { '2024': 'x' } });
});

it('leaves the original body and everything untouched as it was', () => {
  const before = structuredClone(BODY);

  const changed = apply({ set: { 'data.notes': 'new' } });

  expect(BODY).toEqual(before);
  expect(changed).toEqual({ ...before, data: { ...data({}), notes: 'new' } });
});

it('sets any text at any string path and nothing else', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(apply({ set: { 'data.cancel_reason': text } })).toEqual({
        ...BODY,
        data: { ...data({}), cancel_reason: text },
      });
    }),
  );
});

it('reads every safe integer back from its text', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (number) => {
      expect(set('id', String(number))).toBe(number);
    }),
  );
});

it('refuses text that is no integer', () => {
  expect(refusal(() => apply({ set: { 'data.line_items[0].quantity': 'abc' } }))).toEqual({
    problem: 'Cannot set "data.line_items[0].quantity" in order.created: it must be an integer, got "abc".',
    cure: `Give a whole number up to 9007199254740991, such as 3. ${FORCE_CURE}`,
  });
});

it.each(['5.0', '1e3', ' 5', '+5', '9007199254740993', ''])(
  'reads integers strictly: "%s" is none',
  (text) => {
    expect(refusal(() => set('id', text)).problem).toContain(`it must be an integer, got "${text}"`);
  },
);

it('refuses text that is no number, boolean or null', () => {
  expect(refusal(() => set('weight', 'heavy')).problem).toContain('it must be a number or null, got "heavy"');
  expect(refusal(() => set('in_trial', 'yes')).problem).toContain(
    'it must be true, false or null, got "yes"',
  );
});

it('says "it" of the path in both spellings of an index', () => {
  expect(refusal(() => apply({ set: { 'data.line_items.0.quantity': 'abc' } })).problem).toBe(
    'Cannot set "data.line_items[0].quantity" in order.created: it must be an integer, got "abc".',
  );
});

it('refuses text for an array and points to --set-json', () => {
  expect(refusal(() => set('tag_ids', '1,2'))).toEqual({
    problem: 'Cannot set "data.tag_ids" in order.created: it must be an array or null, got "1,2".',
    cure: `Write it as JSON with --set-json. ${FORCE_CURE}`,
  });
});

it('refuses a number for a decimal string and writes the string', () => {
  expect(refusal(() => set('total_amount', 49))).toEqual({
    problem: 'Cannot set "data.total_amount" in order.created: it must be a string or null, got 49.',
    cure: `Write it as the string "49.00". ${FORCE_CURE}`,
  });
  expect(refusal(() => set('total_amount', 0.125)).cure).toContain('the string "0.125"');
  expect(refusal(() => set('notes', 7)).cure).toContain('the string "7"');
});

it('lists the allowed values and suggests the nearest', () => {
  expect(refusal(() => set('billing_status', 'payed'))).toEqual({
    problem:
      'Cannot set "data.billing_status" in order.created: it must be one of "pending", "paid", "unpaid" or null, got "payed".',
    cure: `Did you mean "paid"? ${FORCE_CURE}`,
  });
});

it('shows the form that a format wants', () => {
  expect(refusal(() => set('total_amount', '49,00')).problem).toBe(
    'Cannot set "data.total_amount" in order.created: it must be a decimal number written as a string, such as "49.00", got "49,00".',
  );
  expect(refusal(() => set('paid_until', 'tomorrow')).problem).toContain(
    'such as "2026-03-04T09:15:00.250Z"',
  );
});

it('suggests the full path of a key that stands elsewhere', () => {
  expect(refusal(() => apply({ set: { total_amount: '49.00' } }))).toEqual({
    problem: 'Cannot set "total_amount" in order.created: the event has no such path.',
    cure: `Did you mean data.total_amount? ${FORCE_CURE}`,
  });
});

it('suggests the full path when its beginning was left out', () => {
  const path = 'contact.custom_attributes.color';

  expect(refusal(() => apply({ set: { [path]: 'red' } })).cure).toBe(
    `Did you mean data.${path}? ${FORCE_CURE}`,
  );
  expect(refusal(() => apply({ set: { 'line_items[1].id': '5' } })).cure).toMatch(
    /^Did you mean data\.line_items\[1\]\.id/,
  );
});

it('suggests a longer key that begins with the typed one', () => {
  expect(refusal(() => set('email', 'a@b')).cure).toBe(
    `Did you mean data.contact.email_address? ${FORCE_CURE}`,
  );
});

it('suggests nothing far-fetched for a short key', () => {
  expect(refusal(() => set('foo', '1')).cure).toMatch(/^data has the keys id, currency,/);
});

it('suggests similar keys of the same place first', () => {
  expect(refusal(() => set('totl_amount', '1')).cure).toMatch(/^Did you mean data\.total_amount/);
});

it('keeps the typed index in a suggestion', () => {
  expect(refusal(() => apply({ set: { 'data.line_items[1].quantty': '1' } })).cure).toContain(
    'data.line_items[1].quantity?',
  );
  expect(refusal(() => apply({ set: { 'data.line_items.quantity': '1' } })).cure).toContain(
    'data.line_items[0].quantity',
  );
});

it('names the keys that exist when nothing is similar', () => {
  expect(refusal(() => apply({ set: { 'data.order_page.zzzzzz': '1' } })).cure).toBe(
    `data.order_page has the keys id, name. ${FORCE_CURE}`,
  );
  expect(refusal(() => apply({ set: { zzzzzz: '1' } })).cure).toContain(
    'The event has the keys data, event_id, page_id.',
  );
  expect(refusal(() => set('zzzzzz', '1')).cure).toContain('paid_until, tag_ids and 4 more.');
});

it('refuses an index beyond the next item', () => {
  expect(refusal(() => apply({ set: { 'data.line_items[3].quantity': '1' } }))).toEqual({
    problem:
      'Cannot set "data.line_items[3].quantity" in order.created: data.line_items has 2 items, so there is no index 3.',
    cure: 'Use data.line_items[2] to add the next item, or --force to fill the gap with null.',
  });
});

it('refuses to go into text', () => {
  expect(refusal(() => apply({ set: { 'data.previous_line_item.id': '1' } }))).toEqual({
    problem:
      'Cannot set "data.previous_line_item.id" in order.created: data.previous_line_item is "none" here and has nothing inside.',
    cure: `Set data.previous_line_item as a whole with --set-json. ${FORCE_CURE}`,
  });
});

it('refuses a path that cannot be read, force or not', () => {
  const expected = {
    problem: 'Cannot set "data..id": the path cannot be read from character 5 on.',
    cure: 'Write paths like data.line_items[0].quantity, and keys that hold dots like data["a.b"].',
  };

  expect(refusal(() => apply({ set: { 'data..id': '1' } }))).toEqual(expected);
  expect(refusal(() => apply({ set: { 'data..id': '1' } }, true))).toEqual(expected);
});

it('takes JSON as it is written', () => {
  expect(data({ setJson: { 'data.method_id': '12' } })['method_id']).toBe('12');
  expect(data({ setJson: { 'data.tag_ids': [1] } })['tag_ids']).toEqual([1]);
});

it('checks JSON against the schema as well', () => {
  expect(refusal(() => apply({ setJson: { 'data.id': '1' } })).problem).toBe(
    'Cannot set "data.id" from JSON in order.created: it must be an integer, got "1".',
  );
  expect(data({ setJson: { 'data.id': '1' } }, true)['id']).toBe('1');
});

it('checks the inside of a whole object', () => {
  expect(refusal(() => apply({ setJson: { 'data.order_page': { id: 1 } } })).problem).toBe(
    'Cannot set "data.order_page" from JSON in order.created: data.order_page.name is required but missing.',
  );
  expect(refusal(() => apply({ setJson: { 'data.tag_ids': [1, 'x', 'y'] } })).problem).toContain(
    'data.tag_ids[1] must be an integer, got "x" (and 1 more).',
  );
  expect(refusal(() => apply({ setJson: { 'data.line_items': [{ quantty: 1 }] } }))).toEqual({
    problem:
      'Cannot set "data.line_items[0].quantty" from JSON in order.created: the event has no such path.',
    cure: `Did you mean data.line_items[0].quantity? ${FORCE_CURE}`,
  });
});

it('leaves out a key, or an item of an array', () => {
  const changed = data({ unset: ['data.notes', 'data.line_items[0]'] });

  expect(changed).not.toHaveProperty('notes');
  expect(changed['line_items']).toMatchObject([{ id: 12 }]);
});

it('leaves out a key that the schema has and the body does not', () => {
  expect(apply({ unset: ['data.weight', 'data.order_page.name'] })).toEqual(BODY);
});

it('refuses to leave out what the schema does not have', () => {
  expect(refusal(() => apply({ unset: ['data.note'] }))).toEqual({
    problem: 'Cannot unset "data.note" in order.created: the event has no such path.',
    cure: `Did you mean data.notes? ${FORCE_CURE}`,
  });
});

it('refuses to leave out an item that is not there', () => {
  expect(refusal(() => apply({ unset: ['data.line_items[2]'] }))).toEqual({
    problem:
      'Cannot unset "data.line_items[2]" in order.created: data.line_items has 2 items, so there is no index 2.',
    cure: 'Remove the override, or use --force to pass over it.',
  });
});

it('merges objects key by key, replaces arrays, and keeps null as a value', () => {
  const changed = data({
    merge: [
      {
        data: {
          notes: null,
          tag_ids: [7],
          contact: { custom_attributes: { color: 'red', size: { eu: 40 } } },
        },
      },
    ],
  });

  expect(changed).toMatchObject({ notes: null, tag_ids: [7], currency: 'USD' });
  expect(changed['contact']).toEqual({
    email_address: 'ada@example.com',
    custom_attributes: { color: 'red', size: { eu: 40 } },
  });
});

it('merges an object over null and an empty object over nothing', () => {
  expect(data({ merge: [{ data: { order_page: { id: 1 } } }] })['order_page']).toEqual({ id: 1 });
  expect(data({ merge: [{ data: { order_page: {} } }] })['order_page']).toEqual({});
  expect(apply({ merge: [{}] })).toEqual(BODY);
});

it('checks every leaf of a merge', () => {
  expect(refusal(() => apply({ merge: [{ data: { contact: { email: 'a@b' } } }] }))).toEqual({
    problem: 'Cannot merge "data.contact.email" into order.created: the event has no such path.',
    cure: `Did you mean data.contact.email_address? ${FORCE_CURE}`,
  });
  expect(refusal(() => apply({ merge: [{ data: { total_amount: 49 } }] })).cure).toContain(
    'the string "49.00"',
  );
  expect(refusal(() => apply({ merge: [{ data: { total_amount: { cents: 1 } } }] })).problem).toContain(
    'it must be a string or null, got an object',
  );
});

it('applies merge, set, setJson and unset in this order', () => {
  const merge = [{ data: { notes: 'merge' } }, { data: { notes: 'second merge' } }];

  expect(data({ merge })['notes']).toBe('second merge');
  expect(data({ set: { 'data.notes': 'set' }, merge })['notes']).toBe('set');
  expect(data({ setJson: { 'data.notes': 'json' }, set: { 'data.notes': 'set' }, merge })['notes']).toBe(
    'json',
  );
  expect(data({ unset: ['data.notes'], setJson: { 'data.notes': 'json' } })).not.toHaveProperty('notes');
});

it('creates unknown paths by force', () => {
  expect(data({ set: { 'data.brand.new': '5' } }, true)['brand']).toEqual({ new: '5' });
  expect(apply({ merge: [{ extra: { deep: [1] } }] }, true)).toMatchObject({ extra: { deep: [1] } });
  expect(apply({ unset: ['data.nothing'] }, true)).toEqual(BODY);
});

it('takes what does not fit as text by force, and what fits as its type', () => {
  expect(set('id', 'abc', true)).toBe('abc');
  expect(set('billing_status', 'payed', true)).toBe('payed');
  expect(set('total_amount', 49, true)).toBe(49);
  expect(set('id', '5', true)).toBe(5);
});

it('fills the gap before an index with null by force', () => {
  expect(data({ set: { 'data.tag_ids[2]': '7' } }, true)['tag_ids']).toEqual([null, null, 7]);
});

it('goes into text by force, replacing it', () => {
  expect(data({ set: { 'data.previous_line_item.id': '1' } }, true)['previous_line_item']).toEqual({ id: 1 });
});

it('never reaches the prototype of objects', () => {
  apply({ set: { '__proto__.polluted': 'x', 'constructor.prototype.polluted': 'x' } }, true);

  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

it('splits an assignment at its first equals sign', () => {
  expect(parseAssignment('data.notes=a=b', '--set')).toEqual({ path: 'data.notes', value: 'a=b' });
  expect(parseAssignment('data.notes=', '--set')).toEqual({ path: 'data.notes', value: '' });
  expect(parseAssignment('data["a=b"]=line\nbreak', '--set')).toEqual({
    path: 'data["a=b"]',
    value: 'line\nbreak',
  });
});

it('parses the value of --set-json', () => {
  expect(parseAssignment('data.tag_ids=[1, {"a": null}]', '--set-json')).toEqual({
    path: 'data.tag_ids',
    value: [1, { a: null }],
  });
});

it('refuses an assignment without an equals sign or a readable path', () => {
  expect(refusal(() => parseAssignment('data.notes', '--set'))).toEqual({
    problem: '--set needs path=value, got "data.notes".',
    cure: 'Write it like --set data.total_amount=49.00.',
  });
  expect(refusal(() => parseAssignment('=5', '--set')).problem).toBe(
    'Cannot apply --set to "": the path is empty.',
  );
});

it.each([
  ['red', 'it goes wrong at character 1, "r"'],
  ['{"a":1,}', 'it goes wrong at character 8, "}"'],
  ['[1 2]', 'it goes wrong at character 4, "2"'],
  ['{"a" 1}', 'it goes wrong at character 6, "1"'],
  ["{'a':1}", `it goes wrong at character 2, "'"`],
  ['01', 'it goes wrong at character 2, "1"'],
  ['{} x', 'it goes wrong at character 4, "x"'],
  ['["\u{1F600}", 😀]', 'it goes wrong at character 8, "😀"'],
  ['[1,', 'it ends too early, after 3 characters'],
  ['[', 'it ends too early, after 1 character'],
  ['', 'it ends too early, after 0 characters'],
])('names the place where --set-json stops being JSON: %s', (json, place) => {
  expect(refusal(() => parseAssignment(`data.x=${json}`, '--set-json'))).toEqual({
    problem: `Cannot apply --set-json to "data.x": its value must be JSON, but ${place}.`,
    cure: `For plain text use --set, or put the text in double quotes: --set-json 'data.x="text"'.`,
  });
});

it('refuses exactly the values of --set-json that JSON.parse refuses', () => {
  const almostJson = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', '"', '1', '\\'))
    .map(([json, at, extra]) => {
      const position = at % (json.length + 1);
      return json.slice(0, position) + extra + json.slice(position + 1);
    });

  fc.assert(
    fc.property(almostJson, (text) => {
      let valid = true;
      try {
        JSON.parse(text);
      } catch {
        valid = false;
      }
      if (valid) expect(() => parseAssignment(`x=${text}`, '--set-json')).not.toThrow();
      else expect(() => parseAssignment(`x=${text}`, '--set-json')).toThrow(/goes wrong at|ends too early/);
    }),
  );
});
