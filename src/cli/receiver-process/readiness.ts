import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { connect, isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterRealMs, stopwatchMs } from '../../clock/wall-clock.ts';
import { isLoopback } from '../../wire/target.ts';
import { pause } from './pause.ts';

/** How often it is looked whether the receiver answers. */
const POLL_MS = 50;
/** How long one connection may take. */
const CONNECT_MS = 1_000;
/** How long one answer may take; the first request makes some frameworks compile. */
const ANSWER_MS = 10_000;

/** What the names stand for that mean this machine; servers choose either family. */
const ADDRESSES_OF: Readonly<Record<string, readonly string[]>> = {
  localhost: ['127.0.0.1', '::1'],
  '0.0.0.0': ['127.0.0.1'],
  '::': ['::1', '127.0.0.1'],
};

/** Where a receiver is to answer. */
export interface Place {
  readonly addresses: readonly string[];
  readonly port: number;
  /** Whether all addresses are this machine's own, so that nothing answers there before the receiver does. */
  readonly here: boolean;
}

/** Finds the addresses and the port behind a URL. */
export async function placeOf(url: URL): Promise<Place> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const name = isIP(host) === 0 && isLoopback(host) ? 'localhost' : host;
  const addresses = ADDRESSES_OF[name] ?? (await lookUp(host));
  const own = new Set(
    Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address)),
  );
  return {
    addresses,
    port: url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port),
    here: addresses.every((address) => address === '::1' || isLoopback(address) || own.has(address)),
  };
}

/** Whether something accepts connections at one of the addresses. */
export async function somethingListens({ addresses, port }: Place): Promise<boolean> {
  const answers = await Promise.all(addresses.map((address) => accepts(address, port)));
  return answers.includes(true);
}

/** What waiting for a receiver needs. */
export interface ReadinessOptions {
  readonly place: Place;
  readonly url: URL;
  /** A path that must answer with a status below 500. Without one, a connection is enough. */
  readonly path: string | undefined;
  readonly waitMs: number;
  readonly signal: AbortSignal;
}

/** Waits, in real time, until a receiver answers. False when it did not in time, or the signal was aborted. */
export async function untilAnswers(options: ReadinessOptions): Promise<boolean> {
  const { place, url, path, waitMs, signal } = options;
  const endAt = stopwatchMs() + waitMs;
  while (!signal.aborted) {
    const leftMs = endAt - stopwatchMs();
    const ready =
      (await somethingListens(place)) &&
      (path === undefined ||
        (await isHealthy(new URL(path, url.origin), Math.min(leftMs, ANSWER_MS), signal)));
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

    function finish(answer: boolean) {
      callOff();
      socket.destroy();
      resolve(answer);
    }
  });
}

function isHealthy(url: URL, withinMs: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const common = { agent: false, signal, autoSelectFamily: true };
    // Whether the certificate verifies is for the deliveries to find; nothing secret is sent here.
    const request =
      url.protocol === 'https:'
        ? https.get(url, { ...common, rejectUnauthorized: false })
        : http.get(url, common);
    const callOff = afterRealMs(withinMs, () => finish(false));
    request.once('response', ({ statusCode = 500 }) => finish(statusCode < 500));
    request.on('error', () => finish(false));

    function finish(answer: boolean) {
      callOff();
      request.destroy();
      resolve(answer);
    }
  });
}
