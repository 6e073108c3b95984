import {
  type CheckReport,
  type CheckResult,
  type ExchangeReport,
  isConsequence,
} from '../../checks/engine/check-report.ts';
import { notEvaluatedByNeed, notEvaluatedInWords } from '../../checks/text/evaluation.ts';
import { describeOutcome } from '../../delivery/outcome.ts';
import { shortText } from './short-text.ts';
import type { ToolResult } from './tool.ts';

/** What is to be fixed, the gravest first. */
const TO_FIX = ['incomplete', 'fail', 'warn'];
const MOST_EXCHANGES = 2;
const MOST_DETAILS = 12;

/** A report of checks as an agent works with it: one finding in full, the ids of the others, and what to do next. */
export function nextFinding(report: CheckReport): ToolResult {
  const { checks, summary, verdict, stack } = report;
  const findings = checks
    .filter((result) => TO_FIX.includes(result.verdict) && !isConsequence(result))
    .filter(({ verdict: ending, evidence }) => ending !== 'incomplete' || evidence.length > 0)
    .sort((a, b) => TO_FIX.indexOf(a.verdict) - TO_FIX.indexOf(b.verdict));
  const [first] = findings;
  const { pass, fail, warn, notEvaluated, incomplete } = summary;
  return {
    verdict,
    counts: { passed: pass, failed: fail, warnings: warn, notEvaluated, incomplete },
    ...(stack === null ? {} : { stack }),
    finding: first === undefined ? null : shownFinding(first, checks),
    otherFindings: findings.slice(1).map(({ id }) => id),
    notEvaluated: notEvaluatedByNeed(report).map((group) => asConfigured(notEvaluatedInWords(group))),
    next: nextStep(report, first),
  };
}

function shownFinding(result: CheckResult, all: readonly CheckResult[]) {
  const { id, level, promise, observed, explanation, fix, docs, details, evidence } = result;
  const message = evidence.find(({ response }) => response?.message)?.response?.message;
  const sameCause = all.filter(({ cause }) => cause === id).map((other) => other.id);
  return {
    ...{ id, level: level.toUpperCase(), requirement: promise, observed: shortText(observed) },
    ...(message ? { receiverSays: shortText(message) } : {}),
    why: explanation,
    ...{ fix, docs },
    ...(details.length === 0 ? {} : { details: details.slice(0, MOST_DETAILS) }),
    ...(sameCause.length === 0 ? {} : { sameCause }),
    requests: evidence.slice(0, MOST_EXCHANGES).map(shownExchange),
  };
}

function shownExchange({ about, request, outcome, response }: ExchangeReport) {
  const body = response?.bodyExcerpt ?? '';
  return {
    sent: about,
    ...{ method: request.method, bytes: request.bodyBytes, result: describeOutcome(outcome) },
    ...(body === '' ? {} : { response: shortText(body) }),
  };
}

function nextStep({ verdict, summary }: CheckReport, finding: CheckResult | undefined): string {
  if (!summary.reachedReceiver) {
    return 'Nothing responded there. Start the receiver, or pass the right "to", and call check_receiver again.';
  }
  if (finding === undefined) {
    return verdict === 'passed'
      ? 'Every check that could be evaluated passed. notEvaluated names the keys of cf-webhook-sim.config.yaml that the others need.'
      : 'No finding, but the run is incomplete: call check_receiver again.';
  }
  if (finding.verdict === 'warn') {
    return `Every MUST is kept. To go on: fix this SHOULD, or leave it out with exclude ["${finding.id}"].`;
  }
  return 'Fix this one in the code of the receiver, then call check_receiver again for the next.';
}

/** The words of the command line as keys of a configuration file. */
function asConfigured(text: string): string {
  return text
    .replace('-- COMMAND', 'receiver')
    .replaceAll(/--([a-z-]+)/g, (_, flag: string) =>
      flag.replaceAll(/-(.)/g, (__, letter: string) => letter.toUpperCase()),
    );
}
