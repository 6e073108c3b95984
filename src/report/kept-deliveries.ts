import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LongList, longList } from '../internal/long-list.ts';
import type { DeliveryReport } from './run-report.ts';

/** So many deliveries are kept in memory; from then on a temporary file has them. */
const MOST_IN_MEMORY = 1_000;
/** So much is written to that file at once, in characters. */
const WRITTEN_AT_ONCE = 256 * 1_024;

/** The deliveries of a run for reports that show all of them, in memory that hardly grows with their number. */
export interface KeptDeliveries {
  readonly add: (delivery: DeliveryReport) => void;
  /** Everything so far, in the order of the deliveries' numbers. */
  readonly list: () => LongList<DeliveryReport>;
  /** Removes what was written. May be called again. */
  readonly dispose: () => void;
}

/** A temporary file that only grows, and that only this process sees. */
interface Spill {
  /** @returns Where the bytes begin. */
  readonly append: (bytes: Buffer) => number;
  readonly read: (offset: number, length: number) => Buffer;
  readonly dispose: () => void;
}

/**
 * Keeps nothing yet. Where no temporary file can be written, memory has everything.
 *
 * @param folder Where the temporary file is made.
 */
export function keepDeliveries(folder: string = tmpdir()): KeptDeliveries {
  /** By order of arrival: the number of the delivery, and where it stands in the file; `undefined` where it does not. */
  const numbers: number[] = [];
  const offsets: number[] = [];
  const lengths: number[] = [];
  let waiting: DeliveryReport[] = [];
  let waitingCharacters = 0;
  let spill: Spill | undefined;
  let isMemoryEnough = false;

  /** Moves what waits in memory into the file. */
  const moveOut = () => {
    try {
      spill ??= openSpill(folder);
      const texts = waiting.map((delivery) => Buffer.from(JSON.stringify(delivery)));
      let offset = spill.append(Buffer.concat(texts));
      for (const { length } of texts) {
        offsets.push(offset);
        lengths.push(length);
        offset += length;
      }
      waiting = [];
      waitingCharacters = 0;
    } catch {
      // What the file does not have stays in memory.
      isMemoryEnough = true;
    }
  };
  const at = (index: number): DeliveryReport | undefined => {
    const offset = offsets[index];
    const length = lengths[index];
    if (offset === undefined || length === undefined) return waiting[index - offsets.length];
    return spill === undefined ? undefined : parseDelivery(spill.read(offset, length));
  };

  return {
    add: (delivery) => {
      numbers.push(Number(delivery.id.slice(1)));
      waiting.push(delivery);
      waitingCharacters += sizeOf(delivery);
      if (isMemoryEnough || numbers.length <= MOST_IN_MEMORY) return;
      if (offsets.length === 0 || waitingCharacters > WRITTEN_AT_ONCE) moveOut();
    },
    list: () => {
      const order = Uint32Array.from(numbers.keys()).sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0));
      return longList(order.length, (index) => {
        const place = order[index];
        return place === undefined ? undefined : at(place);
      });
    },
    dispose: () => {
      spill?.dispose();
      spill = undefined;
    },
  };
}

/** Roughly the characters of a delivery as JSON. */
function sizeOf({ attempts }: DeliveryReport): number {
  return attempts.reduce((sum, { responseExcerpt }) => sum + 400 + (responseExcerpt?.length ?? 0), 300);
}

function parseDelivery(bytes: Buffer): DeliveryReport {
  return JSON.parse(bytes.toString()) as DeliveryReport;
}

function openSpill(folder: string): Spill {
  const path = join(folder, `cf-webhook-sim-${randomUUID()}.tmp`);
  const descriptor = openSync(path, 'wx+', 0o600);
  // Without a name it is gone however this process ends. Windows keeps the name of an open file.
  const isNameless = tryTo(() => rmSync(path));
  let size = 0;
  let isOpen = true;
  return {
    append: (bytes) => {
      const start = size;
      let written = 0;
      while (written < bytes.length) {
        written += writeSync(descriptor, bytes, written, bytes.length - written, start + written);
      }
      size += bytes.length;
      return start;
    },
    read: (offset, length) => {
      const bytes = Buffer.allocUnsafe(length);
      let read = 0;
      while (read < length) {
        const more = readSync(descriptor, bytes, read, length - read, offset + read);
        if (more === 0) break;
        read += more;
      }
      return bytes.subarray(0, read);
    },
    dispose: () => {
      if (!isOpen) return;
      isOpen = false;
      closeSync(descriptor);
      if (!isNameless) tryTo(() => rmSync(path, { force: true }));
    },
  };
}

function tryTo(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
