import { expect, it } from 'vitest';
import { NOTHING_LOST } from '../../../../src/clock/stall-watch.ts';
import { machineFaultOf } from '../../../../src/transport/http/machine-fault.ts';

const BUSY = { stalledMs: 0, machineWasBusy: true };
const stalled = (stalledMs: number) => ({ stalledMs, machineWasBusy: false });

it.each([
  ['a machine with time to spare', NOTHING_LOST, 200, 500, undefined],
  ['a busy machine and a limit for one request that is too short for it', BUSY, 200, 1, 'machine-busy'],
  ['a busy machine and many requests at once', BUSY, 2_000, 500, 'machine-busy'],
  ['a busy machine and a limit that is long enough', BUSY, 2_000, 4, undefined],
  ['a busy machine and the limit of production', BUSY, 60_000, 1_000, undefined],
  ['a quarter of the limit in which this process did not run', stalled(250), 1_000, 1, 'stalled'],
  ['a short stall', stalled(90), 200, 1, undefined],
  ['two seconds in which this process did not run', stalled(2_000), 60_000, 1, 'stalled'],
  ['a stall that is short for a long limit', stalled(1_900), 60_000, 1, undefined],
])('with %s', (_, lost, limitMs, inFlight, fault) => {
  expect(machineFaultOf({ lost, limitMs, inFlight })).toBe(fault);
});
