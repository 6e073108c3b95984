import getPort from 'get-port';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HELP_TOPICS, helpPage } from '../../src/cli/help/topics.ts';
import { requireEventType } from '../../src/events/find-event-types.ts';
import { createEvent } from '../../src/payloads/create-event.ts';
import { eventSource } from '../../src/payloads/event-source.ts';
import { createReceiver } from '../../src/receiver/receiver.ts';
import type { RecordedStatus } from '../../src/recording/recorded-delivery.ts';
import { deliveryLine, headerLine } from '../../src/recording/recording-lines.ts';
import { serveWorkspace } from '../../src/rest-api/workspace-server.ts';
import { DEVELOPMENT_SECRET } from '../../src/signature/sign.ts';
import { outgoingEvent } from '../support/delivery-builders.ts';
import { openManually } from '../support/workspace-builders.ts';
import { createShell, receiverScript, type Shell } from './shell.ts';

/** Commands of a page whose exit code is 1: they show a signature that is not valid. */
const FINDS_A_FAULT = /^cf-webhook-sim verify/;

/** Commands that need a running workspace. */
const TO_A_WORKSPACE = /^cf-webhook-sim (trigger|rotate-secret|endpoints|seed)| --(endpoint|workspace) /;

/** Files that the pages name and do not show. */
const FILES = {
  'body.json': '{"data":{}}',
  'contact-attributes.schema.json': '{"type":"object"}',
  'form-fields.schema.json': '{"type":"object"}',
  'capture.har': JSON.stringify({
    log: {
      entries: [
        { request: { postData: { text: '{"event_type":"contact.created","data":{},"event_id":"1"}' } } },
      ],
    },
  }),
  'real.ndjson': recordingOf('delivered'),
  'real/1.ndjson': recordingOf('missed'),
  'cf-webhook-sim.missed/1.ndjson': recordingOf('missed'),
  'show-state': '#!/bin/sh\necho {}\n',
  'captures/recorded.ndjson': recordedRun(),
};
/** What an earlier command of a page has written. */
const WRITTEN_BEFORE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'cf-webhook-sim run first-purchase.yaml': {
    'first-purchase.yaml': 'steps: [{ create: buyer, contact: {} }]',
  },
};

function recordingOf(status: RecordedStatus): string {
  return headerLine() + deliveryLine({ event: outgoingEvent(), status, attempts: 1 });
}

let shell: Shell;

beforeAll(async () => {
  shell = await createShell();
});

afterAll(() => shell[Symbol.asyncDispose]());

it.each(HELP_TOPICS)('fits a terminal: $name', ({ name }) => {
  const lines = (helpPage(name) ?? '').split('\n');

  expect(lines.length).toBeLessThanOrEqual(40);
  for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(80);
});

it.each(
  HELP_TOPICS.flatMap(({ name, text }) => commandsOf(text).map((command) => ({ name, text, command }))),
)('$name: $command', async ({ text, command }) => {
  await using receiver = createReceiver();
  const { port, url } = await receiver.listen();
  await using workspace = await openManually();
  const server = await serveWorkspace({ workspace, port: 0, customEvents: [] });
  workspace.endpoints.create({ url, name: 'Orders', secret: DEVELOPMENT_SECRET });
  const receiverPort = /-- node server\.js|run smoke/.test(command) ? await getPort() : port;
  const workplace = await shell.makeWorkplace({
    ...FILES,
    ...writtenBefore(command),
    ...shownFiles(text, receiverPort),
    'server.js': receiverScript(receiverPort, 204),
  });

  const { exitCode, output } = await shell.run(
    asRun(command, receiverPort, new URL(server.url).port),
    workplace,
    {
      WEBHOOK_SECRET: 'the secret of the endpoint',
      ...(TO_A_WORKSPACE.test(command) ? { CF_WEBHOOK_SIM_WORKSPACE: server.url } : {}),
    },
  );
  await server.close();

  expect(exitCode, output).toBe(FINDS_A_FAULT.test(command) ? 1 : 0);
});

function writtenBefore(command: string): Readonly<Record<string, string>> {
  return Object.entries(WRITTEN_BEFORE).find(([start]) => command.startsWith(start))?.[1] ?? {};
}

/** A recording of events that the catalog knows. */
function recordedRun(): string {
  const at = Date.UTC(2026, 0, 15);
  const lines = ['contact.created', 'contact.identified', 'order.created'].map((eventType, index) => {
    const event = createEvent({
      entry: requireEventType(eventType),
      apiVersion: 'v2',
      wire: 'documented',
      ...eventSource({ seed: 'recorded', index, eventType }, at),
      at,
    });
    return deliveryLine({ event, status: 'received', attempts: 1 });
  });
  return `${headerLine()}${lines.join('')}`;
}

/** Lines that begin with the command, each with the lines that continue it. */
function commandsOf(text: string): string[] {
  return [...text.matchAll(/^ {2}(cf-webhook-sim (?:.*\\\n)*.*)$/gm)].map(([, command = '']) => command);
}

/** A command as it is run here: on ports that are free, without waiting, and checks without their requests. */
function asRun(command: string, receiverPort: number, workspacePort: string): string {
  const here = command
    .replaceAll(/\b3000\b/g, String(receiverPort))
    .replace('--workspace 4400', `--workspace ${workspacePort}`);
  if (command.startsWith('cf-webhook-sim check')) return here.replace(' check ', ' check --dry-run ');
  if (command.startsWith('cf-webhook-sim serve'))
    return `timeout --foreground --preserve-status -s INT 3 ${here} --port 0`;
  if (command.startsWith('cf-webhook-sim listen'))
    return `timeout --foreground --preserve-status -s INT 3 ${here.replace(' 4000', ' 0')}`;
  return here;
}

/** The files that a page shows: YAML by its first key, JSON. */
function shownFiles(text: string, port: number): Record<string, string> {
  const blocks = text.split('\n\n').filter((part) => part.split('\n').every((line) => line.startsWith('  ')));
  const plain = blocks.map((block) => block.replaceAll(/^ {2}/gm, '').replace('3000', String(port)));
  const startingWith = (start: string) => plain.find((block) => block.startsWith(start));
  return Object.fromEntries(
    [
      ['bundle.yaml', startingWith('title:')],
      ['cf-webhook-sim.config.yaml', startingWith('receiver:') ?? startingWith('events:')],
      ['order-packed.schema.json', startingWith('{')],
    ].filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
