import type { Probe } from '../checks/engine/probe.ts';
import {
  CONNECTION_ERRORS,
  classifyConnectionError,
  connectionErrorMessage,
} from '../delivery/connection-error.ts';
import { SimulatorError } from '../errors/simulator-error.ts';
import { isError } from '../internal/is-error.ts';
import { maskUrls } from '../internal/mask.ts';
import { httpRequest } from '../transport/http/http-request.ts';
import { parseTarget, shownUrl } from '../wire/target.ts';
import { parseState } from './parse-state.ts';
import { fillIn, probeFacts, refuseUnknownPlaceholders } from './placeholders.ts';

/** How a state is read over HTTP. */
export interface UrlProbeOptions {
  /** Hosts beyond this machine that may be asked. */
  readonly allowRemote: readonly string[];
  /** Real milliseconds that a response may take. */
  readonly timeoutMs: number;
}

/** Stands for a value while the URL is checked. */
const ANY_FACTS = { subject_id: '1', event_id: '1', event_type: '1' } as const;
/** The receiver knows no such subject. */
const NOTHING_THERE: ReadonlySet<number> = new Set([204, 404]);

/**
 * A probe that reads the state with GET from a URL with placeholders: `{subject_id}`, `{event_id}`, `{event_type}`.
 * 404 and 204 stand for nothing.
 *
 * @throws SimulatorError `invalid-url`, `invalid-option` or `remote-target-refused`
 */
export function createUrlProbe(template: string, { allowRemote, timeoutMs }: UrlProbeOptions): Probe {
  refuseUnknownPlaceholders('--probe-url', template);
  const shown = `GET ${shownUrl(parseTarget(fillIn(template, ANY_FACTS, encodeURIComponent), allowRemote))}`;
  return {
    describe: `GET ${maskUrls(template)}`,
    readState: async (about) => {
      const url = parseTarget(fillIn(template, probeFacts(about), encodeURIComponent), allowRemote);
      const { status, text } = await get(url, timeoutMs, shown);
      if (NOTHING_THERE.has(status)) return null;
      if (status === 200) return parseState(text, `GET ${shownUrl(url)}`);
      throw new SimulatorError({
        code: 'probe-failed',
        problem: `The probe GET ${shownUrl(url)} returned ${status}, expected 200.`,
        cure:
          status >= 300 && status < 400
            ? 'Redirects are not followed; use the final URL.'
            : 'Open the URL with curl to see why; 404 means "no such subject".',
      });
    },
  };
}

async function get(
  url: URL,
  timeoutMs: number,
  shown: string,
): Promise<{ readonly status: number; readonly text: string }> {
  const { username, password } = url;
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  try {
    return await httpRequest(bare, {
      timeoutMs,
      headers: {
        Accept: 'application/json',
        ...(username === ''
          ? {}
          : {
              Authorization: `Basic ${btoa(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)}`,
            }),
      },
    });
  } catch (cause) {
    throw new SimulatorError({
      code: 'probe-failed',
      problem: `The probe ${shown} could not be read: ${whyFailed(cause, timeoutMs)}.`,
      cure: 'Check that the receiver is up and has this route.',
      cause,
    });
  }
}

function whyFailed(error: unknown, timeoutMs: number): string {
  if (isError(error) && error.name === 'TimeoutError') return `no response within ${timeoutMs} ms`;
  const code = classifyConnectionError(error);
  return code === 'other' ? connectionErrorMessage(error) : CONNECTION_ERRORS[code].what;
}
