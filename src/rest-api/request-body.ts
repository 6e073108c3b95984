import type { IncomingMessage } from 'node:http';
import express, { type RequestHandler } from 'express';
import { isError } from '../internal/is-error.ts';
import { MOST_LEVELS, nestingDepth } from '../source/nesting-depth.ts';
import { parseJsonAsWritten } from '../source/parse-json.ts';
import { Refusal } from './refusal.ts';
import { closeAfterResponse, isDeclaredTooLarge, LARGEST_BODY } from './unread-body.ts';

const JSON_TYPE = /^(application|text)\/([\w.-]+\+)?(x-)?json\b/i;

/** Reads bodies of JSON, also where nothing says that it is JSON. */
export function jsonBodies(): RequestHandler {
  return withinLimit(express.json({ limit: LARGEST_BODY, type: isJson }));
}

/** The same, numbers as they are written: what arrives is sent on. */
export function jsonBodiesAsWritten(): RequestHandler {
  const texts = new WeakMap<IncomingMessage, string>();
  const readPlain = withinLimit(
    express.json({
      limit: LARGEST_BODY,
      type: isJson,
      verify: (request, _response, bytes, encoding) => {
        if (encoding.toLowerCase() === 'utf-8') texts.set(request, new TextDecoder().decode(bytes));
      },
    }),
  );
  return (request, response, next) =>
    readPlain(request, response, (error?: unknown) => {
      const text = texts.get(request);
      if (error !== undefined || text === undefined) return next(error);
      if (nestingDepth(text) > MOST_LEVELS) {
        return next(new Refusal(400, `The body is nested more than ${MOST_LEVELS} levels deep.`));
      }
      const parsed = parseJsonAsWritten(text);
      if (parsed.ok) request.body = parsed.value;
      return next();
    });
}

/** Reads the bodies of HTML forms, with names such as `endpoint[page_ids][]`. */
export function formBodies(): RequestHandler {
  return withinLimit(express.urlencoded({ limit: LARGEST_BODY, extended: true, parameterLimit: 1_000 }));
}

/**
 * What to respond when a request could not be read.
 *
 * @param malformed What is said of a body that is not JSON.
 * @returns `undefined` for an error that is not the sender's.
 */
export function unreadableRequest(error: unknown, malformed: string): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (!(isError(error) && 'status' in error && typeof error.status === 'number')) return undefined;
  if (error.status === 413) return tooLarge();
  if ('type' in error && error.type === 'entity.parse.failed') return new Refusal(400, malformed);
  return error.status < 500
    ? new Refusal(error.status, `The request cannot be read: ${error.message}.`)
    : undefined;
}

/**
 * Refuses a body as soon as it is known to be larger than the limit: before it comes where its length says so. The readers
 * themselves respond only when all of it has come.
 */
function withinLimit(read: RequestHandler): RequestHandler {
  return (request, response, next) => {
    let isRefused = false;
    const refuse = () => {
      isRefused = true;
      closeAfterResponse(request, response);
      next(tooLarge());
    };
    if (isDeclaredTooLarge(request)) return refuse();
    read(request, response, (error?: unknown) => {
      if (!isRefused) next(error);
    });
    // Where the reader is not reading, a listener would only make the body flow away.
    if (request.listenerCount('data') === 0) return;
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > LARGEST_BODY && !isRefused) refuse();
    });
  };
}

function tooLarge(): Refusal {
  return new Refusal(413, `The body is larger than ${LARGEST_BODY} bytes.`);
}

function isJson({ headers }: IncomingMessage): boolean {
  const type = headers['content-type'];
  return type === undefined || JSON_TYPE.test(type);
}
