import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { startEffectsSink } from '../../../src/probes/effects-sink.ts';

it('counts what is posted, by its key or else by the whole request', async () => {
  await using sink = await startEffectsSink();

  await fetch(sink.url, { method: 'POST', body: JSON.stringify({ kind: 'charge', key: 'order 7' }) });
  await fetch(`${sink.url}/crm`, { method: 'PUT', body: 'name=Ada' });
  await fetch(sink.url);

  expect(sink.effects).toEqual([
    { kind: 'charge', key: 'order 7', body: '{"kind":"charge","key":"order 7"}' },
    { kind: 'request', key: 'PUT /crm name=Ada', once: 'PUT /crm name=Ada' },
  ]);
});

it('counts a request once that a downstream API would recognize', async () => {
  await using sink = await startEffectsSink();
  const charge = { method: 'POST', body: 'amount=4900', headers: { 'Idempotency-Key': 'order 7' } };

  await fetch(`${sink.url}/charges`, charge);
  await fetch(`${sink.url}/charges`, charge);
  await fetch(`${sink.url}/contacts/7`, { method: 'PUT', body: 'name=Ada' });
  await fetch(`${sink.url}/contacts/7`, { method: 'PUT', body: 'name=Ada' });

  expect(sink.effects.map(({ key }) => key)).toEqual([
    'POST /charges amount=4900',
    'PUT /contacts/7 name=Ada',
  ]);
});

it('counts mails that come in pieces over a connection', async () => {
  await using sink = await startEffectsSink();
  const socket = connect(sink.smtp);
  const over = new Promise((resolve) => socket.on('close', resolve));
  const lines = [
    'HELO me',
    'MAIL FROM:<a@b>',
    'RCPT TO:<ada@example.com>',
    'DATA',
    'Subject: Hi\r\n\r\nbody\r\n.',
    'QUIT',
  ];
  socket.on('data', () => {
    const line = lines.shift();
    if (line === undefined) return;
    socket.write(line.slice(0, 3));
    socket.write(`${line.slice(3)}\r\n`);
  });

  await over;

  expect(sink.effects).toEqual([{ kind: 'mail', key: 'ada@example.com: Hi' }]);
});
