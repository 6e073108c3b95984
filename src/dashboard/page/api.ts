import { signal } from '@preact/signals';

/** Where the control API begins. */
const BASE = '/_sim';
const KEPT_TOKEN = 'cf-webhook-sim-token';

/** The token of the address, which requests that change something send. It never leaves the fragment otherwise. */
export const token = signal<string | undefined>(tokenOfAddress());

/** What went wrong with a request, and what to do about it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly cure: string | undefined;

  constructor(status: number, message: string, cure?: string) {
    super(message);
    this.status = status;
    this.cure = cure;
  }
}

/** Asks the control API. */
export async function ask<T>(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  const response = await fetch(`${BASE}${path}`, {
    method,
    headers: {
      ...authorization(),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, 'The server is not reachable.', 'Start it again; this page reconnects by itself.');
  });
  const text = await response.text();
  const value: unknown = text === '' ? undefined : JSON.parse(text);
  if (response.ok) return value as T;
  throw problemOf(response.status, value);
}

/** The header that shows the token. */
export function authorization(): Record<string, string> {
  return token.value === undefined ? {} : { Authorization: `Bearer ${token.value}` };
}

function problemOf(status: number, value: unknown): ApiError {
  if (status === 401 || status === 429) {
    return new ApiError(
      status,
      'This page may only read: the token in its address is missing or old.',
      'Open the address that the command printed last.',
    );
  }
  const problem: { readonly detail?: unknown; readonly cure?: unknown } = Object(value);
  return new ApiError(
    status,
    typeof problem.detail === 'string' ? problem.detail : `The server responded ${status}.`,
    typeof problem.cure === 'string' ? problem.cure : undefined,
  );
}

/** From `#token=…`, or kept from when this tab was opened. */
function tokenOfAddress(): string | undefined {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given !== null) sessionStorage.setItem(KEPT_TOKEN, given);
  return given ?? sessionStorage.getItem(KEPT_TOKEN) ?? undefined;
}
