import { classifyConnectionError } from '../../delivery/connection-error.ts';
import { SIMULATOR_ERROR_CODES, SimulatorError } from '../../errors/simulator-error.ts';
import { usageError } from '../../errors/usage-error.ts';
import { isJsonObject, type JsonValue } from '../../internal/json.ts';
import { jsonText } from '../../internal/json-text.ts';
import { printable } from '../../internal/printable.ts';
import { DEFAULT_WORKSPACE_PORT } from '../../options/definitions/workspace.ts';
import { httpRequest } from '../../transport/http/http-request.ts';
import { parseTarget } from '../../wire/target.ts';
import { readPageToken } from './page-tokens.ts';

/** How long a call may take: a workspace may have many deliveries to look through. In real milliseconds. */
const LONGEST_CALL_MS = 300_000;

/** Asks a workspace that another process serves. */
export interface WorkspaceClient {
  /** Its address, without a slash at the end. */
  readonly url: string;
  get<T>(path: string): Promise<T>;
  /** Numbers of the body are sent as they are written. */
  post<T>(path: string, body?: JsonValue): Promise<T>;
  delete(path: string): Promise<void>;
}

/**
 * Makes a {@link WorkspaceClient}. Only workspaces on this machine are asked: tokens and secrets stay on it.
 *
 * @throws SimulatorError `invalid-url` or `remote-target-refused`; its calls throw what the workspace complains of, or
 * `workspace-unreachable`.
 */
export function createWorkspaceClient({
  workspace = `http://127.0.0.1:${DEFAULT_WORKSPACE_PORT}`,
  token,
}: {
  readonly workspace?: string | undefined;
  readonly token?: string | undefined;
}): WorkspaceClient {
  const url = parseTarget(workspace, []).origin;
  const shown = token ?? readPageToken(url);
  const ask = async <T>(method: string, path: string, body?: JsonValue): Promise<T> => {
    const { status, text } = await httpRequest(new URL(`${url}/_sim${path}`), {
      method,
      timeoutMs: LONGEST_CALL_MS,
      headers: {
        ...(shown === undefined ? {} : { Authorization: `Bearer ${shown}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: jsonText(body) }),
    }).catch((cause: unknown) => {
      throw classifyConnectionError(cause) === 'tls-untrusted'
        ? untrusted(url, cause)
        : unreachable(url, 'nothing responds there', cause);
    });
    const content = status === 204 ? {} : parsed(text);
    if (status >= 200 && status < 300 && isJsonObject(content)) return content as T;
    throw complaint(url, status, content);
  };
  return {
    url,
    get: (path) => ask('GET', path),
    post: (path, body) => ask('POST', path, body),
    delete: async (path) => {
      await ask('DELETE', path);
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function complaint(url: string, status: number, content: unknown): SimulatorError {
  if (!isJsonObject(content) || typeof content['detail'] !== 'string') {
    return unreachable(url, `it is not a workspace (status ${status})`, undefined);
  }
  if (status === 401 || status === 429) {
    return usageError(
      `The workspace at ${url} rejected the request: ${printable(content['detail'])}`,
      'Pass the token of "serve": --token TEXT.',
    );
  }
  const code = SIMULATOR_ERROR_CODES.find((known) => known === content['code']) ?? 'invalid-option';
  const { cure } = content;
  return new SimulatorError({
    code,
    problem: printable(content['detail']),
    ...(typeof cure === 'string' ? { cure: printable(cure) } : {}),
  });
}

function untrusted(url: string, cause: unknown): SimulatorError {
  return new SimulatorError({
    code: 'workspace-unreachable',
    problem: `Connecting to the workspace at ${url} failed: its certificate is not trusted.`,
    cure: 'Run eval "$(cf-webhook-sim trust --export)" in this shell, or use its http:// address.',
    cause,
  });
}

function unreachable(url: string, why: string, cause: unknown): SimulatorError {
  return new SimulatorError({
    code: 'workspace-unreachable',
    problem: `Connecting to the workspace at ${url} failed: ${why}.`,
    cure: 'Start it with "cf-webhook-sim serve", or set its address with --workspace URL. See: cf-webhook-sim help workspace',
    cause,
  });
}
