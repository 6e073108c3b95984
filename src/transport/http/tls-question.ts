import { connect as connectTcp } from 'node:net';
import { afterRealMs } from '../../clock/wall-clock.ts';
import { dial } from './dial.ts';

/** How long a server may take to greet, in real milliseconds. */
const GREETING_MS = 1_000;

/** Whether a port that hung up on plain HTTP speaks TLS. Each is asked once, and none by a sender that has got a response. */
export class TlsQuestion {
  readonly #responses = new Map<string, Promise<boolean>>();
  #hasHeardHttp = false;

  get isWorthAsking(): boolean {
    return !this.#hasHeardHttp;
  }

  /** Tells that a receiver has responded in HTTP. */
  heardHttp(): void {
    this.#hasHeardHttp = true;
  }

  ask(url: URL): Promise<boolean> {
    const known = this.#responses.get(url.origin);
    if (known !== undefined) return known;
    const asked = greetsInTls(url);
    this.#responses.set(url.origin, asked);
    return asked;
  }
}

/** Whether a TLS handshake comes to anything but a hang-up; whether its certificate is any good does not matter. */
function greetsInTls(url: URL): Promise<boolean> {
  return new Promise((resolve) => {
    let close: () => void = () => undefined;
    const callOff = afterRealMs(GREETING_MS, () => finish(false));
    const cancel = dial({
      host: url.hostname,
      open: (host) => connectTcp({ host, port: Number(url.port) || 80 }),
      onConnect: (socket) => {
        const { connect: connectTls } = process.getBuiltinModule('node:tls');
        const secured = connectTls({ socket, rejectUnauthorized: false });
        close = () => secured.destroy();
        secured.once('secureConnect', () => finish(true));
        secured.on('error', (error) => finish(isAlert(error)));
      },
      onFail: () => finish(false),
    });

    function finish(isTls: boolean): void {
      callOff();
      cancel();
      close();
      resolve(isTls);
    }
  });
}

/** A refusal in the words of TLS. */
function isAlert(error: Error): boolean {
  return 'code' in error && typeof error.code === 'string' && error.code.includes('_ALERT_');
}
