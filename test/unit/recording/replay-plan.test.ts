import { expect, it } from 'vitest';
import { replayPlan, selectDeliveries, surveyRecording } from '../../../src/recording/replay-plan.ts';
import { outgoingEvent } from '../../support/delivery-builders.ts';
import { recorded } from './recorded-builder.ts';

const RECORDING = (['delivered', 'exhausted', 'canceled', 'dropped', 'received'] as const).map((status) =>
  recorded({ status, event: outgoingEvent({ id: status }) }),
);

it('selects what failed, by id, or both', () => {
  const ids = (selection: Parameters<typeof selectDeliveries>[1]) =>
    Array.from(selectDeliveries(RECORDING, selection), ({ event }) => event.id);

  expect(ids({})).toEqual(['delivered', 'exhausted', 'canceled', 'dropped', 'received']);
  expect(ids({ failedOnly: true })).toEqual(['exhausted', 'canceled', 'dropped']);
  expect(ids({ eventIds: new Set(['received', 'dropped']) })).toEqual(['dropped', 'received']);
  expect(ids({ failedOnly: true, eventIds: new Set(['received']) })).toEqual([]);
});

it('counts what a recording holds and what a selection misses', () => {
  expect(surveyRecording(RECORDING, { failedOnly: true, eventIds: new Set(['dropped', 'gone']) })).toEqual({
    deliveries: 5,
    failed: 3,
    selected: 1,
    missingIds: ['gone'],
  });
});

it('plans the recorded events untouched, at a rate, and lets faults strike by the seed', () => {
  const plan = (seed: string) =>
    Array.from(
      replayPlan(RECORDING, {
        seed,
        faults: { drop: 2 },
        total: 5,
        ratePerSecond: 2,
      }),
    );

  expect(plan('7')).toEqual(plan('7'));
  expect(plan('7').map(({ event }) => event)).toEqual(RECORDING.map(({ event }) => event));
  expect(plan('7').filter(({ disturbance }) => disturbance.dropped)).toHaveLength(2);
  expect(plan('7').map(({ emitAfterMs }) => emitAfterMs)).toEqual([0, 500, 1_000, 1_500, 2_000]);
});
