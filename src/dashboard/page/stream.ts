import { signal } from '@preact/signals';
import { request } from './api.ts';

/** Whether what happens arrives. */
export const connection = signal<'connecting' | 'live' | 'lost'>('connecting');

/** One thing that happened, as the stream tells it. */
export interface StreamEvent {
  readonly type: string;
  readonly [member: string]: unknown;
}

/** The longest and shortest wait before connecting again, in milliseconds. */
const WAITS_MS = { first: 300, most: 5_000 };

/**
 * Reads the stream for as long as the page is open, and goes on where it was after an interruption.
 *
 * @param onEvents Told of what has come, several things at once where they come fast.
 * @param onOpen Told of every connection, before anything of it is told, and whether something may have been missed.
 */
export async function followStream(
  onEvents: (events: readonly StreamEvent[]) => void,
  onOpen: (hasGap: boolean) => void,
): Promise<never> {
  let lastId: string | undefined;
  let waitMs = WAITS_MS.first;
  for (;;) {
    try {
      const response = await request('/stream', {
        headers: lastId === undefined ? {} : { 'Last-Event-ID': lastId },
      });
      if (!response.ok || response.body === null) throw new Error(`The stream responded ${response.status}.`);
      connection.value = 'live';
      waitMs = WAITS_MS.first;
      // Where nothing has come yet, nobody can say what has been missed.
      onOpen(lastId === undefined);
      for await (const { id, events } of eventsIn(response.body)) {
        lastId = id ?? lastId;
        if (events.length > 0) onEvents(events);
      }
    } catch {
      // Whatever ended the stream, it is opened again.
    }
    connection.value = 'lost';
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    waitMs = Math.min(waitMs * 2, WAITS_MS.most);
  }
}

async function* eventsIn(body: ReadableStream<Uint8Array<ArrayBuffer>>) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const blocks = (rest + chunk.value).split('\n\n');
    rest = blocks.pop() ?? '';
    let id: string | undefined;
    const events: StreamEvent[] = [];
    for (const block of blocks) {
      for (const line of block.split('\n')) {
        if (line.startsWith('id: ')) id = line.slice(4);
        else if (line.startsWith('data: ')) events.push(JSON.parse(line.slice(6)));
      }
    }
    yield { id, events };
  }
}
