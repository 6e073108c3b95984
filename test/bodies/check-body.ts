import Hashids from 'hashids';
import { get, type Json, list, objectsIn, text } from './json.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const DECIMALS: Readonly<Record<string, number>> = { KWD: 3 };
const TAXES = ['state', 'county', 'city', 'district'];
const OPEN = new Set(['draft', 'unpaid', 'past-due', 'abandoned']);
/** A payload may be read so long after its event, and then shows what has happened until then. */
const LATEST_READ_MS = 15_000;

/** Names of objects whose class is known by where they stand. */
const CLASSES: readonly (readonly [path: RegExp, recordClass: string])[] = [
  [/(^|\.)contact$|primary_contact$/, 'Contact'],
  [/_visit(_with_utm)?$/, 'Visit'],
  [/order_page$|^page$/, 'Page'],
  [/^funnel$/, 'Funnel'],
  [/original_product$/, 'Product'],
  [/products_price$/, 'Products::Price'],
  [/products_variant$/, 'Products::Variant'],
  [/data\.workspace$/, 'Workspace'],
  [/data\.order$/, 'Order'],
  [/contact_groups\.\d+$/, 'Group'],
];
const codes = new Map<string, Hashids>();

/** What is wrong with one body of V2, read from its bytes; a sentence each. */
export function problemsOf(bytes: Uint8Array): string[] {
  const raw = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const body: Json = JSON.parse(raw);
  const type = text(body, 'event_type');
  return [
    ...writing(raw, body),
    ...envelope(body),
    ...identities(body, type),
    ...moments(body),
    ...money(body),
    ...links(body),
    ...states(body, type),
    ...people(body),
  ].map((problem) => `${type} ${text(body, 'event_id')}: ${problem}`);
}

/** Whole thousandths of a decimal. */
function units(value: Json | undefined): number {
  return typeof value === 'string' && /^-?\d+\.\d{1,3}$/.test(value)
    ? Math.round(Number(value) * 1_000)
    : Number.NaN;
}

/** Keys in the order of jsonb, nothing that PostgreSQL cannot hold, and Rails' escapes. */
function writing(raw: string, body: Json): string[] {
  const problems: string[] = [];
  if (/[<>&\u2028\u2029]/.test(raw)) problems.push('has a character that Rails escapes');
  if (/\\u0000|\\ud[89a-f]/i.test(raw) || /\p{Surrogate}/u.test(raw)) problems.push('is not storable');
  if (/[:"](NaN|undefined|Infinity|\[object [^"]*)[,"}]/.test(raw))
    problems.push('has a value that went wrong');
  for (const { path, object } of objectsIn(body)) {
    const keys = Object.keys(object);
    const sorted = [...keys].sort((a, b) => {
      const [x, y] = [Buffer.from(a), Buffer.from(b)];
      return x.length - y.length || Buffer.compare(x, y);
    });
    if (keys.join() !== sorted.join()) problems.push(`${path} has its keys in another order`);
  }
  return problems;
}

function envelope(body: Json): string[] {
  return check({
    'event_id is a UUID': UUID.test(text(body, 'event_id')),
    'created_at is a time': TIME.test(text(body, 'created_at')),
    'subject_id is the id of data': get(body, 'subject_id') === get(body, 'data.id'),
    'subject_type is a class': /^[A-Z]\w*(::[A-Z]\w*)*$/.test(text(body, 'subject_type')),
  });
}

/** Public ids follow from ids; one record has one of each. */
function identities(body: Json, type: string): string[] {
  const problems: string[] = [];
  const seen = new Map<string, string>();
  for (const { path, object } of objectsIn(body)) {
    const id = object['id'];
    const publicId = object['public_id'];
    if (typeof id !== 'number' || typeof publicId !== 'string') continue;
    const recordClass =
      path === 'data' ? subjectClass(body, type) : CLASSES.find(([place]) => place.test(path))?.[1];
    if (recordClass === undefined) continue;
    if (codeOf(recordClass).encode(id) !== publicId)
      problems.push(`${path}: ${publicId} is not ${recordClass} ${id}`);
    const before = seen.get(`${recordClass} ${id}`);
    if (before !== undefined && before !== publicId) problems.push(`${recordClass} ${id} has two public ids`);
    seen.set(`${recordClass} ${id}`, publicId);
  }
  return problems;
}

function subjectClass(body: Json, type: string): string | undefined {
  const known = text(body, 'subject_type');
  // Events of subscriptions and invoices name the class that the catalog assumes.
  return /^(Contact|FormSubmission|Product|Products::Variant|Order|Orders::Invoice)$/.test(known) &&
    !/transaction|restock/.test(type)
    ? known
    : undefined;
}

function codeOf(recordClass: string): Hashids {
  const known = codes.get(recordClass);
  if (known !== undefined) return known;
  const made = new Hashids(`Default ID Obfuscation Salt for ${recordClass}`, 6, LETTERS);
  codes.set(recordClass, made);
  return made;
}

/** Moments that may lie ahead. */
const AHEAD = /^(next_charge|paid_until|start_on|end_on|trial_end|due|published|period_)/;

function moments(body: Json): string[] {
  const problems: string[] = [];
  const happenedAt = Date.parse(text(body, 'created_at'));
  const now = Math.max(happenedAt, Date.parse(text(body, 'data.updated_at')) || 0);
  if (now > happenedAt + LATEST_READ_MS) problems.push('was read too late');
  for (const { path, object } of objectsIn(body)) {
    for (const [key, value] of Object.entries(object)) {
      if (!/_(at|on|until)$/.test(key) || value === null) continue;
      if (typeof value !== 'string' || !TIME.test(value) || new Date(value).toISOString() !== value) {
        problems.push(`${path}.${key} is ${String(value)}`);
      } else if (!AHEAD.test(key) && Date.parse(value) > now) {
        problems.push(`${path}.${key} lies ahead`);
      }
    }
    const ordered = [
      ['created_at', 'updated_at'],
      ['period_start_at', 'period_end_at'],
      ['start_on', 'end_on'],
      ['started_at', 'created_at'],
      ['issued_at', 'due_at'],
      ['issued_at', 'paid_at'],
    ] as const;
    for (const [first, second] of ordered) {
      const [a, b] = [object[first], object[second]];
      if (typeof a !== 'string' || typeof b !== 'string') continue;
      // Due a day before it became past due, whenever it was made out.
      if (second === 'due_at' && object['status'] === 'past-due') continue;
      if (a > b) problems.push(`${path}: ${first} is after ${second}`);
    }
  }
  const [contactAt, madeAt] = [text(body, 'data.contact.created_at'), text(body, 'data.created_at')];
  if (contactAt !== '' && contactAt > madeAt) problems.push('the contact is younger than what it did');
  const workspaceAt = text(body, 'data.workspace.created_at');
  if (workspaceAt !== '' && workspaceAt > contactAt) problems.push('the contact is older than its workspace');
  return problems;
}

function money(body: Json): string[] {
  const data = get(body, 'data');
  const currency = text(data, 'currency').toUpperCase();
  const lines = list(data, 'line_items');
  const amount = (name: string) => units(get(data, `${name}_amount`));
  const total = (of: (line: Json) => number) => lines.reduce<number>((sum, line) => sum + of(line), 0);
  const problems: string[] = [];
  for (const { path, object } of objectsIn(body)) {
    for (const [key, value] of Object.entries(object)) {
      if (!/(^|_)amount$/.test(key) || typeof value !== 'string' || currency === '') continue;
      const places = DECIMALS[currency] ?? 2;
      const isOfLine = /line_items?(\.\d+)?$/.test(path);
      const isFit = new RegExp(`^-?\\d+\\.\\d{${isOfLine ? 1 : places},${places}}$`).test(value);
      if (!isFit) problems.push(`${path}.${key} is ${value} in ${currency}`);
      if (/JPY|KRW|CLP/.test(currency) && units(value) % 1_000 !== 0)
        problems.push(`${path}.${key} is ${value}, which cannot be paid in ${currency}`);
    }
  }
  const cost = total((line) => Number(get(line, 'quantity')) * units(get(line, 'products_price.amount')));
  const isInvoice = get(data, 'subtotal_amount') !== undefined;
  if (isInvoice) {
    const status = text(data, 'status');
    const due = amount('due');
    problems.push(
      ...check({
        'the subtotal is that of the lines':
          amount('subtotal') === total((line) => units(get(line, 'amount'))),
        'the lines cost quantity times price': amount('subtotal') === cost,
        'the discount is that of the lines':
          amount('discount') === total((line) => units(get(line, 'discount_amount'))),
        'the tax is that of the lines':
          amount('tax') ===
          total((line) => TAXES.reduce((sum, tax) => sum + units(get(line, `${tax}_tax_amount`)), 0)),
        'the total adds up':
          amount('total') === amount('subtotal') - amount('discount') + amount('tax') + amount('shipping'),
        'nothing is negative': ['subtotal', 'discount', 'tax', 'shipping', 'total', 'due'].every(
          (of) => amount(of) >= 0,
        ),
        'what is due fits the status':
          status === 'partially-paid'
            ? due > 0 && due <= amount('total')
            : due === (OPEN.has(status) ? amount('total') : 0),
        // A change in between costs the difference.
        'its order costs the same':
          get(data, 'invoice_type') === 'interim' ||
          units(get(data, 'order.total_amount')) === amount('total'),
        'tax is that of the rate': lines.every((line) => {
          const base = units(get(line, 'amount')) - units(get(line, 'discount_amount'));
          const tax = units(get(line, 'state_tax_amount'));
          return Math.abs(base * Number(get(line, 'state_tax_rate')) - tax) <= 5.001;
        }),
      }),
    );
  } else if (
    lines.length > 0 &&
    get(data, 'total_amount') !== undefined &&
    list(data, 'discount_ids').length === 0
  ) {
    problems.push(...check({ 'the total is items and tax': amount('total') >= cost + amount('tax') }));
  }
  for (const line of lines) {
    const priced = text(line, 'products_price.currency');
    if (priced.toUpperCase() !== currency) problems.push(`a line is in ${priced}, the whole in ${currency}`);
  }
  return problems;
}

function links(body: Json): string[] {
  const data = get(body, 'data');
  const same = (a: string, b: string) => {
    const [x, y] = [get(data, a), get(data, b)];
    return x === undefined || y === undefined || x === y;
  };
  const isInvoice = get(data, 'subtotal_amount') !== undefined;
  const contact = get(data, isInvoice ? 'order.contact' : 'contact') ?? null;
  return check({
    'contact_id is that of the contact':
      same('contact_id', 'contact.id') && same('primary_contact_id', 'primary_contact.id'),
    'workspace_id is that of the workspace':
      same('workspace_id', 'workspace.id') && same('workspace_id', 'contact.workspace_id'),
    'order_id is that of the order': same('order_id', 'order.id'),
    'page_id is that of the page': same('page_id', 'order_page.id') && same('page_name', 'order_page.name'),
    'tag_id is that of the tag': same('tag_id', 'tag.id'),
    'lines belong to what they stand in': list(data, 'line_items').every((line) => {
      const owner = get(line, 'order_id') ?? get(line, 'invoice_id');
      return owner === get(data, 'id');
    }),
    'external ids of products name the variant': list(data, 'line_items').every((line) => {
      const named = get(line, 'external_product_id');
      const { id, public_id } = (get(line, 'products_variant') ?? {}) as { id?: Json; public_id?: Json };
      return typeof named !== 'string' || named === `products_variant_${String(id)}_${String(public_id)}`;
    }),
    'items belong to their shipment': list(data, 'included_invoices_line_items').every(
      (item) => get(item, 'fulfillment_id') === get(data, 'id'),
    ),
    'visits are those of the contact': ['first_visit', 'last_visit', 'last_visit_with_utm'].every((visit) => {
      const owner = get(contact, `visits.${visit}.contact_id`);
      return owner === undefined || owner === get(contact, 'id');
    }),
    'the visits of the order are those of its contact':
      JSON.stringify(get(data, 'visits.last_visit') ?? null) ===
        JSON.stringify(get(contact, 'visits.last_visit') ?? null) ||
      get(data, 'visits') === undefined ||
      contact === null,
    'the default variant is one of its variants':
      get(data, 'default_variant_id') === undefined ||
      list(data, 'variant_ids').some((id) => id === get(data, 'default_variant_id')),
    'the page of the envelope is that of the data':
      get(body, 'page_id') == null ||
      get(data, 'page_id') == null ||
      get(body, 'page_id') === get(data, 'page_id'),
  });
}

/** What the name of an event says, its data says too. */
function states(body: Json, type: string): string[] {
  const is = (path: string, ...values: Json[]) => values.includes(get(body, `data.${path}`) ?? null);
  const isSet = (path: string) => get(body, `data.${path}`) != null;
  const rules: readonly (readonly [RegExp, string, () => boolean])[] = [
    [
      /invoice\.paid$/,
      'is paid',
      () => is('status', 'paid') && isSet('paid_at') && is('due_amount', '0.00', '0.000'),
    ],
    [/invoice\.refunded$/, 'is refunded', () => is('status', 'refunded', 'partially-refunded')],
    [/invoice\.past_due$/, 'is past due', () => is('status', 'past-due') && is('paid_at', null)],
    [/invoice\.voided$/, 'is voided', () => is('status', 'voided')],
    [/invoice\.abandoned$/, 'is abandoned', () => is('status', 'abandoned')],
    [/^subscription\./, 'is a subscription', () => is('order_type', 'subscription-order', null)],
    [/^one[-_]time[-_]order\.(?!invoice)/, 'is a single order', () => is('order_type', 'one-time-order')],
    [
      /^subscription\.canceled$/,
      'is canceled',
      () => is('service_status', 'canceled') && isSet('canceled_at'),
    ],
    [/^subscription\.churned$/, 'has churned', () => is('service_status', 'churned') && isSet('churned_at')],
    [/trial_started$/, 'is in its trial', () => is('in_trial', true) && isSet('trial_end_at')],
    [/^subscription\.(canceled|churned)$/, 'charges nothing more', () => is('next_charge_at', null)],
    [/^contact\.identified$/, 'has an email address', () => isSet('email_address') && is('anonymous', 0)],
    [/\.published$/, 'has a date', () => isSet('published_at')],
  ];
  return rules
    .filter(([name, , holds]) => name.test(type) && !holds())
    .map(([, says]) => `does not say that it ${says}`);
}

const CURRENCY_OF: Readonly<Record<string, string>> = {
  US: 'USD',
  CA: 'CAD',
  GB: 'GBP',
  AU: 'AUD',
  JP: 'JPY',
  KR: 'KRW',
  KW: 'KWD',
  CH: 'CHF',
  SE: 'SEK',
  DK: 'DKK',
  IN: 'INR',
  BR: 'BRL',
};

function people(body: Json): string[] {
  const problems: string[] = [];
  const emails = new Map<Json, Json>();
  for (const { path, object } of objectsIn(body)) {
    const { email_address: email, id, anonymous, first_name, phone_number: phone } = object;
    if (email === undefined) continue;
    if (email === null ? anonymous !== 1 : !/^[\w.+-]+@example\.(com|net|org)$/.test(String(email)))
      problems.push(`${path} has the address ${String(email)}`);
    if (typeof phone === 'string' && !/^\+\d{8,15}$/.test(phone))
      problems.push(`${path} has the phone ${phone}`);
    if (first_name === '') problems.push(`${path} has an empty name`);
    if (id !== undefined && emails.has(id) && emails.get(id) !== email)
      problems.push(`contact ${String(id)} has two addresses`);
    if (id !== undefined) emails.set(id, email);
  }
  const country = text(body, 'data.shipping_address_country');
  const expected = CURRENCY_OF[country];
  const currency = text(body, 'data.currency').toUpperCase();
  if (expected !== undefined && currency !== '' && currency !== expected && currency !== 'USD')
    problems.push(`pays in ${currency} in ${country}`);
  if (JSON.stringify(get(body, 'data.data') ?? {}).includes('""'))
    problems.push('has a blank input in a form');
  return problems;
}

function check(claims: Readonly<Record<string, boolean>>): string[] {
  return Object.entries(claims)
    .filter(([, holds]) => !holds)
    .map(([claim]) => `it does not hold that ${claim}`);
}
