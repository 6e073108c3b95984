import { expect, it } from 'vitest';
import { openWorkspace } from '../../../src/compose/open-workspace.ts';
import { serveWorkspace } from '../../../src/rest-api/workspace-server.ts';

it('streams what happens, and goes on behind the last event seen', async () => {
  await using workspace = await openWorkspace({ clock: 'manual', seed: '7' });
  const server = await serveWorkspace({ workspace });
  const first = await openStream(server.url);
  workspace.endpoints.create({ url: 'http://localhost:9/', name: 'Mine' });
  const created = await first.until('endpoint-created');
  first.end();

  workspace.events.trigger({ eventType: 'order.created', apiVersion: 'v2' });
  const second = await openStream(server.url, /^id: (.*)$/m.exec(created)?.[1]);
  const missed = await second.until('delivery-created');
  second.end();
  const third = await openStream(server.url, 'another-1');
  const gap = await third.until('delivery-created');
  third.end();
  await server.close();

  expect(created).not.toMatch(/secret/i);
  expect(missed).not.toContain('endpoint-created');
  expect(missed).toContain('event: event-recorded');
  expect(gap).toMatch(/event: gap[\s\S]*event: endpoint-created/);
});

async function openStream(url: string, lastId?: string) {
  const controller = new AbortController();
  const response = await fetch(`${url}/_sim/stream`, {
    headers: lastId === undefined ? {} : { 'Last-Event-ID': lastId },
    signal: controller.signal,
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  return {
    end: () => controller.abort(),
    until: async (text: string) => {
      let seen = '';
      while (!new RegExp(`event: ${text}\\n.*\\n\\n`).test(seen)) {
        const chunk = await reader?.read();
        if (chunk === undefined || chunk.done) throw new Error(`The stream ended after ${seen}`);
        seen += chunk.value;
      }
      return seen;
    },
  };
}
