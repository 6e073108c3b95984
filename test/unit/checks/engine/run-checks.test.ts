import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { CHECKS } from '../../../../src/checks/catalog/registry.ts';
import type { CheckResult } from '../../../../src/checks/engine/check-report.ts';
import { createSimulator } from '../../../../src/compose/create-simulator.ts';
import { checked, receiverThat, resultOf, SECRET } from '../check-receivers.ts';

const verifying = () => receiverThat(({ genuine }) => (genuine ? 200 : 401));

it('sends the same requests for the same seed, whatever else is checked', async () => {
  const all = await bodiesOf({ only: ['SIG-02', 'AUTH-05a'] });
  const one = await bodiesOf({ only: ['SIG-02'] });

  expect(all).toEqual(expect.arrayContaining(one));
});

it('sends no more requests than a check has announced', async () => {
  const report = await checked(verifying());

  for (const { id, requests } of report.checks) {
    expect(requests, id).toBeLessThanOrEqual(CHECKS.find((check) => check.id === id)?.requests ?? 0);
  }
  expect(report.summary.requests).toBe(report.checks.reduce((sum, { requests }) => sum + requests, 0));
});

it('is incomplete, and never green, when the limit of requests cuts checks off', async () => {
  const report = await checked(verifying(), { only: ['SIG'], maxRequests: 4 });

  expect(report.checks.some(({ verdict }) => verdict === 'incomplete')).toBe(true);
  expect(report.checks.map(({ observed }) => observed).join()).toContain('--max-requests');
  expect(report.summary.requests).toBe(4);
  expect(report.verdict).toBe('incomplete');
});

it('is incomplete when it is stopped', async () => {
  const stopping = new AbortController();

  const report = await checked(verifying(), {
    signal: stopping.signal,
    concurrency: 1,
    onResult: () => stopping.abort(),
  });

  expect(resultOf(report, 'CTRL-01').verdict).toBe('pass');
  expect(resultOf(report, 'SIG-01')).toMatchObject({
    verdict: 'incomplete',
    observed: 'The run was stopped.',
  });
  expect(report.verdict).toBe('incomplete');
});

it('claims nothing where the receiver limits the rate', async () => {
  let requests = 0;
  const receiver = receiverThat(({ genuine }) => {
    requests += 1;
    if (requests > 3) return 429;
    return genuine ? 200 : 401;
  });

  const report = await checked(receiver, { only: ['AUTH-02', 'SIG-02'] });

  expect(report.checks.filter(({ id }) => id !== 'CTRL-01').map(({ verdict }) => verdict)).not.toContain(
    'fail',
  );
  expect(resultOf(report, 'AUTH-02a')).toMatchObject({ verdict: 'not-evaluated' });
});

it('sends what is right before what is wrong, for receivers that ban whoever sends that', async () => {
  let banned = false;
  const receiver = receiverThat(({ genuine }) => {
    banned ||= !genuine;
    return banned ? 403 : 200;
  });

  const report = await checked(receiver, { concurrency: 1 });

  expect(red(report.checks)).toEqual(['CTRL-02']);
  expect(resultOf(report, 'CTRL-02').observed).toBe('403 at the end, success at the beginning');
  expect(resultOf(report, 'AUTH-02a')).toMatchObject({ verdict: 'not-evaluated' });
});

it('finds what has brought a receiver down', async () => {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const { length } = String(request.headers['x-webhook-clickfunnels-signature'] ?? '');
      if (length === 64) response.writeHead(200).end();
      else {
        server.close();
        server.closeAllConnections();
      }
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  await using simulator = createSimulator({ to: `http://127.0.0.1:${port}/`, secret: SECRET });

  const report = await simulator.check({ only: ['AUTH-03a', 'SIG-02'] });

  expect(resultOf(report, 'AUTH-03a')).toMatchObject({ verdict: 'fail' });
  expect(resultOf(report, 'AUTH-03a').observed).toContain('a signature of 3 characters');
  expect(resultOf(report, 'CTRL-02').verdict).toBe('fail');
});

it('lets a broken SHOULD fail only a strict run', async () => {
  // 604 800 s: whatever is signed for a week ahead at most.
  const receiver = receiverThat(({ genuine, headers }) => {
    const age = Date.now() / 1_000 - Number(headers['x-webhook-clickfunnels-timestamp']);
    return genuine && age <= 600 && age >= -604_800 ? 200 : 401;
  });

  const lenient = await checked(receiver, { only: ['AUTH-05b'] });
  const strict = await checked(receiver, { only: ['AUTH-05b'], strict: true });

  expect(resultOf(lenient, 'AUTH-05b').verdict).toBe('warn');
  expect(lenient.verdict).toBe('passed');
  expect(resultOf(strict, 'AUTH-05b').verdict).toBe('fail');
  expect(strict.verdict).toBe('failed');
});

it('names the failure behind those that follow from it', async () => {
  const report = await checked(receiverThat(() => 200));

  expect(resultOf(report, 'AUTH-02a')).toMatchObject({ verdict: 'fail', cause: null });
  expect(resultOf(report, 'AUTH-05a')).toMatchObject({ verdict: 'fail', cause: 'AUTH-02a' });
});

it('shows no secret, whatever the receiver responds', async () => {
  const report = await checked(receiverThat(() => ({ status: 200, text: `key ${SECRET}` })));

  expect(JSON.stringify(report)).not.toContain(SECRET);
  expect(resultOf(report, 'AUTH-02a').evidence[0]?.response?.bodyExcerpt).toBe('key [secret]');
});

it('says what is missing where a check needs more than responses', async () => {
  const report = await checked(verifying(), { only: ['AUTH-08', 'AUTH-09a'] });

  expect(resultOf(report, 'AUTH-09a')).toMatchObject({ verdict: 'not-evaluated', requests: 0 });
  expect(resultOf(report, 'AUTH-09a').observed).toContain('--probe-url');
  expect(resultOf(report, 'AUTH-08').observed).toContain('--old-secret');
  expect(report.verdict).toBe('incomplete');
});

it('takes a function for a probe', async () => {
  const report = await checked(verifying(), {
    only: ['AUTH-09a'],
    probe: () => Promise.resolve({ contacts: [] }),
  });

  expect(resultOf(report, 'AUTH-09a')).toMatchObject({ verdict: 'pass', observed: 'nothing changed' });
});

function red(checks: readonly CheckResult[]): string[] {
  return checks.filter(({ verdict }) => ['fail', 'warn', 'info'].includes(verdict)).map(({ id }) => id);
}

async function bodiesOf(options: Parameters<typeof checked>[1]): Promise<string[]> {
  const bodies: string[] = [];
  const to = receiverThat(({ body }) => {
    bodies.push(body.toString('utf8'));
    return 200;
  });
  // Events are of the present, unless another one is given.
  await using simulator = createSimulator({ to, secret: SECRET, seed: 5, now: '2026-01-15T12:00:00Z' });
  await simulator.check(options);
  return bodies;
}
