import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createUrlProbe } from '../../../src/probes/url-probe.ts';

const ABOUT = { eventId: 'e-1', eventType: 'contact/tag.created', subjectId: 7 };
const HOW = { allowRemote: [], timeoutMs: 5_000 };

const server = createServer((request, response) => {
  const url = request.url ?? '';
  if (url.startsWith('/missing')) response.writeHead(404).end('<html>');
  else if (url.startsWith('/broken')) response.writeHead(500).end('oh');
  else if (url.startsWith('/html')) response.end('<!doctype html>');
  else response.end(JSON.stringify({ url }));
});
let base = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  base = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

it('fills facts into the URL', async () => {
  const probe = createUrlProbe(`${base}/state/{subject_id}?type={event_type}&event={event_id}`, HOW);

  expect(await probe.readState?.(ABOUT)).toEqual({ url: '/state/7?type=contact%2Ftag.created&event=e-1' });
});

it('takes 404 for nothing', async () => {
  expect(await createUrlProbe(`${base}/missing`, HOW).readState?.(ABOUT)).toBeNull();
});

it.each([
  ['/broken', /returned 500, expected 200/],
  ['/html', /returned "<!doctype html>", which is not JSON/],
])('says what is wrong with %s', async (path, message) => {
  await expect(createUrlProbe(`${base}${path}`, HOW).readState?.(ABOUT)).rejects.toThrow(message);
});

it('says when nothing responds', async () => {
  await expect(createUrlProbe('http://127.0.0.1:1/', HOW).readState?.(ABOUT)).rejects.toMatchObject({
    code: 'probe-failed',
  });
});

it('refuses hosts beyond this machine and unknown placeholders before anything is sent', () => {
  expect(() => createUrlProbe('http://example.com/{subject_id}', HOW)).toThrow(/not on this machine/);
  expect(() => createUrlProbe('http://localhost:1/{subjct_id}', HOW)).toThrow(/did you mean \{subject_id\}/);
});
