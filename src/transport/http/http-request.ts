import type { IncomingHttpHeaders } from 'node:http';
import { connect, isIP } from 'node:net';
import { afterRealMs } from '../../clock/wall-clock.ts';
import { dial } from './dial.ts';

/** Node's own modules, loaded by the first request. */
const http = () => process.getBuiltinModule('node:http');
const https = () => process.getBuiltinModule('node:https');
const tls = () => process.getBuiltinModule('node:tls');

/** How something is requested. */
export interface HttpRequestOptions {
  /** @default GET */
  readonly method?: string;
  /** @default none */
  readonly body?: string;
  /** Limit for the whole response, in real milliseconds. */
  readonly timeoutMs: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Whether the certificate has to verify. @default true */
  readonly rejectUnauthorized?: boolean;
}

/** What was responded. */
export interface HttpText {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/**
 * Requests a URL over a connection of its own, the way deliveries go: loopback names without a look-up, no proxy, no redirect.
 *
 * @throws Error of Node's network stack; with the name `TimeoutError` where time ran out.
 */
export function httpRequest(
  url: URL,
  { method = 'GET', body, timeoutMs, headers = {}, signal, rejectUnauthorized = true }: HttpRequestOptions,
): Promise<HttpText> {
  const isSecure = url.protocol === 'https:';
  const port = Number(url.port) || (isSecure ? 443 : 80);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    let cancelDial: () => void = () => undefined;
    const options = {
      method,
      headers,
      ...(signal === undefined ? {} : { signal }),
      createConnection: (
        _: unknown,
        done: (error: Error | null, socket: ReturnType<typeof connect>) => void,
      ) => {
        cancelDial = dial({
          host,
          open: (address) => connect({ host: address, port, noDelay: true }),
          onConnect: (socket) => {
            if (!isSecure) done(null, socket);
            else
              done(
                null,
                tls().connect({ socket, host, servername: isIP(host) === 0 ? host : '', rejectUnauthorized }),
              );
          },
          onFail: (error) => finish(() => reject(error)),
        });
        return undefined;
      },
    };
    const asking = (isSecure ? https() : http()).request(url, options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', (error) => finish(() => reject(error)));
      response.on('end', () =>
        finish(() =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(parts).toString('utf8'),
          }),
        ),
      );
    });
    const cancelTimer = afterRealMs(timeoutMs, () =>
      finish(() => reject(Object.assign(new Error('Time ran out.'), { name: 'TimeoutError' }))),
    );
    asking.on('error', (error) => finish(() => reject(error)));
    asking.end(body);

    function finish(settle: () => void): void {
      cancelTimer();
      cancelDial();
      asking.destroy();
      settle();
    }
  });
}
