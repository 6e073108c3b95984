import { isMachineFault } from '../../delivery/outcome.ts';
import type { Sender } from '../../delivery/sender.ts';

/**
 * Waits as long as ClickFunnels is assumed to until a request was left without a response for all that time, and from
 * then on less long: what is silent once is silent again, and many requests are sent.
 */
export function patientSender(patient: Sender, usual: Sender): Sender {
  let wasSilent = false;
  return {
    send: async (request, signal, manner) => {
      if (wasSilent) return await usual.send(request, signal, manner);
      const result = await patient.send(request, signal, manner);
      const { outcome } = result ?? {};
      if (outcome?.kind === 'timeout' && outcome.phase === 'response' && !isMachineFault(outcome)) {
        wasSilent = true;
      }
      return result;
    },
    close: async () => {
      await Promise.all([patient.close(), usual.close()]);
    },
  };
}
