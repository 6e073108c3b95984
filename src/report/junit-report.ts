import type { SecretValues } from '../internal/mask.ts';
import { printable } from '../internal/printable.ts';
import type { CaseDocument } from './case-document.ts';
import { caseDurationMs, type ReportCase, runDocument } from './report-cases.ts';
import type { Reporter, ReporterContext } from './reporter.ts';
import { type XmlElement, xmlDocument } from './xml.ts';

/**
 * Writes JUnit XML as Jenkins, GitLab and others read it: a suite for each event type and one for the expectations, a
 * test case for each delivery. An exhausted delivery is one failure, one that never reached the receiver an error.
 *
 * @see https://github.com/jenkinsci/xunit-plugin for the strictest schema, junit-10.xsd
 */
export function createJunitReporter({ write, secret }: ReporterContext): Reporter {
  return {
    needsDeliveries: true,
    record: () => undefined,
    end: (report) => write(junitXml(runDocument(report, secret), secret)),
  };
}

/** JUnit XML of cases of any kind, a suite for each of their suites. */
export function junitXml(document: CaseDocument, secret: SecretValues): string {
  return xmlDocument(testSuites(document, secret));
}

function testSuites(document: CaseDocument, secret: SecretValues): XmlElement {
  const { cases } = document;
  const suites = new Map<string, ReportCase[]>();
  for (const one of cases) {
    const suite = suites.get(one.suite);
    if (suite === undefined) suites.set(one.suite, [one]);
    else suite.push(one);
  }
  const properties = suiteProperties(document, secret);
  const runStart = earliestStart(cases);
  return {
    name: 'testsuites',
    attributes: { name: 'cf-webhook-sim', ...counts(cases) },
    content: [...suites].map(([name, members]) => testSuite(name, members, properties, runStart)),
  };
}

function testSuite(
  name: string,
  cases: readonly ReportCase[],
  properties: XmlElement,
  runStart: string | undefined,
): XmlElement {
  const startedAt = earliestStart(cases) ?? runStart;
  return {
    name: 'testsuite',
    attributes: {
      name,
      ...counts(cases),
      skipped: cases.filter(({ status }) => status === 'skipped').length,
      // The schema allows neither fractions nor a zone; the time is UTC.
      ...(startedAt === undefined ? {} : { timestamp: startedAt.slice(0, 19) }),
    },
    content: [properties, ...cases.map(testCase)],
  };
}

function testCase(one: ReportCase): XmlElement {
  return {
    name: 'testcase',
    attributes: {
      name: one.name,
      classname: `cf-webhook-sim.${one.suite}`,
      time: seconds(caseDurationMs(one)),
    },
    content: outcome(one),
  };
}

/** The one place in a test case that holds its text: what went wrong, or what was written. */
function outcome({ status, kind, message, details }: ReportCase): XmlElement[] {
  const why = { message: message ?? '' };
  const attributes = { ...why, type: kind };
  const content = details.filter((line) => line !== message).join('\n');
  switch (status) {
    // JUnit has no warnings; the details report them.
    case 'passed':
    case 'warned':
      return [{ name: 'system-out', content: details.join('\n') }];
    case 'skipped':
      return [{ name: 'skipped', attributes: why, content }];
    case 'unreachable':
      return [{ name: 'error', attributes, content }];
    case 'failed':
    case 'incomplete':
      return [{ name: 'failure', attributes, content }];
    default:
      return status satisfies never;
  }
}

function suiteProperties(
  { seed, reproduce, endpoint, verdict }: CaseDocument,
  secret: SecretValues,
): XmlElement {
  const facts = { seed, reproduce, endpoint, verdict };
  return {
    name: 'properties',
    content: Object.entries(facts).map(([name, value]) => ({
      name: 'property',
      attributes: { name, value: printable(value, secret) },
    })),
  };
}

/** What both kinds of suites count. Skipped cases are none of it: Jenkins' schema knows them in a suite only. */
function counts(cases: readonly ReportCase[]): Record<string, string | number> {
  return {
    tests: cases.length,
    failures: cases.filter(({ status }) => status === 'failed' || status === 'incomplete').length,
    errors: cases.filter(({ status }) => status === 'unreachable').length,
    time: seconds(cases.reduce((sum, one) => sum + caseDurationMs(one), 0)),
  };
}

function earliestStart(cases: readonly ReportCase[]): string | undefined {
  return cases.flatMap(({ tries }) => tries.map(({ startedAt }) => startedAt)).sort()[0];
}

function seconds(durationMs: number): string {
  return (durationMs / 1_000).toFixed(3);
}
