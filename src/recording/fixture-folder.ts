import { chmodSync, mkdtempSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SimulatorError } from '../errors/simulator-error.ts';
import { isError } from '../internal/is-error.ts';
import { makeFolders } from '../internal/make-folders.ts';
import { describeCause } from '../internal/system-error.ts';
import { createRandom } from '../random/random.ts';
import type { HeaderLine } from '../wire/wire-request.ts';
import { createDeliveryKeeper, type KeepOptions, type ReceivedDelivery } from './delivery-keeper.ts';
import type { ReplacementCounts } from './personal/stand-ins.ts';
import { RECORDING_ENDING } from './read-recording.ts';
import type { RecordedArrival, RecordedDelivery } from './recorded-delivery.ts';
import { recordedHeaders } from './recorded-headers.ts';
import { deliveryLine, headerLine } from './recording-lines.ts';

/** A delivery that arrived, and how it went. */
export interface FixtureDelivery extends ReceivedDelivery {
  /** @default 'received' */
  readonly status?: RecordedDelivery['status'];
  /** The headers of the request. @default none are known */
  readonly headers?: readonly HeaderLine[];
  /** Every arrival so far. @default one, at `receivedAt` */
  readonly arrivals?: readonly RecordedArrival[];
}

/** What became of a delivery. */
export type StoredFixture =
  | { readonly kind: 'stored'; readonly name: string; readonly replaced: ReplacementCounts }
  /** Nothing was written, on purpose. `why` is the end of a sentence. */
  | { readonly kind: 'left-out'; readonly why: string }
  /** The folder could not be written. */
  | { readonly kind: 'failed'; readonly why: string };

/** A folder that takes one file for each delivery. */
export interface FixtureFolder {
  /**
   * Writes a new file. Never throws: what goes wrong is in the result.
   *
   * @param over The name of a file of this delivery, which is written anew.
   */
  store(received: FixtureDelivery, over?: string): StoredFixture;
  /** Removes a file that was stored. Never throws. */
  remove(name: string): void;
}

const LONGEST_NAME = 80;

/**
 * Opens a folder for fixtures, and makes it where there is none. Files in it are never overwritten: their numbers go on.
 *
 * @throws SimulatorError `file-unwritable`.
 */
export function openFixtureFolder(path: string, options: KeepOptions = {}): FixtureFolder {
  const { keepPersonalData = false, asReceived = false } = options;
  const isPersonal = keepPersonalData || asReceived;
  // No other user of the machine reads who someone's customers are.
  const mode = isPersonal ? { mode: 0o600 } : undefined;
  let next = firstFreeNumber(path, isPersonal ? 0o700 : undefined);
  if (asReceived) closeToOthers(path);
  const keeper = createDeliveryKeeper(createRandom('fixtures').fork(next), options);

  const write = (delivery: RecordedDelivery): string => {
    for (;;) {
      const name = `${String(next).padStart(3, '0')}-${fileNamePart(delivery.event.type)}${RECORDING_ENDING}`;
      next += 1;
      try {
        writeFileSync(join(path, name), fixtureText(delivery), { flag: 'wx', ...mode });
        return name;
      } catch (error) {
        if (!(isError(error) && 'code' in error && error.code === 'EEXIST')) throw error;
      }
    }
  };
  const store = (received: FixtureDelivery, over: string | undefined): StoredFixture => {
    const kept = keeper.keep(received);
    if (kept.kind === 'left-out') return kept;
    const { status = 'received', headers = [], arrivals = [{ at: received.receivedAt }] } = received;
    const delivery = {
      event: kept.event,
      status,
      attempts: arrivals.length,
      arrivals,
      ...(headers.length === 0 ? undefined : { headers: recordedHeaders(headers) }),
    };
    if (over !== undefined) writeFileSync(join(path, over), fixtureText(delivery), mode);
    return { kind: 'stored', name: over ?? write(delivery), replaced: kept.replaced };
  };

  return {
    store: (received, over) => {
      try {
        return store(received, over);
      } catch (error) {
        return { kind: 'failed', why: isError(error) ? error.message : String(error) };
      }
    },
    remove: (name) => {
      try {
        rmSync(join(path, name), { force: true });
      } catch {
        // It stays, and is replayed once more than need be.
      }
    },
  };
}

function fixtureText(delivery: RecordedDelivery): string {
  return `${headerLine()}${deliveryLine(delivery)}`;
}

/** Where someone else made the folder it stays as it is; the files in it are closed all the same. */
function closeToOthers(path: string): void {
  try {
    chmodSync(path, 0o700);
  } catch {
    // The folder is someone else's.
  }
}

/** One more than the highest number in the folder. Tries whether a file can be made there. */
function firstFreeNumber(path: string, mode: number | undefined): number {
  try {
    makeFolders(path, mode);
    rmdirSync(mkdtempSync(join(path, '.probe-')));
    const numbers = readdirSync(path).map((name) => Number(/^(\d{1,9})-/.exec(name)?.[1] ?? 0));
    return numbers.reduce((highest, number) => Math.max(highest, number), 0) + 1;
  } catch (cause) {
    throw new SimulatorError({
      code: 'file-unwritable',
      problem: `Fixtures cannot be written to the folder "${path}": ${describeCause(cause)}.`,
      cure: 'Use a writable folder; it is relative to the current folder.',
      cause,
    });
  }
}

/** An event type as part of a file's name, whatever it holds. */
function fileNamePart(eventType: string): string {
  return eventType
    .replaceAll('/', '-')
    .replaceAll(/[^A-Za-z0-9._-]/g, '_')
    .slice(0, LONGEST_NAME);
}
