import { usageError } from '../../errors/usage-error.ts';
import { createRandom } from '../../random/random.ts';
import type { RecordedDelivery } from '../../recording/recorded-delivery.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Recorded deliveries with new ids, people and times. */
export interface RenewedDeliveries {
  /** How many were left out, because they cannot be renewed. */
  readonly unfit: number;
  /** The others, as they are read. */
  deliveries(): Iterable<RecordedDelivery>;
}

/** What a renewal follows from, and where it is told of. */
export interface RenewalContext {
  readonly seed: string;
  readonly now: number;
  readonly path: string;
  readonly terminal: Terminal;
}

/**
 * Renews the deliveries of a recording, which is read once to see what is linked with what.
 *
 * @throws SimulatorError where none of them can be renewed.
 */
export async function renewedDeliveries(
  read: () => Iterable<RecordedDelivery>,
  { seed, now, path, terminal }: RenewalContext,
): Promise<RenewedDeliveries> {
  const { createRenewal, isRenewable } = await import('../../recording/renew/renewal.ts');
  const options = { random: createRandom(seed).fork('renew'), now };
  const { unfit, fit } = createRenewal(read(), options);
  if (fit === 0) {
    throw usageError(
      `No delivery in the recording "${path}" can be renewed: their bodies are not JSON objects.`,
      'Leave out --renew to send them as they are.',
    );
  }
  if (unfit > 0) {
    const { yellow } = terminal.narrationPalette;
    const deliveries = unfit === 1 ? 'delivery' : 'deliveries';
    terminal.narrate(yellow(`Left out ${unfit} ${deliveries} whose body is not a JSON object.`));
  }
  return {
    unfit,
    *deliveries() {
      // People are found anew in the order of the recording, whenever it is read.
      const { renew } = createRenewal(read(), options);
      for (const delivery of read()) if (isRenewable(delivery)) yield renew(delivery);
    },
  };
}
