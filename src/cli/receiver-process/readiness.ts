import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterRealMs, stopwatchMs } from '../../clock/wall-clock.ts';
import { httpRequest } from '../../transport/http/http-request.ts';
import { isLoopbackAddress, loopbackAddressesOf } from '../../wire/loopback.ts';
import { pause } from './pause.ts';

/** How often it is looked whether the receiver responds. */
const POLL_MS = 50;
/** How long one connection may take. */
const CONNECT_MS = 1_000;
/** How long one response may take; the first request makes some frameworks compile. */
const RESPONSE_MS = 10_000;

/** Where a receiver is to respond. */
export interface ListeningPlace {
  readonly addresses: readonly string[];
  readonly port: number;
  /** Whether all addresses are this machine's own, so that nothing responds there before the receiver does. */
  readonly here: boolean;
}

/** Finds the addresses and the port behind a URL. */
export async function placeOf(url: URL): Promise<ListeningPlace> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = loopbackAddressesOf(host) ?? (await lookUp(host));
  const own = new Set(
    Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address)),
  );
  return {
    addresses,
    port: url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port),
    here: addresses.every((address) => isLoopbackAddress(address) || own.has(address)),
  };
}

/** Whether something accepts connections at one of the addresses. */
export async function somethingListens({ addresses, port }: ListeningPlace): Promise<boolean> {
  const responses = await Promise.all(addresses.map((address) => accepts(address, port)));
  return responses.includes(true);
}

/** What waiting for a receiver needs. */
export interface ReadinessOptions {
  readonly place: ListeningPlace;
  readonly url: URL;
  /** A path that must respond with a status below 500. Without one, a connection is enough. */
  readonly path: string | undefined;
  readonly waitMs: number;
  readonly signal: AbortSignal;
}

/** Waits, in real time, until a receiver responds. False when it did not in time, or the signal was aborted. */
export async function untilResponds(options: ReadinessOptions): Promise<boolean> {
  const { place, url, path, waitMs, signal } = options;
  const endAt = stopwatchMs() + waitMs;
  while (!signal.aborted) {
    const leftMs = endAt - stopwatchMs();
    const ready =
      (await somethingListens(place)) &&
      (path === undefined ||
        (await isHealthy(new URL(path, url.origin), Math.min(leftMs, RESPONSE_MS), signal)));
    if (ready) return !signal.aborted;
    if (leftMs <= 0) return false;
    await pause(Math.min(POLL_MS, leftMs), signal);
  }
  return false;
}

async function lookUp(host: string): Promise<readonly string[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch {
    return [host];
  }
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const callOff = afterRealMs(CONNECT_MS, () => finish(false));
    socket.once('connect', () => finish(true));
    socket.on('error', () => finish(false));

    function finish(response: boolean) {
      callOff();
      socket.destroy();
      resolve(response);
    }
  });
}

async function isHealthy(url: URL, withinMs: number, signal: AbortSignal): Promise<boolean> {
  try {
    // Whether the certificate verifies is for the deliveries to find; nothing secret is sent here.
    const { status } = await httpRequest(url, { timeoutMs: withinMs, signal, rejectUnauthorized: false });
    return status < 500;
  } catch {
    return false;
  }
}
