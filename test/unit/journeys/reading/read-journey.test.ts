import { expect, it } from 'vitest';
import { problemsIn, readText } from '../../../support/journeys/read-text.ts';

/** A story in which nothing is wrong; what is tried comes after it. */
const STORY = `parameters:
  quantity: { default: 1, minimum: 1 }
  outcome: { default: paid, options: [paid, declined] }
given:
  - create: ebook
    product: { price: 19.00 }
steps:
  - create: buyer
    contact: {}
  - create: purchase
    order: { of: buyer, items: [{ product: ebook }] }
`;
const FIRST_LINE_AFTER = STORY.split('\n').length;

it('finds nothing wrong where nothing is', () => {
  expect(problemsIn(STORY)).toEqual([]);
});

it('reads name, title and about, and the name of the file where there is none', () => {
  const named = readText(`name: my-story\ntitle: Something happens\nabout: Again.\n${STORY}`).journey;
  const nameless = readText(STORY).journey;

  expect(named).toMatchObject({ name: 'my-story', title: 'Something happens', about: 'Again.' });
  expect(nameless).toMatchObject({ name: 'story', title: 'story', about: '' });
});

it('keeps money as it is written', () => {
  const { journey } = readText(STORY);

  expect(journey.given[0]).toMatchObject({ fields: { product: { price: '19.00' } } });
});

it.each([
  ['- ▸pya: purchase', 'Unknown step "pya". Did you mean "pay"?'],
  ['- ▸after: 2h', 'this step has no action. Steps are create, emit, repeat,'],
  ['- ▸contact: {}', 'Unknown step "contact". To create one, add create:'],
  ['- ▸pay', 'a step must be a mapping, got "pay". For example - pay: purchase.'],
  ['- ▸{ pay: purchase, refund: purchase }', 'a step must have one action, got "pay" and "refund".'],
  ['- ▸pay: purchas', '"purchas" does not exist at this point. Did you mean "purchase"?'],
  ['- ▸pay: sale', '"sale" does not exist at this point. Create it first'],
  ['- ▸pay:', '"pay" requires a name, got nothing. For example pay: purchase.'],
  ['- ▸pay: buyer', '"pay" requires the kind order, but "buyer" has the kind contact.'],
  ['- { pay: purchase, ▸amount: 5 }', '"pay" has no key "amount". It takes no keys.'],
  ['- { refund: purchase, ▸amuont: 5 }', '"refund" has no key "amuont". Did you mean "amount"?'],
  ['- { refund: purchase, ▸amount: much }', '"amount" must be an amount of money, got "much".'],
  ['- { renew: purchase, ▸outcome: no }', '"outcome" must be paid or declined, got "no".'],
  [
    '- { renew: purchase, ▸outcome: pald }',
    '"outcome" must be paid or declined, got "pald". Did you mean "paid"?',
  ],
  ['- ▸{ tag: buyer }', '"tag" requires "with": the name of the tag. Add with: to it.'],
  ['- ▸create: second', '"create: second" has no kind. The kinds are contact,'],
  [
    '- { create: second, ▸contakt: {} }',
    '"contakt" is not a kind that can be created. Did you mean "contact"?',
  ],
  [
    '- { create: second, ▸contact: {}, course: {} }',
    '"create: second" must have one kind, got "contact" and "course".',
  ],
  ['- { ▸create: buyer, contact: {} }', 'the name "buyer" is already used. Use another name.'],
  [
    '- { create: second, contact: { ▸anonymous: yes please } }',
    '"anonymous" must be true or false, got "yes please".',
  ],
  [
    '- { create: second, contact: { ▸country: UK } }',
    '"country" must be AT, AU, BR, CA, CH, CL, DE, DK, ES, FR, GB, GR, IE, IL, IN, IT, JP, KR, KW, MX, NL, NZ, PL, PT, SE, UA or US, got "UK".',
  ],
  ['- { create: second, ▸contact: big }', '"contact" must be a mapping, got "big".'],
  ['- { create: sale, ▸order: { of: buyer } }', '"order" requires "items": what is bought'],
  [
    '- { create: sale, order: { ▸of: ebook, items: [{ product: ebook }] } }',
    '"ebook" has the kind product, expected contact.',
  ],
  [
    '- { create: sale, order: { of: buyer, items: [{ product: ebook, ▸quantity: 0 }] } }',
    '"quantity" must be a whole number of at least 1, got "0".',
  ],
  [
    '- { create: sale, order: { of: buyer, items: [{ ▸produkt: ebook }] } }',
    'an item of "items" has no key "produkt". Did you mean "product"?',
  ],
  [
    '- { pay: purchase, ▸after: 40 }',
    '"after" must be a duration, got "40". With a unit: 40s, 40m, 40h or 40d.',
  ],
  [
    '- { pay: purchase, ▸after: soon }',
    '"after" must be a duration, got "soon". For example 30s, 2h, 3d12h, 1 month or 1 year.',
  ],
  ['- { pay: purchase, ▸at: noon }', '"at" must be a reference to a moment, got "noon".'],
  ['- { pay: purchase, ▸when: paid }', '"when" must be a mapping of parameters, got "paid".'],
  [
    '- { pay: purchase, when: { ▸outcme: paid } }',
    '"outcme" in "when" is not a parameter of the journey. Did you mean "outcome"?',
  ],
  [
    '- { pay: purchase, when: { outcome: [paid, ▸declind] } }',
    'the parameter "outcome" cannot be "declind". Did you mean "declined"?',
  ],
  [
    '- { pay: purchase, when: { ▸quantity: many } }',
    'the parameter "quantity" cannot be "many". It is a number.',
  ],
  [
    '- { change: buyer, set: { ▸emial_address: a@example.org } }',
    'the record has no field "emial_address". Did you mean "email_address"',
  ],
  ['- { change: purchase, set: { ▸total_amount: much } }', '"total_amount" must'],
  [
    '- { change: buyer, ▸set: Ada }',
    '"set" must be a mapping, got "Ada". For example set: {first_name: Ada}.',
  ],
  ['- { change: buyer, set: { ▸"a[": 1 } }', 'invalid path "a[": it cannot be read'],
  [
    `- { change: buyer, set: { ▸first_name: '\${quantty}' } }`,
    `\${quantty} is not a parameter of the journey. Did you mean \${quantity}?`,
  ],
  [`- { change: buyer, set: { ▸first_name: '\${index}' } }`, `\${index} is outside a repeat.`],
  [
    `- { change: buyer, set: { ▸first_name: '\${buyer.email_adress}' } }`,
    `"buyer" has no field "email_adress". Did you mean \${buyer.email_address}?`,
  ],
  [
    `- { change: buyer, set: { ▸first_name: '\${byer.id}' } }`,
    '"byer" does not exist at this point. Did you mean "buyer"?',
  ],
  [
    `- { renew: purchase, ▸outcome: '\${quantity}' }`,
    `\${quantity} may be "1", but "outcome" must be paid or declined`,
  ],
  ['- ▸emit: order.updatd', 'Unknown event type "order.updatd". Did you mean'],
  [
    '- ▸emit: order.updated',
    '"emit: order.updated" requires "of": what the event is about. Add of: and a name.',
  ],
  [
    '- { emit: order.updated, ▸of: buyer }',
    'order.updated requires the kind order, but "buyer" has the kind contact.',
  ],
  ['- { emit: order.updated, ▸off: buyer }', '"emit" has no key "off". Did you mean "of"?'],
  [
    '- { ▸repeat: often, steps: [{ pay: purchase }] }',
    '"repeat" must be a whole number from 0 to 10000, got "often".',
  ],
  ['- ▸repeat: 3', 'a repeat requires "steps". Add steps: and a list.'],
  ['- { repeat: 3, steps: [{ ▸pay: purchas }] }', '"purchas" does not exist at this point.'],
])('tells what is wrong at ▸ in the step %s', (marked, problem) => {
  const problems = problemsIn(`${STORY}  ${marked.replace('▸', '')}\n`);

  // Steps stand two columns further right in a file, and columns count from 1.
  expect(problems.join('\n')).toContain(`${FIRST_LINE_AFTER}:${marked.indexOf('▸') + 3} ${problem}`);
});

it.each([
  ['- steps', '1:1 a journey must be a mapping, got a list.'],
  ['', '1:1 the journey has no steps. Add steps:'],
  ['steps: []', '1:1 the journey has no steps.'],
  ['steps: pay', '1:1 "steps" must be a list of steps, got "pay". Begin each step with a dash'],
  ['stepps: []', '1:1 a journey has no key "stepps". Did you mean "steps"?'],
  [
    'name: My Story',
    '1:1 a journey\'s name must consist of lowercase letters, digits and dashes, got "My Story".',
  ],
  ['title: []', '1:1 "title" must be text, got a list.'],
  ['parameters: [quantity]', '1:1 "parameters" must be a mapping of names, got a list.'],
  [
    'parameters: { quantity: 2 }',
    '1:15 the parameter "quantity" must be a mapping, got "2". Write quantity: {default: 2}.',
  ],
  ['parameters: { quantity: {} }', '1:15 the parameter "quantity" has no default.'],
  [
    'parameters: { quantity: { defualt: 1 } }',
    '1:27 a parameter has no key "defualt". Did you mean "default"?',
  ],
  ['parameters: { index: { default: 1 } }', '1:15 "index" counts repetitions and cannot be a parameter.'],
  ['parameters: { a b: { default: 1 } }', '1:15 the name of a parameter must start with a lowercase letter'],
  [
    'parameters: { x: { default: [1] } }',
    '1:20 "default" must be text, a number, true or false, got a list.',
  ],
  ['parameters: { x: { default: a, options: [b, c] } }', '1:20 the default: "x" must be b or c, got "a".'],
  [
    'parameters: { x: { default: 1, options: [1, two] } }',
    '1:45 the options of "x" must have the type of its default, number; got "two".',
  ],
  ['parameters: { x: { default: 1, minimum: 2 } }', '1:20 the default: "x" must be at least 2, got 1.'],
  ['parameters: { x: { default: 1, maximum: high } }', '1:32 "maximum" must be a number, got "high".'],
  [
    'parameters: { x: { default: a, minimum: 2 } }',
    '1:32 "minimum" is for numbers; the default of "x" is "a". Use options instead.',
  ],
])('tells what is wrong with the journey %j', (text, problem) => {
  expect(problemsIn(text).join('\n')).toContain(problem);
});

it('tells all that is wrong, not only the first', () => {
  const problems = problemsIn(
    `${STORY}  - pya: purchase\n  - pay: buyer\n  - { refund: purchase, amuont: 1 }\n`,
  );

  expect(problems).toHaveLength(3);
});

it('knows what was deleted, and what may have been', () => {
  const deleted = problemsIn(`${STORY}  - delete: buyer\n  - change: buyer\n`);
  const perhaps = problemsIn(`${STORY}  - { delete: buyer, when: { outcome: paid } }\n  - change: buyer\n`);

  expect(deleted).toEqual([expect.stringContaining('13:5 "buyer" was deleted in an earlier step.')]);
  expect(perhaps).toEqual([]);
});

it('knows the names of what actions make on their own', () => {
  const known = problemsIn(`${STORY}  - change: purchase/invoice-1\n  - change: ebook/variant-1\n`);
  const unknown = problemsIn(`${STORY}  - change: purchas/invoice-1\n`);

  expect(known).toEqual([]);
  expect(unknown.join()).toContain(
    '"purchas/invoice-1" does not exist at this point. Did you mean "purchase"?',
  );
});

it('lets names hold references', () => {
  const problems = problemsIn(`${STORY}  - repeat: 3
    steps:
      - create: guest-\${index}
        contact: {}
      - tag: guest-\${index}
        with: vip
  - tag: guest-2
    with: late
  - pay: guest-3
`);

  expect(problems).toEqual([
    expect.stringContaining('20:5 "pay" requires the kind order, but "guest-3" has the kind contact.'),
  ]);
});

it('explains a bare reference between braces, which YAML cannot read', () => {
  const read = () => problemsIn(`${STORY}  - { change: buyer, set: { first_name: \${outcome} } }\n`);

  expect(read).toThrow(
    /^story\.yaml line 12, column \d+: this is not YAML: .* quote references: '\$\{outcome\}'\.$/,
  );
});

it('takes event types of the user', () => {
  const custom = {
    name: 'parcels/sent',
    catalog: 'custom',
    resource: null,
    versions: ['v2'],
    dataSchema: { properties: { id: {} } },
  };
  const text = `${STORY}  - { emit: parcels/sent, of: buyer, set: { id: 1 } }\n`;

  expect(problemsIn(text).join()).toContain('nknown event type "parcels/sent"');
  expect(readText(text, [custom as never]).problems).toEqual([]);
});
