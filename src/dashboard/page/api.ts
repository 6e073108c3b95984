import { signal } from '@preact/signals';

/** Where the control API begins. */
const BASE = '/_sim';
const KEPT_TOKEN = 'cf-webhook-sim-token';
const JSON_BODY = { 'Content-Type': 'application/json' };

/** The token of the address, which requests that change something send. It never leaves the fragment otherwise. */
export const token = signal<string | undefined>(tokenOfAddress());
/** Whether the server no longer knows the token that this page had: it was started again. */
export const isTokenOld = signal(false);

/** Goes on with the token of an address that was opened or pasted; `false` where there is none in it. */
export function takeToken(text: string): boolean {
  const given = /[#&]token=([^&\s]+)/.exec(text)?.[1] ?? /^\s*([\w-]{16,})\s*$/.exec(text)?.[1];
  if (given === undefined) return false;
  const plain = decodeURIComponent(given);
  sessionStorage.setItem(KEPT_TOKEN, plain);
  token.value = plain;
  isTokenOld.value = false;
  return true;
}

// Opening a new address of the same page changes its fragment only, and loads nothing.
addEventListener('hashchange', () => takeToken(location.hash));

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
  const response = await request(path, {
    method,
    ...(body === undefined ? {} : { headers: JSON_BODY, body: JSON.stringify(body) }),
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

/**
 * Sends a request with the token. Where the server does not know it, reading goes on without: what needs none is still
 * shown, and the page says what to do.
 */
export async function request(path: string, init: RequestInit = {}): Promise<Response> {
  const shown = token.value;
  if (shown === undefined) return await fetch(`${BASE}${path}`, init);
  const headers = { ...init.headers, Authorization: `Bearer ${shown}` };
  const response = await fetch(`${BASE}${path}`, { ...init, headers });
  if (response.status !== 401 && response.status !== 429) return response;
  if (response.status === 401 && token.value === shown) {
    isTokenOld.value = true;
    token.value = undefined;
    sessionStorage.removeItem(KEPT_TOKEN);
  }
  const isRead = init.method === undefined || init.method === 'GET';
  return isRead ? await fetch(`${BASE}${path}`, init) : response;
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
