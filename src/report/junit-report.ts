import type { SecretValues } from '../internal/mask.ts';
import { printable } from '../internal/printable.ts';
import { caseDurationMs, type ReportCase } from './report-cases.ts';
import type { ReportDocument } from './report-document.ts';
import type { Reporter, ReporterContext } from './reporter.ts';
import { writePieces } from './written-pieces.ts';
import { type XmlElement, xmlPieces } from './xml.ts';

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
    end: (document) => writePieces(xmlPieces(testSuites(document, secret)), write),
  };
}

/** What stands in the head of a suite, added up before its cases are written. */
interface SuiteSums {
  tests: number;
  failures: number;
  errors: number;
  skipped: number;
  durationMs: number;
  /** `undefined` where nothing was tried. */
  startedAt: string | undefined;
}

/** A suite: its sums, and where its cases stand among all. */
interface Suite extends SuiteSums {
  readonly places: number[];
}

function testSuites(document: ReportDocument, secret: SecretValues): XmlElement {
  const { cases } = document;
  const suites = new Map<string, Suite>();
  const all = noCases();
  let place = 0;
  for (const one of cases) {
    const suite = suites.get(one.suite) ?? { ...noCases(), places: [] };
    suites.set(one.suite, suite);
    suite.places.push(place);
    add(suite, one);
    add(all, one);
    place += 1;
  }
  const properties = suiteProperties(document, secret);
  return {
    name: 'testsuites',
    attributes: { name: 'cf-webhook-sim', ...counts(all) },
    content: [...suites].map(([name, suite]) =>
      testSuite(name, suite, all.startedAt, suiteContent(properties, suite, cases)),
    ),
  };
}

function testSuite(
  name: string,
  suite: Suite,
  runStart: string | undefined,
  content: Iterable<XmlElement>,
): XmlElement {
  const startedAt = suite.startedAt ?? runStart;
  return {
    name: 'testsuite',
    attributes: {
      name,
      ...counts(suite),
      skipped: suite.skipped,
      // The schema allows neither fractions nor a zone; the time is UTC.
      ...(startedAt === undefined ? {} : { timestamp: startedAt.slice(0, 19) }),
    },
    content,
  };
}

function* suiteContent(
  properties: XmlElement,
  { places }: Suite,
  cases: ReportDocument['cases'],
): Generator<XmlElement> {
  yield properties;
  for (const place of places) {
    const one = cases.at(place);
    if (one !== undefined) yield testCase(one);
  }
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
  { seed, reproduce, endpoint, verdict }: ReportDocument,
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
function counts({ tests, failures, errors, durationMs }: SuiteSums): Record<string, string | number> {
  return { tests, failures, errors, time: seconds(durationMs) };
}

function noCases(): SuiteSums {
  return { tests: 0, failures: 0, errors: 0, skipped: 0, durationMs: 0, startedAt: undefined };
}

function add(sums: SuiteSums, one: ReportCase): void {
  const { status, tries } = one;
  sums.tests += 1;
  if (status === 'failed' || status === 'incomplete') sums.failures += 1;
  if (status === 'unreachable') sums.errors += 1;
  if (status === 'skipped') sums.skipped += 1;
  sums.durationMs += caseDurationMs(one);
  for (const { startedAt } of tries) {
    if (sums.startedAt === undefined || startedAt < sums.startedAt) sums.startedAt = startedAt;
  }
}

function seconds(durationMs: number): string {
  return (durationMs / 1_000).toFixed(3);
}
