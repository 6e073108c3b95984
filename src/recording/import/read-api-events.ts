import { afterRealMs } from '../../clock/wall-clock.ts';
import { classifyConnectionError } from '../../delivery/connection-error.ts';
import { describeOutcome } from '../../delivery/outcome.ts';
import { SimulatorError } from '../../errors/simulator-error.ts';
import { usageError } from '../../errors/usage-error.ts';
import { isJsonObject, type JsonObject } from '../../internal/json.ts';
import { packageVersion } from '../../internal/package-version.ts';
import { printable } from '../../internal/printable.ts';
import { parseJsonAsWritten } from '../../source/parse-json.ts';
import { type HttpText, httpRequest } from '../../transport/http/http-request.ts';
import { isApiEvent } from './api-event.ts';

/** What is read from ClickFunnels' API. */
export interface ApiSource {
  /** The list of events of a workspace; see {@link apiEventsUrl}. */
  readonly url: URL;
  /** Sent with every request, and shown nowhere. */
  readonly token: string;
  /** How many events are read at most: the newest. */
  readonly limit: number;
  /** Called with every page. */
  readonly onPage?: (count: number) => void;
}

/** The environment variable with the token. */
export const API_TOKEN_VARIABLE = 'CLICKFUNNELS_API_TOKEN';

/** How many events a page has (documented). */
const PAGE_SIZE = 20;
const TIMEOUT_MS = 60_000;
/** How often a page is asked for when the API says that it is asked too often, or out of order. */
const MOST_TRIES = 6;
const LONGEST_WAIT_MS = 60_000;
const BUSY: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/**
 * The address of the list of events, from that of the workspace, of the list, or of anything below the workspace.
 *
 * @throws SimulatorError `invalid-url`.
 */
export function apiEventsUrl(workspace: URL): URL {
  const [, prefix = '', id] = /^(.*?\/?)workspaces\/([\w-]+)(?:\/|$)/.exec(workspace.pathname) ?? [];
  if (id === undefined) {
    throw usageError(
      '--from-api requires the address of a workspace, and its path names none.',
      'Use https://NAME.myclickfunnels.com/api/v2/workspaces/ID, with the ID of your workspace.',
    );
  }
  const base = prefix === '/' ? '/api/v2/' : prefix;
  return new URL(`${base}workspaces/${id}/webhooks/outgoing/events`, workspace);
}

/**
 * Reads the events of a workspace from ClickFunnels' API, oldest first: by GET only, page by page (20 each, documented),
 * without following redirects.
 *
 * @throws SimulatorError `api-unreadable` where the API does not respond with events.
 */
export async function readApiEvents({ url, token, limit, onPage }: ApiSource): Promise<JsonObject[]> {
  const events: JsonObject[] = [];
  const seen = new Set<string>();
  for (let after: string | undefined; events.length < limit; ) {
    const page = new URL(url);
    page.searchParams.set('sort_order', 'desc');
    if (after !== undefined) page.searchParams.set('after', after);
    const response = await getPage(page, token);
    const items = eventsOf(response, page);
    const fresh = items.filter(({ uuid }) => typeof uuid === 'string' && !seen.has(uuid));
    for (const { uuid } of fresh) seen.add(String(uuid));
    events.push(...fresh);
    onPage?.(fresh.length);
    after = nextPage(response) ?? lastIdOf(items);
    // A page that was there before would be followed without end.
    if (after === undefined || fresh.length === 0) break;
  }
  return events.slice(0, limit).sort((a, b) => numberOf(a) - numberOf(b));
}

/** Where the list goes on after a full page, if no header says so. */
function lastIdOf(items: readonly JsonObject[]): string | undefined {
  const last = items.at(-1)?.['id'];
  return items.length < PAGE_SIZE || last === undefined || last === null ? undefined : String(last);
}

function numberOf({ id }: JsonObject): number {
  return typeof id === 'number' ? id : 0;
}

async function getPage(page: URL, token: string): Promise<HttpText> {
  for (let tries = 1; ; tries += 1) {
    const response = await get(page, token);
    if (!BUSY.has(response.status) || tries === MOST_TRIES) return response;
    await pause(waitMs(response, tries));
  }
}

async function get(page: URL, token: string): Promise<HttpText> {
  const headers = {
    Authorization: `Bearer ${token}`,
    Accept: 'application/json',
    'User-Agent': `cf-webhook-sim/${packageVersion()}`,
  };
  try {
    return await httpRequest(page, { timeoutMs: TIMEOUT_MS, headers });
  } catch (cause) {
    throw failed(page, whyNot(cause), 'Check the address and your network.', cause);
  }
}

function whyNot(cause: unknown): string {
  if (cause instanceof Error && cause.name === 'TimeoutError')
    return describeOutcome({ kind: 'timeout', afterMs: TIMEOUT_MS, phase: 'response' });
  return describeOutcome({
    kind: 'connection-error',
    errorCode: classifyConnectionError(cause),
    message: cause instanceof Error ? cause.message : '',
  });
}

function eventsOf({ status, text }: HttpText, page: URL): JsonObject[] {
  if (status !== 200) {
    const cure =
      status === 401 || status === 403
        ? `Set ${API_TOKEN_VARIABLE} to a token that may read this workspace.`
        : 'Check the ID of the workspace in the address.';
    throw failed(page, `it responded ${status}${errorText(text)}`, cure);
  }
  const parsed = parseJsonAsWritten(text);
  const items: readonly unknown[] = parsed.ok && Array.isArray(parsed.value) ? parsed.value : [null];
  const events = items.filter((item): item is JsonObject => isJsonObject(item) && isApiEvent(item));
  if (events.length === items.length) return events;
  throw failed(page, 'its response is not a list of events', 'Check that the address is that of the API.');
}

/** Where the list goes on, as a header says while there is more (observed in Bullet Train's code). */
function nextPage({ headers }: HttpText): string | undefined {
  const next = [headers['pagination-next']].flat()[0];
  if (next !== undefined && next !== '') return next;
  const [, link] = /<([^>]+)>\s*;\s*rel="?next"?/.exec([headers['link']].flat()[0] ?? '') ?? [];
  if (link === undefined || !URL.canParse(link, 'http://localhost')) return undefined;
  return new URL(link, 'http://localhost').searchParams.get('after') ?? undefined;
}

function waitMs({ headers }: HttpText, tries: number): number {
  const seconds = Number(headers['retry-after'] ?? 2 ** tries);
  return Math.min(Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : 1_000, LONGEST_WAIT_MS);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    afterRealMs(ms, resolve);
  });
}

function errorText(text: string): string {
  const parsed = parseJsonAsWritten(text);
  const error = parsed.ok && isJsonObject(parsed.value) ? parsed.value['error'] : undefined;
  return typeof error === 'string' ? `: ${printable(error).slice(0, 200)}` : '';
}

function failed(page: URL, why: string, cure: string, cause?: unknown): SimulatorError {
  return new SimulatorError({
    code: 'api-unreadable',
    problem: `Events cannot be read from ${page.origin}${page.pathname}: ${why}.`,
    cure,
    ...(cause === undefined ? {} : { cause }),
  });
}
