import { signal } from '@preact/signals';
import { ApiError } from '../api.ts';

interface Toast {
  readonly id: number;
  readonly kind: 'done' | 'failed';
  readonly text: string;
  readonly cure: string | undefined;
}

const SHOWN_MS = { done: 5_000, failed: 12_000 };
const toasts = signal<readonly Toast[]>([]);
let count = 0;

/** Says that something is done. */
export function tell(text: string): void {
  show({ kind: 'done', text, cure: undefined });
}

/** Says what went wrong, and what to do about it. */
export function tellError(error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  show({ kind: 'failed', text, cure: error instanceof ApiError ? error.cure : undefined });
}

/** Does something that a person asked for, and says how it went. */
export async function attempt(work: () => Promise<string | undefined>): Promise<void> {
  try {
    const text = await work();
    if (text !== undefined) tell(text);
  } catch (error) {
    tellError(error);
  }
}

function show(toast: Omit<Toast, 'id'>): void {
  count += 1;
  const id = count;
  toasts.value = [...toasts.value.slice(-2), { ...toast, id }];
  setTimeout(() => dismiss(id), SHOWN_MS[toast.kind]);
}

function dismiss(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}

/** What was said last, for eyes and for screen readers. */
export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map(({ id, kind, text, cure }) => (
        <div key={id} class={`toast toast-${kind}`}>
          <p>
            {text}
            {cure !== undefined && <span class="toast-cure"> {cure}</span>}
          </p>
          <button type="button" class="quiet" aria-label="Dismiss" onClick={() => dismiss(id)}>
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
