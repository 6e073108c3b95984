import { type Invariant, moment, named, subjectOf, unequal } from './invariant.ts';

/** Moments of the past wherever they occur. */
const PAST = [
  'created_at',
  'updated_at',
  'issued_at',
  'paid_at',
  'activated_at',
  'canceled_at',
  'churned_at',
];

export const TIME_GOES_FORWARD: Invariant = {
  holds:
    'events ascend in story time, updated_at never goes back, and nothing of the past lies after its event',
  violations: ({ events }) => {
    const updated = new Map<string, number>();
    let before = 0;
    return events.flatMap((event) => {
      const { data, at } = event;
      const isLater = at >= before;
      before = at;
      // Connected applications carry no times.
      if (data['updated_at'] === undefined) return [];
      const lastUpdate = updated.get(subjectOf(event)) ?? 0;
      const update = moment(data['updated_at']);
      updated.set(subjectOf(event), update);
      const future = PAST.filter((field) => moment(data[field]) > at);
      return [
        ...unequal(event, {
          'that it comes after the last event': [isLater, true],
          'that updated_at moves on': [update >= lastUpdate, true],
          'that it was updated after it was created': [update >= moment(data['created_at']), true],
        }),
        ...future.map((field) => `${named(event)}: ${field} ${String(data[field])} lies in the future.`),
      ];
    });
  },
};
