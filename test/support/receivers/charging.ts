/** A receiver that books money, and what it has booked. */
export interface ChargingReceiver {
  readonly handle: (request: Request) => Promise<Response>;
  /** What was booked for each invoice, in cents, by its id. */
  readonly booked: ReadonlyMap<number, number>;
  /** How often a booking was made. */
  readonly bookings: () => number;
}

interface PaidEvent {
  readonly event_id: string;
  readonly event_type: string;
  readonly data: { readonly id: number; readonly total_amount: string };
}

/** Books each event whose type sounds like a paid invoice; a repetition is booked again. */
export function countsEveryPaidEvent(): ChargingReceiver {
  return chargingReceiver(() => true);
}

/** Books each event once by its event_id: safe from repetitions, but not from two events about one payment. */
export function keysOnEventId(): ChargingReceiver {
  const seen = new Set<string>();
  return chargingReceiver(({ event_id }) => isNew(seen, event_id));
}

/** Books each invoice once, whichever event tells of it, and however often. */
export function keysOnInvoice(): ChargingReceiver {
  const seen = new Set<string>();
  return chargingReceiver(({ data }) => isNew(seen, String(data.id)));
}

function chargingReceiver(shouldBook: (event: PaidEvent) => boolean): ChargingReceiver {
  const booked = new Map<number, number>();
  let bookings = 0;
  return {
    booked,
    bookings: () => bookings,
    handle: async (request) => {
      const event: PaidEvent = JSON.parse(await request.text());
      if (event.event_type.endsWith('invoice.paid') && shouldBook(event)) {
        const { id, total_amount } = event.data;
        booked.set(id, (booked.get(id) ?? 0) + Math.round(Number(total_amount) * 100));
        bookings += 1;
      }
      return new Response(null, { status: 200 });
    },
  };
}

function isNew(seen: Set<string>, key: string): boolean {
  const before = seen.size;
  return seen.add(key).size > before;
}
