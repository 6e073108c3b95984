import { describeOutcome, explainFailure } from '../../../delivery/outcome.ts';
import type { AttemptResult, HttpResponse } from '../../../delivery/sender.ts';
import type { FixTopic } from '../../../stacks/stack.ts';

/** The probable cause of a refusal, and what to do about it, as sentences. */
export interface RefusalCause {
  readonly why: string;
  readonly fix: string;
  /** What the fix is about, where languages differ in it. */
  readonly topic?: FixTopic;
}

const LOGIN_PATH = /log[-_]?in|sign[-_]?in|auth|session/i;
const CSRF_WORDS = /csrf|authenticity[ _]token|page expired|xsrf/i;
const SIGNATURE_WORDS = /signature|hmac|unauthori[sz]ed|invalid secret|timestamp/i;

/** Says why a receiver probably did not take a valid delivery. */
export function explainRefusal({ outcome, response }: AttemptResult): RefusalCause {
  if (outcome.kind !== 'response' || response === null) {
    const failure = explainFailure(outcome);
    return { why: failure?.why ?? `${describeOutcome(outcome)}.`, fix: failure?.cure ?? '' };
  }
  const { statusCode } = outcome;
  if (statusCode >= 300 && statusCode < 400) return explainRedirect(statusCode, response);
  return explainStatus(statusCode, response) ?? fallback(outcome);
}

function explainRedirect(statusCode: number, response: HttpResponse): RefusalCause {
  const location = headerOf(response, 'location') ?? 'an unknown URL';
  if (LOGIN_PATH.test(location)) {
    return {
      why: `It redirects to a login page (${statusCode} to ${location}): the route is behind authentication.`,
      fix: 'Exempt the webhook route from login; its signature authenticates it.',
    };
  }
  return {
    why: `It redirects (${statusCode} to ${location}), and ClickFunnels does not follow redirects.`,
    fix: `Register the final URL instead: check ${location}`,
  };
}

function explainStatus(statusCode: number, response: HttpResponse): RefusalCause | undefined {
  const text = Buffer.from(response.body).toString('utf8');
  const isPage = /html/i.test(headerOf(response, 'content-type') ?? '') || /<!doctype html|<html/i.test(text);
  if (statusCode === 419 || CSRF_WORDS.test(text) || (isPage && [403, 422].includes(statusCode))) {
    return {
      why: `${statusCode}${isPage ? ' with a web page' : ''}: CSRF protection rejects requests that do not come from a form.`,
      fix: 'Exempt the webhook route from CSRF protection; its signature authenticates it.',
      topic: 'csrf',
    };
  }
  if (statusCode === 404 || statusCode === 410) {
    return {
      why: `${statusCode}: there is probably no route at this path.`,
      fix: 'Check the path of the URL, including the trailing slash, and that the route accepts POST.',
    };
  }
  if (statusCode === 405) {
    return {
      why: '405: the path exists and does not accept POST.',
      fix: 'Make the route accept POST, or check the path.',
    };
  }
  if (statusCode === 401 || statusCode === 403 || (statusCode < 500 && SIGNATURE_WORDS.test(text))) {
    return {
      why: `${statusCode}: probably a different secret, or a signature computed over something other than the raw body.`,
      fix: 'Compare --secret with the receiver\'s secret, and verify timestamp + "." + raw body before any parser (cf-webhook-sim help signatures).',
      topic: 'raw-body',
    };
  }
  return undefined;
}

function fallback(outcome: AttemptResult['outcome']): RefusalCause {
  const failure = explainFailure(outcome);
  return { why: failure?.why ?? describeOutcome(outcome), fix: failure?.cure ?? '' };
}

function headerOf({ headers }: HttpResponse, name: string): string | undefined {
  return headers.find(([own]) => own.toLowerCase() === name)?.[1];
}
