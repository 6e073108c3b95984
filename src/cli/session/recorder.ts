import type { Simulator } from '../../compose/simulator.ts';
import { createRecorder } from '../../recording/recorder.ts';
import { openReportFile } from '../../report/report-file.ts';
import { whenThisProcessEnds } from '../receiver-process/last-resort.ts';
import type { SessionOptions } from './delivery-session.ts';
import { secretOf } from './settings.ts';

/** Writes down what is sent, where that is asked for. */
export function startRecorder(
  simulator: Simulator,
  options: SessionOptions,
): { readonly finish: () => void; readonly discard: () => void } | undefined {
  if (options.record === undefined) return undefined;
  const file = openReportFile(options.record, { takesPlace: 'begun' });
  const callOff = whenThisProcessEnds(file.discard);
  const recorder = createRecorder(file.write, secretOf(options));
  simulator.subscribe(recorder.record);
  return {
    finish: () => {
      recorder.end();
      callOff();
      file.commit();
    },
    discard: () => {
      callOff();
      file.discard();
    },
  };
}
