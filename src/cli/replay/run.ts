import { statSync } from 'node:fs';
import { SimulatorError } from '../../errors/simulator-error.ts';
import { readRecording } from '../../recording/read-recording.ts';
import type { RecordedDelivery } from '../../recording/recorded-delivery.ts';
import {
  replayPlan,
  type Selection,
  type Survey,
  selectDeliveries,
  surveyRecording,
} from '../../recording/replay-plan.ts';
import type { CommandInput, ParsedOptions } from '../parse/command.ts';
import { aimAtEndpoint } from '../session/aim-at-endpoint.ts';
import { runDeliveries } from '../session/delivery-session.ts';
import { storyOrigin } from '../session/story-origin.ts';
import type { ExitCode } from '../terminal/exit-codes.ts';
import type { REPLAY_OPTIONS } from './command.ts';

/** Runs `replay`. The recording is read twice: to check and count before anything is sent, and to send. */
export async function runReplay(given: CommandInput<typeof REPLAY_OPTIONS>): Promise<ExitCode> {
  const [path] = given.positionals;
  if (path === undefined) return await replayWithoutRecording(given);
  if (given.options.since !== undefined) {
    throw nothing('--since is for a workspace, and a recording was named.', 'Leave out one of them.');
  }
  const input = { ...given, options: await aimAtEndpoint(given.options) };
  const { options, terminal } = input;
  const selection = selectionFrom(options);
  const read = rereadable(path);
  const survey = surveyRecording(read(), selection);
  refuseNothing(path, survey, options.failed);

  const { seed, now } = storyOrigin(options);
  const total = survey.selected;
  if (!options.quiet) {
    const { dim } = terminal.narrationPalette;
    terminal.narrate(dim(`Replaying ${total} of ${survey.deliveries} recorded deliveries from ${path}`));
  }
  return await runDeliveries({
    ...input,
    seed,
    now,
    total,
    ownReceiver: { respond: options.respond, delayMs: options.delay },
    makePlan: (_simulator, faults) =>
      replayPlan(selectDeliveries(read(), selection), { seed, faults, total, ratePerSecond: options.rate }),
  });
}

async function replayWithoutRecording(input: CommandInput<typeof REPLAY_OPTIONS>): Promise<ExitCode> {
  if (input.options.workspace === undefined) {
    throw nothing(
      'replay needs a file of "send --record", a folder of "listen --record", or a workspace.',
      'For example: cf-webhook-sim replay run.ndjson --to 3000, or replay --workspace 4400 --failed.',
    );
  }
  const { replayInWorkspace } = await import('./workspace-replay.ts');
  return await replayInWorkspace(input);
}

function selectionFrom({ failed, event }: ParsedOptions<typeof REPLAY_OPTIONS>): Selection {
  return { failedOnly: failed, ...(event.length === 0 ? {} : { eventIds: new Set(event) }) };
}

/** Reads a recording as often as needed: again from a file, or from memory what came through a pipe. */
function rereadable(path: string): () => Iterable<RecordedDelivery> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isFile() || found.isDirectory()) return () => readRecording(path);
  const deliveries = [...readRecording(path)];
  return () => deliveries;
}

function refuseNothing(
  path: string,
  { deliveries, failed, selected, missingIds }: Survey,
  failedOnly: boolean,
) {
  if (missingIds.length > 0) {
    throw nothing(
      `The recording "${path}" has no event with the id ${missingIds.join(', ')}.`,
      'Leave out --event to send everything, or look up the ids in the recording: each line has its eventId.',
    );
  }
  if (deliveries === 0)
    throw nothing(`The recording "${path}" holds no deliveries.`, 'Record a run in which some are made.');
  if (selected > 0) return;
  throw nothing(
    failed === 0 && failedOnly
      ? `Every delivery in the recording "${path}" got through, so that --failed leaves nothing to send.`
      : `No delivery in the recording "${path}" fits --failed and --event together.`,
    'Leave out --failed to send what got through as well.',
  );
}

function nothing(problem: string, cure: string): SimulatorError {
  return new SimulatorError({ code: 'invalid-option', problem, cure });
}
