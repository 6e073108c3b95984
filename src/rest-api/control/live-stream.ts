import type { ServerResponse } from 'node:http';
import { afterRealMs, wallClockMs } from '../../clock/wall-clock.ts';
import type { ManagementContext } from '../management/management-context.ts';
import { Refusal } from '../refusal.ts';
import type { Route } from '../route.ts';
import { announcementView } from './control-json.ts';

const HEARTBEAT_MS = 15_000;
/** How many announcements are kept for those who come back. */
const KEPT = 1_000;
/** Bytes that may wait for a slow reader before it is sent away; it may come back and go on where it was. */
const MOST_WAITING = 1024 * 1024;
const MOST_READERS = 50;

/** Everything that happens in a workspace, as server-sent events, from the moment of the request on. */
export function liveStreamRoute({ workspace, checks, received }: ManagementContext): Route {
  const { subscribe, ended } = workspace;
  const run = wallClockMs().toString(36);
  const kept: { readonly number: number; readonly text: string }[] = [];
  const readers = new Set<ServerResponse>();
  let count = 0;

  const tell = (type: string, view: unknown) => {
    count += 1;
    const text = `id: ${run}-${count}\nevent: ${type}\ndata: ${JSON.stringify(view)}\n\n`;
    kept.push({ number: count, text });
    if (kept.length > KEPT) kept.shift();
    for (const reader of readers) write(reader, text);
  };
  subscribe((announcement) => tell(announcement.type, announcementView(announcement)));
  checks?.board.subscribe((event) => tell(event.type, event));
  received?.subscribe((request) => tell('request-received', { type: 'request-received', request }));
  const endAll = () => {
    for (const reader of readers) reader.end();
  };
  ended.then(endAll, endAll);

  return {
    method: 'get',
    path: '/stream',
    handle: (request, response) => {
      if (readers.size >= MOST_READERS) throw new Refusal(503, `${MOST_READERS} streams are already open.`);
      response.writeHead(200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'X-Accel-Buffering': 'no',
      });
      response.write('retry: 2000\n\n');
      for (const text of missed(request.get('Last-Event-ID'))) write(response, text);
      readers.add(response);
      let callOff = beat();
      response.once('close', () => {
        readers.delete(response);
        callOff();
      });

      function beat(): () => void {
        return afterRealMs(HEARTBEAT_MS, () => {
          write(response, ': keep-alive\n\n');
          callOff = beat();
        });
      }
    },
  };

  /** What has happened since an event; where that is not known any more, that something is missing. */
  function missed(lastId: string | undefined): readonly string[] {
    if (lastId === undefined || lastId === '') return [];
    const [ofRun, text = ''] = lastId.split('-');
    const last = ofRun === run && /^\d{1,15}$/.test(text) ? Number(text) : -1;
    const later = kept.filter(({ number }) => number > last).map((entry) => entry.text);
    const isGapless = last >= count || (last >= 0 && (kept[0]?.number ?? 0) <= last + 1);
    return isGapless ? later : ['event: gap\ndata: {"type":"gap"}\n\n', ...later];
  }
}

function write(reader: ServerResponse, text: string): void {
  if (reader.writableLength > MOST_WAITING) reader.destroy();
  else reader.write(text);
}
