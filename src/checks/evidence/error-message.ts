import { isJsonObject } from '../../internal/json.ts';
import { pageText } from './page-text.ts';

/** A message is cut to as many characters. */
const LONGEST = 240;
/** A line that begins with the name of an exception, as traces and error pages have it. */
const EXCEPTION = /^(?:[\w$]+(?:::|\.|\\))*[A-Z]\w*(?:Error|Exception|Invalid|NotFound|Fault)\b/;
/** A line that names one anywhere. */
const TROUBLE = /\w(?:Error|Exception)\b|\bpanic:|SQLSTATE|\bundefined (?:method|function|variable)\b/;
/** A page that says no more than its status. */
const STATUS = /^(?:\d{3} )?(?:internal server error|bad request|unauthorized|forbidden|not found)$/i;
/** Where JSON bodies say what is wrong, the most telling name first. */
const MEMBERS = ['message', 'detail', 'error', 'title', 'exception', 'reason', 'errors'];

/**
 * What an error page, a trace or an error body says, in one line: the exception rather than the frames around it.
 *
 * @returns Undefined for a body that says nothing.
 */
export function errorMessage(body: string): string | undefined {
  const lines = linesOf(messageOfJson(body) ?? pageText(body) ?? body);
  const said = lines.find((text) => EXCEPTION.test(text)) ?? lines.find((text) => TROUBLE.test(text));
  const line = said ?? (lines.some((text) => STATUS.test(text)) ? undefined : lines[0]);
  if (line === undefined) return undefined;
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line;
}

function messageOfJson(body: string): string | undefined {
  if (!/^\s*\{/.test(body)) return undefined;
  try {
    const parsed: unknown = JSON.parse(body);
    if (!isJsonObject(parsed)) return undefined;
    const said = MEMBERS.map((name) => parsed[name]).find((value) => typeof value === 'string');
    return typeof said === 'string' ? said : undefined;
  } catch {
    return undefined;
  }
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}
