import type { Reporter, ReporterContext } from './reporter.ts';

/** A reporter as `--reporter` knows it. */
export interface ReporterEntry {
  /** Loads what makes it; only what is asked for is loaded. */
  readonly load: () => Promise<(context: ReporterContext) => Reporter>;
  /** What a file of it may be called. */
  readonly exampleFile: string;
  /** Whether it may stand among the text on stdout, so that stdout is not its own. @default false */
  readonly standsAmongText?: true;
}

/** Every reporter there is, by the name that `--reporter` takes. A new one is its file and a line here. */
export const REPORTERS = {
  text: {
    load: async () => (await import('./plain-text-report.ts')).createTextReporter,
    exampleFile: 'report.txt',
    standsAmongText: true,
  },
  json: {
    load: async () => (await import('./json-report.ts')).createJsonReporter,
    exampleFile: 'report.json',
  },
  ndjson: {
    load: async () => (await import('./ndjson-report.ts')).createNdjsonReporter,
    exampleFile: 'run.ndjson',
  },
  junit: {
    load: async () => (await import('./junit-report.ts')).createJunitReporter,
    exampleFile: 'junit.xml',
  },
  ctrf: {
    load: async () => (await import('./ctrf-report.ts')).createCtrfReporter,
    exampleFile: 'ctrf.json',
  },
  markdown: {
    load: async () => (await import('./markdown-report.ts')).createMarkdownReporter,
    exampleFile: 'report.md',
  },
  github: {
    load: async () => (await import('./github-report.ts')).createGithubReporter,
    exampleFile: 'annotations.txt',
    standsAmongText: true,
  },
  html: {
    load: async () => (await import('./html-report.ts')).createHtmlReporter,
    exampleFile: 'report.html',
  },
} as const satisfies Readonly<Record<string, ReporterEntry>>;

/** The name of a reporter. */
export type ReporterName = keyof typeof REPORTERS;

/** The names of all reporters. */
export const REPORTER_NAMES: readonly ReporterName[] = Object.keys(REPORTERS).filter(isReporterName);

/** The entry of a reporter. */
export function reporterEntry(name: ReporterName): ReporterEntry {
  return REPORTERS[name];
}

/**
 * Makes a reporter by its name.
 *
 * @example
 * const reporter = await createReporter('junit', { write: (text) => chunks.push(text), secret });
 * simulator.subscribe(reporter.record);
 * reporter.end(runDocument(await simulator.sendAll(requests), { secret }));
 */
export async function createReporter(name: ReporterName, context: ReporterContext): Promise<Reporter> {
  const create = await reporterEntry(name).load();
  return create(context);
}

function isReporterName(name: string): name is ReporterName {
  return Object.hasOwn(REPORTERS, name);
}
