import { statSync } from 'node:fs';
import type { SimulatorError } from '../../errors/simulator-error.ts';
import { usageError } from '../../errors/usage-error.ts';
import type { ParsedOptions } from '../../options/registry.ts';
import { readRecording } from '../../recording/read-recording.ts';
import type { RecordedDelivery } from '../../recording/recorded-delivery.ts';
import {
  type ReplaySurvey,
  replayPlan,
  type Selection,
  selectDeliveries,
  surveyRecording,
} from '../../recording/replay-plan.ts';
import type { CommandInput } from '../parse/command.ts';
import { aimAtEndpoint } from '../session/aim-at-endpoint.ts';
import { runDeliveries } from '../session/delivery-session.ts';
import { storyOrigin } from '../session/story-origin.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';
import { renewedDeliveries } from './renewed-deliveries.ts';

/** Runs `replay`. The recording is read twice: to check and count before anything is sent, and to send. */
export async function runReplay(given: CommandInput<'replay'>): Promise<ExitCode> {
  const [path] = given.positionals;
  if (path === undefined) return await replayWithoutRecording(given);
  if (given.options.since !== undefined) {
    throw nothing(
      '--since cannot be combined with a recording; it is for a workspace.',
      'Leave out one of them.',
    );
  }
  const input = { ...given, options: await aimAtEndpoint(given.options) };
  const { options, terminal } = input;
  const selection = selectionFrom(options);
  const torn = new Set<string>();
  const read = rereadable(path, (file) => torn.add(file));
  const survey = surveyRecording(read(), selection);
  for (const file of torn) terminal.narrate(`Skipped 1 incomplete line at the end of "${file}".`);
  refuseNothing(path, survey, options.failed);
  if (survey.selected === 0) {
    terminal.narrate(`No delivery in the recording "${path}" failed; nothing was sent.`);
    return EXIT_CODES.success;
  }

  const { seed, now } = storyOrigin(options);
  const selected = () => selectDeliveries(read(), selection);
  const renewed = options.renew
    ? await renewedDeliveries(selected, { seed, now, path, terminal })
    : undefined;
  const total = survey.selected - (renewed?.unfit ?? 0);
  if (!options.quiet) {
    const { dim } = terminal.narrationPalette;
    const how = options.renew ? ', with new IDs, people and times' : '';
    terminal.narrate(
      dim(`Replaying ${total} of ${survey.deliveries} recorded deliveries from ${path}${how}`),
    );
  }
  return await runDeliveries({
    ...input,
    seed,
    now,
    total,
    ownReceiver: { respond: options.respond, delayMs: options.delay },
    makePlan: (_simulator, faults) =>
      replayPlan(renewed?.deliveries() ?? selected(), { seed, faults, total, ratePerSecond: options.rate }),
  });
}

async function replayWithoutRecording(input: CommandInput<'replay'>): Promise<ExitCode> {
  if (input.options.workspace === undefined) {
    throw nothing(
      'replay requires a file from "send --record", a folder from "listen --record", or a workspace.',
      'For example: cf-webhook-sim replay run.ndjson --to 3000, or replay --workspace 4400 --failed.',
    );
  }
  const { replayInWorkspace } = await import('./workspace-replay.ts');
  return await replayInWorkspace(input);
}

function selectionFrom({ failed, event }: ParsedOptions<'replay'>): Selection {
  return { failedOnly: failed, ...(event.length === 0 ? {} : { eventIds: new Set(event) }) };
}

/** Reads a recording as often as needed: again from a file, or from memory what came through a pipe. */
function rereadable(path: string, onTornLine: (file: string) => void): () => Iterable<RecordedDelivery> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isFile() || found.isDirectory())
    return () => readRecording(path, { onTornLine });
  const deliveries = [...readRecording(path, { onTornLine })];
  return () => deliveries;
}

function refuseNothing(
  path: string,
  { deliveries, failed, selected, missingIds }: ReplaySurvey,
  failedOnly: boolean,
) {
  if (missingIds.length > 0) {
    throw nothing(
      `The recording "${path}" contains no event with the ID ${missingIds.join(', ')}.`,
      'Leave out --event to replay everything, or look up the IDs in the recording: each line has its eventId.',
    );
  }
  if (deliveries === 0)
    throw nothing(`The recording "${path}" contains no deliveries.`, 'Record a run that sends some.');
  if (selected > 0 || (failed === 0 && failedOnly)) return;
  throw nothing(
    `No delivery in the recording "${path}" matches both --failed and --event.`,
    'Leave out --failed to replay delivered events too.',
  );
}

function nothing(problem: string, cure: string): SimulatorError {
  return usageError(problem, cure);
}
