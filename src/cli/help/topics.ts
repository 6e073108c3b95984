import type { SimulatorError } from '../../errors/simulator-error.ts';
import { usageError } from '../../errors/usage-error.ts';
import { nearestNames } from '../../internal/nearest-names.ts';
import { COMMAND_NAMES } from '../../options/commands.ts';
import type { HelpTopic } from './help-topic.ts';
import { AGENTS } from './topics/agents.ts';
import { CI } from './topics/ci.ts';
import { CONTAINERS } from './topics/containers.ts';
import { FAULTS } from './topics/faults.ts';
import { JOURNEYS } from './topics/journeys.ts';
import { LEARN } from './topics/learn.ts';
import { LOAD } from './topics/load.ts';
import { OWN_EVENTS } from './topics/own-events.ts';
import { PROBES } from './topics/probes.ts';
import { REACH } from './topics/reach.ts';
import { RECORDINGS } from './topics/recordings.ts';
import { RETRIES } from './topics/retries.ts';
import { SIGNATURES } from './topics/signatures.ts';
import { WORKSPACE } from './topics/workspace.ts';
import { WORKSPACE_FILE } from './topics/workspace-file.ts';

/** Every page of `cf-webhook-sim help`, in the order of the list. */
export const HELP_TOPICS: readonly HelpTopic[] = [
  RETRIES,
  SIGNATURES,
  PROBES,
  FAULTS,
  JOURNEYS,
  CI,
  WORKSPACE,
  WORKSPACE_FILE,
  REACH,
  CONTAINERS,
  RECORDINGS,
  OWN_EVENTS,
  LOAD,
  AGENTS,
  LEARN,
];

/** The page of a topic, as printed; `undefined` when there is no such topic. */
export function helpPage(name: string): string | undefined {
  const topic = HELP_TOPICS.find((known) => known.name === name);
  return topic === undefined ? undefined : `${topic.name}: ${topic.summary}\n\n${topic.text}`;
}

/** An error for what is neither a topic nor a command. */
export function unknownTopic(name: string): SimulatorError {
  const topics = HELP_TOPICS.map((topic) => topic.name);
  const sameStart = topics.filter((topic) => name.length >= 4 && topic.startsWith(name.slice(0, 4)));
  const near = sameStart.length > 0 ? sameStart : nearestNames(name, [...topics, ...COMMAND_NAMES]);
  return usageError(
    `Unknown command or help topic "${name}".`,
    near.length > 0
      ? `Did you mean ${near.map((word) => `cf-webhook-sim help ${word}`).join(' or ')}?`
      : `The topics are ${topics.join(', ')}; cf-webhook-sim help lists the commands.`,
  );
}
