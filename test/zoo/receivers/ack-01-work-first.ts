import { createStore, probeOf, processEvent } from '../store.ts';
import { verifiedApp } from '../verified.ts';
import { defineMember } from '../zoo.ts';

/** Slower than the check has patience for. */
const RENDERING_MS = 5_200;

function renderReport(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, RENDERING_MS);
  });
}

/** A report is rendered before the response. */
export const workFirst = defineMember({
  file: 'receivers/ack-01-work-first',
  bug: 'renders a report for seconds before it responds',
  red: ['ACK-01'],
  only: ['ACK-01'],
  create: (secret) => {
    const store = createStore();
    const to = verifiedApp(secret, async (event) => {
      await renderReport();
      processEvent(store, event);
      return 200;
    });
    return { to, probe: probeOf(store) };
  },
});
