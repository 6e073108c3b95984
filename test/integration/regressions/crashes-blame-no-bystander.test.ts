import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import type { CheckReport } from '../../../src/checks/engine/check-report.ts';
import type { CheckOptions } from '../../../src/compose/check-options.ts';
import { createSimulator } from '../../../src/compose/create-simulator.ts';
import { isGenuine } from '../../zoo/signature.ts';

const SECRET = 'secret of a receiver that crashes';
/** What sends nothing that brings it down, side by side with what does. */
const BESIDE = ['ACK-03a', 'PAY-01a', 'PAY-01c', 'PAY-02a', 'PAY-05', 'PAY-07', 'SIG-01', 'SIG-04'];

/** Goes down, with all its connections, at a contact without an email address. */
class Crashing {
  readonly #server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const [signature, timestamp] = ['signature', 'timestamp'].map((name) =>
        String(request.headers[`x-webhook-clickfunnels-${name}`]),
      );
      if (!isGenuine(signature, timestamp, body, SECRET)) return response.writeHead(401).end();
      const event = JSON.parse(body.toString('utf8'));
      if (event.event_type === 'contact.created' && event.data.email_address === null) return this.crash();
      // Whatever is under way at a crash goes down with it.
      return setImmediate(() => response.end());
    });
  });
  starts = 0;
  port = 0;

  async start(): Promise<void> {
    this.starts += 1;
    await once(this.#server.listen(this.port, '127.0.0.1'), 'listening');
    const { port }: AddressInfo = Object(this.#server.address());
    this.port = port;
  }

  crash(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.crash();
    await closed;
  }
}

async function checkedBy(receiver: Crashing, options: CheckOptions): Promise<CheckReport> {
  await using simulator = createSimulator({
    to: `http://127.0.0.1:${receiver.port}/`,
    secret: SECRET,
    seed: 4,
  });
  return await simulator.check(options);
}

const red = ({ checks }: CheckReport) =>
  checks.filter(({ verdict }) => !['pass', 'not-evaluated'].includes(verdict)).map(({ id }) => id);

it('starts a receiver again that a check has crashed, and blames no other check', async () => {
  await using receiver = new Crashing();
  await receiver.start();
  const restart = async () => {
    await receiver[Symbol.asyncDispose]();
    await receiver.start();
  };

  const report = await checkedBy(receiver, { only: BESIDE, processControl: { restart } });

  expect(red(report)).toEqual(['PAY-01a']);
  expect(report.checks.find(({ id }) => id === 'PAY-01a')?.observed).toMatch(/contact\.created with nulls$/);
  expect(report.checks.filter(({ verdict }) => verdict === 'pass')).toHaveLength(BESIDE.length);
  expect(receiver.starts).toBeGreaterThan(1);
});

it('blames the cause alone where the receiver stays down', async () => {
  await using receiver = new Crashing();
  await receiver.start();

  const report = await checkedBy(receiver, { only: BESIDE });

  const failed = report.checks.filter(({ verdict }) => ['fail', 'warn', 'info'].includes(verdict));
  expect(failed.map(({ id }) => id).filter((id) => !['PAY-01a', 'CTRL-02'].includes(id))).toEqual([]);
  expect(report.verdict).not.toBe('passed');
});
