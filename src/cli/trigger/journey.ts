import { resolve } from 'node:path';
import { usageError } from '../../errors/usage-error.ts';
import { chosenFaults } from '../../faults/resolve-faults.ts';
import { countOf } from '../../internal/count-of.ts';
import type { JsonValue } from '../../internal/json.ts';
import { builtInJourneyNames, isJourneyFile, JOURNEY, loadJourney } from '../../journeys/load-journey.ts';
import { readSourceFile } from '../../source/read-source.ts';
import { jsonOf } from '../../source/source-node.ts';
import type { CommandInput } from '../parse/command.ts';
import { present } from '../parse/present.ts';
import { typedChoice } from '../run/journey-run.ts';
import { createWorkspaceClient } from '../session/workspace-client.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';

/** Whether a word names a journey rather than an event type. */
export function namesJourney(word: string): boolean {
  return (
    builtInJourneyNames().includes(word) || (isJourneyFile(word) && /\.(ya?ml|json|[mc]?[jt]s)$/.test(word))
  );
}

/** Lets a journey happen in a workspace. A file is read here; the workspace is sent what it says. */
export async function triggerJourney(
  { options, origins, terminal }: CommandInput<'trigger'>,
  word: string,
): Promise<ExitCode> {
  refuseEventOptions(origins);
  const journey = await loadJourney(word);
  const told = await createWorkspaceClient(options).post<{
    readonly journey: string;
    readonly events: number;
  }>('/journeys', {
    journey: await asSent(word),
    parameters: typedChoice(journey, options.param),
    faults: { ...chosenFaults(options) },
    ...present({ repeat: options.repeat, everyMs: options.every }),
  });
  if (options.json) terminal.result(JSON.stringify(told, null, 2));
  else {
    const events = countOf(told.events, 'event');
    terminal.result(`${told.journey}  ${events}, each at its time`);
    if (told.events === 0) terminal.narrate('No endpoint is subscribed to any of its events.');
  }
  return EXIT_CODES.success;
}

async function asSent(word: string): Promise<JsonValue> {
  return isJourneyFile(word) ? jsonOf(await readSourceFile(resolve(word), resolve('.'), JOURNEY)) : word;
}

/** Options that change one event. */
const OF_EVENTS = [
  'set',
  'setJson',
  'unset',
  'merge',
  'body',
  'force',
  'apiVersion',
  'wire',
  'page',
  'funnel',
];

function refuseEventOptions(origins: CommandInput<'trigger'>['origins']): void {
  const typed = OF_EVENTS.find((name) => origins.get(name)?.kind === 'typed');
  if (typed === undefined) return;
  throw usageError(
    `--${typed.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} is for single events, not for journeys.`,
    'Leave it out, or trigger an event instead.',
  );
}
