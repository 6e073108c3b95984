import type { Reporter, ReporterContext } from './reporter.ts';

/** Every reporter, by the name that `--reporter` takes, and loaded when it is asked for. */
const LOADERS = {
  text: async () => (await import('./plain-text-report.ts')).createTextReporter,
  json: async () => (await import('./json-report.ts')).createJsonReporter,
  ndjson: async () => (await import('./ndjson-report.ts')).createNdjsonReporter,
  junit: async () => (await import('./junit-report.ts')).createJunitReporter,
  ctrf: async () => (await import('./ctrf-report.ts')).createCtrfReporter,
  markdown: async () => (await import('./markdown-report.ts')).createMarkdownReporter,
  github: async () => (await import('./github-report.ts')).createGithubReporter,
  html: async () => (await import('./html-report.ts')).createHtmlReporter,
} as const satisfies Readonly<Record<string, () => Promise<(context: ReporterContext) => Reporter>>>;

/** The name of a reporter. */
export type ReporterName = keyof typeof LOADERS;

/** The names of all reporters. */
export const REPORTER_NAMES: readonly ReporterName[] = [
  'text',
  'json',
  'ndjson',
  'junit',
  'ctrf',
  'markdown',
  'github',
  'html',
];

/**
 * Makes a reporter by its name.
 *
 * @example
 * const reporter = await createReporter('junit', { write: (text) => chunks.push(text), secret });
 * simulator.subscribe(reporter.record);
 * reporter.end(await simulator.sendAll(orders, { keepDeliveries: reporter.needsDeliveries }));
 */
export async function createReporter(name: ReporterName, context: ReporterContext): Promise<Reporter> {
  const create = await LOADERS[name]();
  return create(context);
}
