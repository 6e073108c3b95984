import { casesPage } from './html/cases-page.ts';
import { reportPage } from './html/page.ts';
import { createRunRecorder } from './html/run-recorder.ts';
import type { Reporter, ReporterContext } from './reporter.ts';

/**
 * Writes one HTML file that needs nothing else: sums, a timeline, latencies, and a table of attempts with what was sent
 * and responded. It listens for these details itself and keeps a limited number of them.
 */
export function createHtmlReporter({ write, secret }: ReporterContext): Reporter {
  const recorder = createRunRecorder(secret);
  return {
    needsDeliveries: false,
    record: recorder.record,
    end: (document) => {
      const { timeline } = document;
      if (timeline === undefined) write(casesPage(document, secret));
      else write(reportPage(timeline.run, recorder.finish(), secret));
    },
  };
}
