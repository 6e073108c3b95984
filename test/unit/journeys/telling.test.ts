import { expect, it } from 'vitest';
import { parameterValues } from '../../../src/journeys/parameter-values.ts';
import { tellJourney } from '../../../src/journeys/tell-journey.ts';
import { readText } from '../../support/journeys/read-text.ts';

const STARTS_AT = Date.UTC(2026, 0, 31, 12);

it.each([
  ['2h', '2026-01-31T14:00:00.000Z'],
  ['3d12h', '2026-02-04T00:00:00.000Z'],
  ['1 month', '2026-02-28T12:00:00.000Z'],
  ['2 months', '2026-03-31T12:00:00.000Z'],
  ['1 year', '2027-01-31T12:00:00.000Z'],
])('waits %s of story time', (after, moment) => {
  const [, event] = tell(`
  - { create: buyer, contact: { anonymous: true } }
  - { change: buyer, after: ${after} }`);

  expect(Math.floor((event?.at ?? 0) / 1_000) * 1_000).toBe(Date.parse(moment));
});

it('counts "after" from the moment that "at" names', () => {
  const events = tell(`
  - { create: buyer, contact: { anonymous: true } }
  - { create: club, product: { billing: monthly } }
  - { create: membership, order: { of: buyer, items: [{ product: club }] } }
  - { pay: membership }
  - at: \${membership.next_charge_at}
    after: 1d
    change: buyer`);

  expect(new Date(events.at(-1)?.at ?? 0).toISOString()).toMatch(/^2026-03-01T12:00:00/);
});

it('fills in references to parameters, fields and repetitions', () => {
  const events = tell(
    `
  - { create: host, contact: {}, set: { first_name: Ada } }
  - repeat: \${guests}
    steps:
      - create: guest-\${index}
        contact: {}
        set: { last_name: 'no. \${index} of \${guests}, with \${host.first_name}' }`,
    'parameters: { guests: { default: 2 } }\n',
  );

  expect(events.filter(({ eventType }) => eventType === 'contact.created').map(subjectAndName)).toEqual([
    ['host', expect.any(String)],
    ['guest-1', 'no. 1 of 2, with Ada'],
    ['guest-2', 'no. 2 of 2, with Ada'],
  ]);
});

it('leaves out what another choice of parameters says', () => {
  const steps = `
  - { create: buyer, contact: { anonymous: true } }
  - { identify: buyer, when: { says: [yes, maybe] } }`;
  const told = (says: string) => tell(steps, `parameters: { says: { default: '${says}' } }\n`).length;

  expect([told('no'), told('maybe')]).toEqual([1, 3]);
});

it('numbers steps through repetitions, and says what they do', () => {
  const events = tell(`
  - { create: buyer, contact: { anonymous: true } }
  - { repeat: 2, steps: [{ change: buyer }] }`);

  expect(events.map(({ stepNumber, step }) => `${stepNumber} ${step}`)).toEqual([
    '1 create buyer',
    '2 change buyer',
    '3 change buyer',
  ]);
});

function tell(steps: string, parameters = '') {
  const { journey, problems } = readText(`${parameters}steps:${steps}\n`);
  expect(problems).toEqual([]);
  return tellJourney({
    journey,
    parameters: parameterValues(journey),
    seed: '7',
    telling: 1,
    opensAt: STARTS_AT,
    startsAt: STARTS_AT,
  });
}

function subjectAndName({ subject, content }: ReturnType<typeof tell>[number]) {
  return [subject, content.kind === 'snapshot' ? content.payload.data['last_name'] : undefined];
}
