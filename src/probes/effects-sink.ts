import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Effect } from '../checks/engine/probe.ts';
import { isJsonObject } from '../internal/json.ts';
import { type ListeningServer, listenOn } from '../internal/listen-on.ts';
import { startMailSink } from './mail-sink.ts';

/** Two servers on this machine that count what a receiver does to the outside. */
export interface EffectsSink extends AsyncDisposable {
  /** Where the receiver posts its effects. Any path, any method but GET. */
  readonly url: string;
  /** Where the receiver sends its mail. */
  readonly smtp: { readonly host: string; readonly port: number };
  /** What has come so far, oldest first. */
  readonly effects: readonly Effect[];
  close(): Promise<void>;
}

/** The largest body that is read, in bytes. */
const LARGEST_BODY = 1024 * 1024;

/**
 * Starts both servers on free ports of this machine.
 *
 * An effect that is posted is told from others by the `key` of its JSON body, or else by method, path and whole body.
 * A mail is told from others by its recipients and its subject.
 */
export async function startEffectsSink(): Promise<EffectsSink> {
  const effects: Effect[] = [];
  const mail = await startMailSink(({ recipients, subject }) => {
    effects.push({ kind: 'mail', key: `${recipients.join(', ')}: ${subject}` });
  });
  let collector: ListeningServer;
  try {
    const server = createServer((request, response) => {
      void collect(request, response, (effect) => {
        if (effect.once === undefined || !effects.some(({ once }) => once === effect.once))
          effects.push(effect);
      });
    });
    collector = await listenOn(server, { who: 'collector of effects' });
  } catch (error) {
    await mail.close();
    throw error;
  }
  const close = async () => {
    await Promise.all([collector.close(), mail.close()]);
  };
  return {
    url: collector.url,
    smtp: { host: mail.host, port: mail.port },
    effects,
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function collect(
  request: IncomingMessage,
  response: ServerResponse,
  keep: (effect: Effect) => void,
): Promise<void> {
  const body = await bodyOf(request);
  if (body === undefined) {
    response.writeHead(413).end();
    return;
  }
  const effect = effectOf(request, body);
  if (effect !== undefined) keep(effect);
  response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
}

/**
 * What a request does. Nothing where it only asks, and nothing anew where it is made to be repeated: by its method, or by a
 * key by which a downstream API would recognize it.
 */
function effectOf(
  { headers, method = 'POST', url: path = '/' }: IncomingMessage,
  body: string,
): Effect | undefined {
  if (method === 'GET' || method === 'HEAD') return undefined;
  const once = headers['idempotency-key'] ?? (method === 'PUT' || method === 'DELETE' ? body : undefined);
  const effect = describedEffect(method, path, body);
  return once === undefined ? effect : { ...effect, once: `${method} ${path} ${String(once)}` };
}

function describedEffect(method: string, path: string, body: string): Effect {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return { kind: 'request', key: `${method} ${path} ${body}` };
  }
  if (!isJsonObject(parsed) || typeof parsed['key'] !== 'string') {
    return { kind: 'request', key: `${method} ${path} ${body}` };
  }
  const { kind, key } = parsed;
  return { kind: typeof kind === 'string' ? kind : 'effect', key, body };
}

/** Undefined for one that is too large, or never ends. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request) {
      if (!(chunk instanceof Buffer)) continue;
      length += chunk.length;
      if (length > LARGEST_BODY) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks).toString('utf8');
}
