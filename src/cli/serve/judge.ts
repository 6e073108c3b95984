import { type WatchedWorkspace, watchWorkspace } from '../../compose/watch-workspace.ts';
import { DOCUMENTED_SCHEDULE } from '../../delivery/retry-schedule.ts';
import { DEFAULT_TIMEOUT_MS, DEFAULT_WORKSPACE_CONCURRENCY } from '../../options/definitions/waiting.ts';
import { runDocument } from '../../report/run-document.ts';
import type { RunReport } from '../../report/run-report.ts';
import { summaryLines } from '../../report/text-summary.ts';
import type { WorkspaceService } from '../../workspace/workspace-service.ts';
import type { CommandInput } from '../parse/command.ts';
import { reproduceLine } from '../session/reproduce-line.ts';
import { exitCodeFor } from '../session/run-exit-code.ts';
import { type RunningReporters, startReporters } from '../session/start-reporters.ts';
import type { ExitCode } from '../terminal/exit-codes.ts';

/** Judges what happens in a workspace, and reports it. */
export interface WorkspaceJudge {
  /**
   * Judges and reports, once nothing happens any more.
   *
   * @throws SimulatorError `file-unwritable`.
   */
  readonly finish: (url: string) => Promise<ExitCode>;
  /** Stops without a report. Does nothing after `finish`. */
  readonly discard: () => void;
}

/** Begins to judge a workspace, with everything that has happened since it was opened. */
export async function startJudging(
  workspace: WorkspaceService,
  input: CommandInput<'serve'>,
): Promise<WorkspaceJudge> {
  const { options, terminal } = input;
  const secret = options.token === undefined ? [] : [options.token];
  const watched = watchWorkspace(workspace, options.expect);
  const reporters = await startReporters(watched, options.reporter, {
    stdout: terminal.raw,
    secret,
    environment: terminal.environment,
  });
  return {
    finish: async (url) => {
      const report = watched.finish(factsOf(input, url, workspace.seed));
      tell(report, reporters, input);
      await reporters.finish(runDocument(report, { secret, deliveries: reporters.deliveries() }));
      return exitCodeFor(report);
    },
    discard: () => reporters.discard(),
  };
}

function factsOf(
  { options, typed }: CommandInput<'serve'>,
  url: string,
  seed: string,
): Parameters<WatchedWorkspace['finish']>[0] {
  return {
    url,
    reproduce: reproduceLine(typed, { seed }),
    wire: options.wire ?? 'documented',
    schedule: options.schedule ?? DOCUMENTED_SCHEDULE,
    timeoutMs: options.timeout ?? DEFAULT_TIMEOUT_MS,
    concurrency: options.concurrency ?? DEFAULT_WORKSPACE_CONCURRENCY,
  };
}

function tell(report: RunReport, reporters: RunningReporters, { options, terminal }: CommandInput<'serve'>) {
  if (reporters.ownsStdout) return;
  if (options.quiet) terminal.result(report.verdict);
  else for (const line of summaryLines(report, { palette: terminal.resultPalette })) terminal.result(line);
}
