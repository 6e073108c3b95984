import { printable } from '../internal/printable.ts';
import type { CaseDocument } from './case-document.ts';
import { caseDurationMs, type ReportCase, runDocument } from './report-cases.ts';
import type { Reporter, ReporterContext } from './reporter.ts';
import { type XmlElement, xmlDocument } from './xml.ts';

/**
 * Writes JUnit XML as Jenkins, GitLab and others read it: a suite for each event type and one for the expectations, a
 * test case for each delivery. A delivery that was given up is a failure, one that reached nobody an error.
 */
export function createJunitReporter({ write, secret }: ReporterContext): Reporter {
  return {
    needsDeliveries: true,
    record: () => undefined,
    end: (report) => write(junitXml(runDocument(report, secret), secret)),
  };
}

/** JUnit XML of cases of any kind, a suite for each of their suites. */
export function junitXml(document: CaseDocument, secret: string): string {
  return xmlDocument(testSuites(document, secret));
}

function testSuites(document: CaseDocument, secret: string): XmlElement {
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
      // The schema allows neither fractions nor a zone; the time is UTC.
      ...(startedAt === undefined ? {} : { timestamp: startedAt.slice(0, 19) }),
    },
    content: [properties, ...cases.map(testCase)],
  };
}

function testCase(one: ReportCase): XmlElement {
  const details = one.details.join('\n');
  return {
    name: 'testcase',
    attributes: {
      name: one.name,
      classname: `cf-webhook-sim.${one.suite}`,
      time: seconds(caseDurationMs(one)),
    },
    content: [...verdict(one, details), { name: 'system-out', content: details }],
  };
}

/** What stands in a test case that did not pass; one that was left out on purpose is skipped. */
function verdict({ status, kind, message }: ReportCase, details: string): XmlElement[] {
  const why = { message: message ?? '' };
  const attributes = { ...why, type: kind };
  switch (status) {
    // JUnit knows no warnings; the details tell of them.
    case 'passed':
    case 'warned':
      return [];
    case 'skipped':
      return [{ name: 'skipped', attributes: why }];
    case 'unreachable':
      return [{ name: 'error', attributes, content: details }];
    case 'failed':
    case 'incomplete':
      return [{ name: 'failure', attributes, content: details }];
    default:
      return status satisfies never;
  }
}

function suiteProperties({ seed, reproduce, endpoint, verdict }: CaseDocument, secret: string): XmlElement {
  const facts = { seed, reproduce, endpoint, verdict };
  return {
    name: 'properties',
    content: Object.entries(facts).map(([name, value]) => ({
      name: 'property',
      attributes: { name, value: printable(value, secret) },
    })),
  };
}

function counts(cases: readonly ReportCase[]): Record<string, string | number> {
  return {
    tests: cases.length,
    failures: cases.filter(({ status }) => status === 'failed' || status === 'incomplete').length,
    errors: cases.filter(({ status }) => status === 'unreachable').length,
    skipped: cases.filter(({ status }) => status === 'skipped').length,
    time: seconds(cases.reduce((sum, one) => sum + caseDurationMs(one), 0)),
  };
}

function earliestStart(cases: readonly ReportCase[]): string | undefined {
  return cases.flatMap(({ tries }) => tries.map(({ startedAt }) => startedAt)).sort()[0];
}

function seconds(durationMs: number): string {
  return (durationMs / 1_000).toFixed(3);
}
