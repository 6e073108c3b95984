import { ask } from '../api.ts';
import type { Delivery } from '../api-types.ts';
import { updateRow } from '../state/rows.ts';
import { attempt } from './toast.tsx';

/** Makes one more attempt of a delivery at once. */
export async function redeliver({ id, eventType }: Delivery): Promise<void> {
  await attempt(async () => {
    const made: { readonly delivery: Delivery } = await ask('POST', `/deliveries/${id}/redeliver`);
    updateRow(made.delivery);
    return `${eventType} is being sent again.`;
  });
}

/** Puts text onto the clipboard. */
export async function copy(text: string, what: string): Promise<void> {
  await attempt(async () => {
    await navigator.clipboard.writeText(text);
    return what;
  });
}

/** Lets the browser save text as a file. */
export function saveFile(name: string, content: BlobPart): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
