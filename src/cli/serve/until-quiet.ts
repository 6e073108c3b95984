import { afterRealMs } from '../../clock/wall-clock.ts';
import type { WorkspaceService } from '../../workspace/workspace-service.ts';

/**
 * Waits until a delivery has been made and then nothing has happened for so long. An attempt in flight is something
 * that happens; a retry that is waited for is not.
 *
 * @param quietMs Real milliseconds.
 */
export function untilQuiet(
  { subscribe }: Pick<WorkspaceService, 'subscribe'>,
  quietMs: number,
): { readonly reached: Promise<void>; readonly dispose: () => void } {
  let callOff = () => {};
  let inFlight = 0;
  let hasBegun = false;
  let leave = () => {};
  const reached = new Promise<void>((resolve) => {
    leave = subscribe(({ type }) => {
      if (type === 'attempt-started') inFlight += 1;
      if (type === 'attempt-ended') inFlight -= 1;
      hasBegun ||= type === 'attempt-started' || type === 'delivery-ended';
      callOff();
      if (hasBegun && inFlight <= 0) callOff = afterRealMs(quietMs, resolve);
    });
  });
  return {
    reached,
    dispose: () => {
      leave();
      callOff();
    },
  };
}
