import { createServer, type RequestListener } from 'node:http';
import { createSimulator } from '../../../src/compose/create-simulator.ts';
import { createReporter, type ReporterName } from '../../../src/report/registry.ts';
import { runDocument } from '../../../src/report/run-document.ts';
import type { RunReport } from '../../../src/report/run-report.ts';

/** A secret that must not show up anywhere. */
export const SECRET = 'a-secret-that-nobody-may-see';

/** Everything that a reporter writes about a report made by hand. */
export async function written(name: ReporterName, report: RunReport, secret = SECRET): Promise<string> {
  const texts: string[] = [];
  const reporter = await createReporter(name, { write: (text) => texts.push(text), secret });
  reporter.end(runDocument(report, { secret }));
  return texts.join('');
}

/** A run against a server of the test's own, on the virtual clock, and what a reporter wrote about it. */
export async function writtenAboutRun(
  name: ReporterName,
  listener: RequestListener,
  options: { readonly eventTypes?: readonly string[]; readonly attempts?: number } = {},
): Promise<{ readonly text: string; readonly report: RunReport }> {
  const { eventTypes = ['order.created'], attempts = 2 } = options;
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const simulator = createSimulator({ to: port, secret: SECRET, clock: 'virtual', seed: 7, attempts });
  try {
    const texts: string[] = [];
    const reporter = await createReporter(name, { write: (text) => texts.push(text), secret: SECRET });
    simulator.subscribe((event) => reporter.record(event));
    const report = await simulator.sendAll(eventTypes.map((eventType) => ({ eventType })));
    reporter.end(runDocument(report, { secret: SECRET }));
    return { text: texts.join(''), report };
  } finally {
    await simulator.close();
    server.closeAllConnections();
    server.close();
  }
}

/** A receiver that responds 500 with everything that could break out of a report. */
export const hostileReceiver: RequestListener = (request, response) => {
  request.resume();
  request.on('end', () => {
    response.writeHead(500, { 'X-Echo': `${SECRET} </script>` });
    response.end(HOSTILE_TEXT);
  });
};

/** Terminal codes, ends of sections of several formats, and the secret. */
export const HOSTILE_TEXT = [
  `${SECRET} \u001b[31mred\u0000\u202e`,
  ']]></system-out></testsuites>',
  '</script><script>alert(1)</script><img src=x onerror=alert(1)>',
  '::error::posing as a command',
  '``` | </details> "quoted" & \uffff',
].join('\n');
