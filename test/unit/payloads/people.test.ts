import { expect, it } from 'vitest';
import { isJsonObject, type JsonObject } from '../../../src/internal/json.ts';
import { mailboxPart } from '../../../src/payloads/scene/buyer.ts';
import { LOCALITIES } from '../../../src/payloads/vocabulary/localities.ts';
import { DEVICES } from '../../../src/payloads/vocabulary/traffic.ts';
import { at, dataOf, objectAt, payloadOf, seeds, V2_ENTRIES, walk } from './payload-samples.ts';

const RESERVED_HOST = /(^|\.)(example|example\.(com|net|org))$/;
/** Search engines, social networks and carriers, which payloads name as they are. */
const REAL_HOSTS = /(^|\.)(google|facebook|youtube|bing|duckduckgo|ups|usps|fedex|dhl)\.com$/;
const FICTIONAL_PHONE =
  /^(\+1\d{3}55501\d\d|\+447700900\d{3}|\+6149157\d{4}|\+49176040690\d\d|\+33639980\d{3}|\+35320910\d{4})$/;

it('makes e-mail addresses from the name, at a domain nobody owns', () => {
  for (const person of peopleOf([
    'contact.updated',
    'order.updated',
    'orders/invoice.paid',
    'courses/enrollment.created',
  ])) {
    const [mailbox = '', domain = ''] = String(person['email_address']).split('@');
    for (const name of [person['first_name'], person['last_name']])
      expect(mailbox.toLowerCase()).toContain(mailboxPart(String(name ?? '')));
    expect(domain).toMatch(RESERVED_HOST);
  }
});

it('calls nobody: phone numbers are of ranges set aside for fiction', () => {
  for (const { pattern } of LOCALITIES.flatMap(({ phonePatterns }) =>
    phonePatterns.map((pattern) => ({ pattern })),
  )) {
    expect(pattern.replaceAll('#', '7')).toMatch(FICTIONAL_PHONE);
  }
  for (const { value } of valuesOf(/phone_number$/)) expect(value).toMatch(FICTIONAL_PHONE);
});

it('links to nobody: hosts are reserved ones, search engines and carriers', () => {
  for (const { value, path } of valuesOf(/(_url|^url|landing_page|redirect_to|referrer)$/)) {
    const { hostname } = new URL(String(value));
    expect(RESERVED_HOST.test(hostname) || REAL_HOSTS.test(hostname), `${path}: ${hostname}`).toBe(true);
  }
});

it('lets contacts live in one place: address, time zone and currency agree', () => {
  for (const seed of seeds(60)) {
    const order = dataOf('order.updated', seed);
    const place = LOCALITIES.find(({ city }) => city === order['shipping_address_city']);

    expect(place?.country).toBe(order['shipping_address_country']);
    expect(place?.region).toBe(order['shipping_address_region']);
    expect(place?.postalCodes).toContain(order['shipping_address_postal_code']);
    expect(place?.currency).toBe(String(order['currency']).toLowerCase());
    expect([place?.timeZone, null]).toContain(at(order, 'contact.time_zone'));
  }
});

it('sometimes creates a contact of whom nothing is known, but never identifies one', () => {
  const created = seeds(60).map((seed) => dataOf('contact.created', seed));
  const identified = seeds(60).map((seed) => dataOf('contact.identified', seed));

  const anonymous = created.filter((contact) => contact['anonymous'] === 1);
  expect(anonymous.length).toBeGreaterThan(0);
  for (const contact of anonymous) expect(contact['email_address']).toBeNull();
  expect(identified.every((contact) => contact['anonymous'] === 0)).toBe(true);
});

it('tells of visits with one device, on the pages of the workspace', () => {
  for (const seed of seeds(60)) {
    const order = dataOf('order.updated', seed);
    const visit = objectAt(order, 'contact.visits.first_visit');
    if (visit['user_agent'] === null) {
      const untraced = ['ip', 'browser', 'os', 'device_type', 'landing_page', 'started_at'];
      expect(untraced.map((column) => visit[column])).toEqual(untraced.map(() => null));
      continue;
    }
    const device = DEVICES.find(({ userAgent }) => userAgent === visit['user_agent']);

    expect([visit['browser'], visit['os'], visit['device_type']]).toEqual([
      device?.browser,
      device?.os,
      device?.deviceType,
    ]);
    expect(new URL(String(visit['landing_page'])).hostname).toBe(
      `${at(order, 'workspace.subdomain')}.myclickfunnels.example`,
    );
    expect(new URL(String(visit['landing_page'])).searchParams.get('utm_source')).toBe(visit['utm_source']);
    expect(visit['referrer'] === null).toBe(visit['referring_domain'] === null);
    expect(String(visit['created_at']) < String(order['created_at'])).toBe(true);
  }
});

it('puts the fields of a form one level down', () => {
  const { data, page, funnel } = payloadOf('form_submission.created', 7);

  expect(at(data, 'data.contact.email')).toMatch(/@example\.(com|net|org)$/);
  expect(data['page_id']).toBe(page?.id);
  expect(funnel).not.toBeNull();
});

it('comes from a page where a visitor acted, and from none where the team did', () => {
  expect(payloadOf('contact.identified', 1).page).not.toBeNull();
  expect(payloadOf('course.created', 1).page).toBeNull();
  expect(payloadOf('product.updated', 1).funnel).toBeNull();
});

function peopleOf(names: readonly string[]): JsonObject[] {
  return names.flatMap((name) =>
    seeds(30).flatMap((seed) =>
      [{ value: dataOf(name, seed) }, ...walk(dataOf(name, seed))].flatMap(({ value }) =>
        isJsonObject(value) && typeof value['email_address'] === 'string' ? [value] : [],
      ),
    ),
  );
}

function valuesOf(key: RegExp): { path: string; value: unknown }[] {
  return V2_ENTRIES.flatMap(({ name }) =>
    seeds(4).flatMap((seed) =>
      [...walk(dataOf(name, seed))].filter((found) => key.test(found.key) && found.value !== null),
    ),
  );
}
