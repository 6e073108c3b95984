import { usageError } from '../errors/usage-error.ts';
import { parseDuration } from '../internal/duration.ts';

/** What goes wrong on purpose with a request to ClickFunnels' API. Durations are real milliseconds. */
export type ApiFaultKind =
  /** 429, with a `Retry-After` where a time is given. */
  | { readonly kind: '429'; readonly retryAfterMs?: number }
  /** 503, with a `Retry-After` where a time is given. */
  | { readonly kind: '503'; readonly retryAfterMs?: number }
  /** The request is processed later. */
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** The connection is cut, and nothing is done. */
  | { readonly kind: 'drop' }
  /** The request is processed, and the connection is cut instead of a response. */
  | { readonly kind: 'lose-response' }
  /** 401, as for a token that counts no longer. */
  | { readonly kind: 'expired-token' };

/** A fault, and which requests it strikes. */
export type ApiFault = ApiFaultKind & {
  /** @default every method */
  readonly method?: string;
  /** A path below `/api/v2`; `*` stands for any characters. @default every path */
  readonly path?: string;
  /** How many requests it strikes. @default all of them */
  readonly times?: number;
};

/** For messages: what a fault looks like. */
export const API_FAULT_EXAMPLES = ['429', '429:30s*3 on POST /workspaces/*', 'drop on /contacts*'] as const;

const FAULT =
  /^(?<kind>429|503|slow|drop|lose-response|expired-token)(?::(?<duration>[^*\s]+))?(?:\*(?<times>[1-9]\d{0,6}))?(?:\s+on\s+(?:(?<method>[a-z]+)\s*)?(?<path>\/\S*)?)?$/i;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Reads `429:30s*3 on POST /contacts`; `undefined` for what is no fault. */
export function parseApiFault(text: string): ApiFault | undefined {
  const groups = FAULT.exec(text.trim())?.groups;
  if (groups === undefined) return undefined;
  const { duration, times, path } = groups;
  const method = groups['method']?.toUpperCase();
  if (method !== undefined && !METHODS.includes(method)) return undefined;
  const ms = duration === undefined ? undefined : parseDuration(duration);
  if (duration !== undefined && ms === undefined) return undefined;
  const kind = kindOf(groups['kind']?.toLowerCase() ?? '', ms);
  if (kind === undefined) return undefined;
  return {
    ...kind,
    ...(method === undefined ? {} : { method }),
    ...(path === undefined ? {} : { path: path.replace(/^\/api\/v2(?=\/)/, '') }),
    ...(times === undefined ? {} : { times: Number(times) }),
  };
}

/** @throws SimulatorError `invalid-option` for what is no fault. */
export function requireApiFault(text: string): ApiFault {
  const fault = parseApiFault(text);
  if (fault !== undefined) return fault;
  const examples = API_FAULT_EXAMPLES.map((example) => `"${example}"`).join(', ');
  throw usageError(`"${text.slice(0, 100)}" is not a fault of the API.`, `Examples: ${examples}.`);
}

/** A fault as it is written. */
export function apiFaultText(fault: ApiFault): string {
  const { kind, method, path, times } = fault;
  const ms =
    kind === 'slow' ? fault.delayMs : kind === '429' || kind === '503' ? fault.retryAfterMs : undefined;
  const about = [method, path].filter((part) => part !== undefined).join(' ');
  return (
    kind +
    (ms === undefined ? '' : `:${ms % 1_000 === 0 ? `${ms / 1_000}s` : `${ms}ms`}`) +
    (times === undefined ? '' : `*${times}`) +
    (about === '' ? '' : ` on ${about}`)
  );
}

/** Whether a fault strikes requests of a method to a path below `/api/v2`. */
export function strikes({ method, path }: ApiFault, request: { method: string; path: string }): boolean {
  if (method !== undefined && method !== request.method) return false;
  if (path === undefined) return true;
  const pattern = path
    .split('*')
    .map((part) => part.replaceAll(/[\\^$.+?()|[\]{}]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${pattern}/?$`).test(request.path);
}

function kindOf(kind: string, ms: number | undefined): ApiFaultKind | undefined {
  switch (kind) {
    case '429':
    case '503':
      return ms === undefined ? { kind } : { kind, retryAfterMs: ms };
    case 'slow':
      return ms === undefined ? undefined : { kind, delayMs: ms };
    case 'drop':
    case 'lose-response':
    case 'expired-token':
      return ms === undefined ? { kind } : undefined;
    default:
      return undefined;
  }
}
