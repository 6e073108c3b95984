import type { CheckContext } from '../engine/check-context.ts';

/** Does something while what the receiver depends on is broken, and fixes it whatever happens. */
export async function withBrokenDependency<T>(
  { processControl }: Pick<CheckContext, 'processControl'>,
  work: () => Promise<T>,
): Promise<T> {
  await processControl?.breakDependency?.();
  try {
    return await work();
  } finally {
    await processControl?.fixDependency?.();
  }
}
