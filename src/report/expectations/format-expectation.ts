import type { JsonValue } from '../../internal/json.ts';
import type { PathStep } from '../../payloads/data-path.ts';
import type { Claim, Expectation } from './expectation.ts';
import { formatStatusRuns } from './status-pattern.ts';

const PLAIN_KEY = /^(?!(?:0|[1-9]\d*)$)[^.[\]"'=!<>~\s]+$/;

/** Writes an expectation in its shortest spelling; `parseExpectation` reads the same from it. */
export function formatExpectation({ scope, claim }: Expectation): string {
  return scope === null ? formatClaim(claim) : `${scope}: ${formatClaim(claim)}`;
}

/** Writes a path into a response's body, e.g. `response.body.items[0].id`. */
export function formatBodyPath(path: readonly PathStep[]): string {
  const steps = path.map((step) => {
    if (typeof step === 'number') return `[${step}]`;
    return PLAIN_KEY.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
  });
  return `response.body${steps.join('')}`;
}

function formatClaim(claim: Claim): string {
  switch (claim.kind) {
    case 'ending':
      return claim.ending;
    case 'attempts':
      return `attempts${claim.operator}${claim.value}`;
    case 'statuses':
      return `statuses=${formatStatusRuns(claim.runs)}`;
    case 'status':
      return `status${claim.operator}${claim.oneOf.join(',')}`;
    case 'response-body':
      return claim.operator === 'contains'
        ? `${formatBodyPath(claim.path)} contains ${formatText(String(claim.value))}`
        : `${formatBodyPath(claim.path)}${claim.operator}${formatValue(claim.value)}`;
    case 'count':
      return `${claim.of}${claim.operator}${claim.value}`;
    case 'latency':
      return `latency.${claim.statistic}${claim.operator}${formatLimit(claim.limitMs)}`;
    default:
      return claim satisfies never;
  }
}

/** Text that could be treated as other JSON, or would lose its spaces, is put in quotes. */
function formatValue(value: JsonValue): string {
  const plain = typeof value === 'string' && /^[a-z]/i.test(value) && value.trim() === value;
  return plain && !['true', 'false', 'null'].includes(value) ? value : JSON.stringify(value);
}

function formatText(text: string): string {
  return text === '' || text.startsWith('"') || text.trim() !== text ? JSON.stringify(text) : text;
}

function formatLimit(limitMs: number): string {
  return limitMs > 0 && limitMs % 1_000 === 0 ? `${limitMs / 1_000}s` : `${limitMs}ms`;
}
