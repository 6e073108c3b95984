import { closeSync, openSync, writeSync } from 'node:fs';
import { wallClockMs } from '../../clock/wall-clock.ts';
import type { PlannedDelivery } from '../../delivery/delivery-plan.ts';
import { disturbRequest } from '../../engine/disturb.ts';
import { DEVELOPMENT_SECRET } from '../../signature/sign.ts';
import { parseHeader } from '../../wire/header-line.ts';
import { buildWireRequest } from '../../wire/wire-request.ts';
import type { CommandInput } from '../parse/command.ts';
import { vegetaTarget } from './vegeta-targets.ts';

/** Writes each delivery of a plan as a target, signed when its reader is ready for it. */
export async function writeTargets(
  plan: Iterable<PlannedDelivery>,
  { options, terminal }: CommandInput<'export'>,
  url: URL,
): Promise<void> {
  const extraHeaders = options.header.map(parseHeader);
  const secret = options.secret ?? DEVELOPMENT_SECRET;
  const file = options.out === undefined ? undefined : openSync(options.out, 'w');
  try {
    for (const { event, disturbance } of plan) {
      if (disturbance.dropped === true) continue;
      const signed = { secret, timestamp: Math.floor(wallClockMs() / 1_000) };
      const plain = buildWireRequest({ url, body: event.body, eventId: event.id, extraHeaders, ...signed });
      const line = vegetaTarget(disturbRequest(plain, disturbance, signed));
      if (file !== undefined) writeSync(file, `${line}\n`);
      else {
        terminal.result(line);
        await terminal.drained();
      }
    }
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
