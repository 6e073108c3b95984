import type { Probe } from '../../checks/engine/probe.ts';
import { parseState } from '../../probes/parse-state.ts';
import { fillIn, probeFacts, refuseUnknownPlaceholders } from '../../probes/placeholders.ts';
import { shellQuote } from '../../wire/curl-command.ts';
import { runShellCommand, type ShellCommand } from '../receiver-process/shell-command.ts';

/**
 * A probe that reads the state from what a command prints. It is told of what it is asked through placeholders in the
 * command, and through `CF_WEBHOOK_SIM_SUBJECT_ID`, `CF_WEBHOOK_SIM_EVENT_ID` and `CF_WEBHOOK_SIM_EVENT_TYPE`.
 *
 * @throws SimulatorError `invalid-option`
 */
export function createCommandProbe(line: string, how: Omit<ShellCommand, 'option' | 'line'>): Probe {
  const option = '--probe-command';
  refuseUnknownPlaceholders(option, line);
  return {
    describe: option,
    readState: async (about) => {
      const facts = probeFacts(about);
      const output = await runShellCommand({
        ...how,
        option,
        line: fillIn(line, facts, shellQuote),
        environment: {
          ...how.environment,
          CF_WEBHOOK_SIM_SUBJECT_ID: facts.subject_id,
          CF_WEBHOOK_SIM_EVENT_ID: facts.event_id,
          CF_WEBHOOK_SIM_EVENT_TYPE: facts.event_type,
        },
      });
      return parseState(output, 'command');
    },
  };
}
