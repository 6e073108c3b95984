import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ReceivedDelivery } from '../../../src/recording/delivery-keeper.ts';
import { openFixtureFolder } from '../../../src/recording/fixture-folder.ts';
import { readRecording } from '../../../src/recording/read-recording.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const AT = Date.UTC(2026, 0, 15, 12);

function received(body: string | Uint8Array, parts: Partial<ReceivedDelivery> = {}): ReceivedDelivery {
  return {
    eventId: 'e1',
    eventType: 'appointments/scheduled_event.created',
    receivedAt: AT,
    body: Buffer.from(body),
    ...parts,
  };
}

it('stores each delivery as a recording of its own, numbered, and never overwrites', () => {
  const folder = join(temporaryFolder(), 'new', 'fixtures');
  const names = () => readdirSync(folder).sort();

  openFixtureFolder(folder).store(received('{}'));
  writeFileSync(join(folder, '007-mine.ndjson'), 'mine');
  const later = openFixtureFolder(folder);
  writeFileSync(join(folder, '008-order.created.ndjson'), 'mine');
  later.store(received('{}', { eventType: 'order.created' }));
  later.store(received('{}', { eventType: '../../\u001b[31m é' }));

  expect(names()).toEqual([
    '001-appointments-scheduled_event.created.ndjson',
    '007-mine.ndjson',
    '008-order.created.ndjson',
    '009-order.created.ndjson',
    '010-..-..-__31m__.ndjson',
  ]);
  expect(readFileSync(join(folder, '008-order.created.ndjson'), 'utf8')).toBe('mine');
});

it('replaces personal data, and keeps everything else of the body byte for byte', () => {
  const folder = temporaryFolder();

  const stored = openFixtureFolder(folder).store(
    received(
      '{"event_type":"contact.created", "data":{"email":"ada@navy.test", "a":"<b>"}, "created_at":"2026-01-02"}',
    ),
  );
  const [fixture] = readRecording(folder);

  expect(stored).toMatchObject({ kind: 'stored', replaced: { 'email address': 1 } });
  expect(String(fixture?.event.body)).toMatch(
    /^\{"event_type":"contact\.created", "data":\{"email":"\S+@example\.com", "a":"<b>"\}, "created_at":"2026-01-02"\}$/,
  );
  expect(fixture).toMatchObject({
    status: 'received',
    attempts: 1,
    event: { id: 'e1', apiVersion: 'v2', subjectId: null, createdAt: Date.UTC(2026, 0, 2) },
  });
});

it('keeps the bytes where personal data may stay, whatever they are', () => {
  const folder = temporaryFolder();
  const fixtures = openFixtureFolder(folder, { keepPersonalData: true });
  const bodies = [Buffer.from('{ "email": "ada@navy.test" }'), Buffer.from([0xff, 0x00]), Buffer.from('')];

  for (const body of bodies) fixtures.store(received(body, { eventId: undefined, eventType: undefined }));

  const stored = [...readRecording(folder)];
  expect(stored.map(({ event }) => event.body)).toEqual(bodies);
  expect(stored[0]?.event).toMatchObject({ id: 'unknown', type: 'unknown', createdAt: AT });
  const modes = readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o077);
  if (process.platform !== 'win32') expect(modes).toEqual([0, 0, 0]);
});

it('tells V1 from V2', () => {
  const folder = temporaryFolder();
  const fixtures = openFixtureFolder(folder);
  fixtures.store(
    received('{"data":{"id":"1","type":"contact","attributes":{}},"subject_id":7,"subject_type":"Contact"}'),
  );
  fixtures.store(received('{"data":{"attributes":{}},"created_at":"2026-01-02"}'));

  const events = Array.from(readRecording(folder), ({ event }) => event);

  expect(events.map(({ apiVersion }) => apiVersion)).toEqual(['v1', 'v2']);
  expect(events[0]).toMatchObject({ subjectId: 7, subjectType: 'Contact' });
});

it('leaves out a body in which personal data cannot be found, and survives what cannot be written', () => {
  const folder = temporaryFolder();
  const fixtures = openFixtureFolder(folder);

  expect(fixtures.store(received('no JSON'))).toMatchObject({ kind: 'left-out' });
  expect(fixtures.store(received('['.repeat(1_000_000)))).toMatchObject({ kind: 'left-out' });
  expect(fixtures.store(received(`{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`)).kind).toBe('failed');
  rmSync(folder, { recursive: true });
  expect(fixtures.store(received('{}'))).toMatchObject({
    kind: 'failed',
    why: expect.stringContaining('ENOENT'),
  });
});

it('refuses a folder that cannot be written, and leaves no trace of trying', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), '');

  expect(() => openFixtureFolder(join(folder, 'file', 'fixtures'))).toThrow(
    'Fixtures cannot be written to the folder',
  );
  expect(() => openFixtureFolder(join(folder, 'file'))).toThrow(
    'a part of the path is not a folder (ENOTDIR)',
  );
  openFixtureFolder(folder);
  expect(readdirSync(folder)).toEqual(['file']);
});
