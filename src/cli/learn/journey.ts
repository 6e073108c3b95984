import { resolve } from 'node:path';
import { usageError } from '../../errors/usage-error.ts';
import { countOf } from '../../internal/count-of.ts';
import { printable } from '../../internal/printable.ts';
import type { ObservedBody } from '../../learning/shape/observed-body.ts';
import { journeyFromStory } from '../../learning/story/journey-from-story.ts';
import { storiesOf } from '../../learning/story/learn-transitions.ts';
import type { CommandInput } from '../parse/command.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';

type Input = CommandInput<'learn'>;

const NAME = /^[a-z\d]+(?:-[a-z\d]+)*$/;

/** Writes a journey from the deliveries about one person. */
export function runLearnJourney(
  input: Input,
  bodies: readonly ObservedBody[],
  write: (path: string, content: string, input: Input) => void,
): ExitCode {
  const { options, config, terminal } = input;
  const name = options.journey ?? '';
  if (!NAME.test(name)) {
    throw usageError(
      `A journey's name must consist of lowercase letters, digits and dashes, got "${printable(name)}".`,
      'For example --journey first-purchase.',
    );
  }
  const story = chooseStory(bodies, options.subject);
  const { text, events, leftOut } = journeyFromStory(name, story, config?.customEvents ?? []);
  const path = options.output ?? `${name}.yaml`;
  write(resolve(process.cwd(), path), text, input);
  if (options.print) return EXIT_CODES.success;
  terminal.narrate(
    `${countOf(events, 'event')} from ${countOf(story.length, 'delivery', 'deliveries')} about one person. Run it: cf-webhook-sim run ${printable(path)} --to 3000 --instant`,
  );
  if (leftOut.length > 0) {
    const types = [...new Set(leftOut)].map((type) => printable(type)).join(', ');
    terminal.narrate(`Left out ${countOf(leftOut.length, 'event')} that no journey can raise: ${types}.`);
  }
  return EXIT_CODES.success;
}

function chooseStory(bodies: readonly ObservedBody[], subject: string | undefined): readonly ObservedBody[] {
  const stories = storiesOf(bodies);
  const chosen =
    subject === undefined
      ? stories.toSorted((a, b) => b.length - a.length)[0]
      : stories.find((story) => story.some((body) => isAbout(body, subject)));
  if (chosen !== undefined) return chosen;
  throw usageError(
    `No delivery of the recording is about the subject "${printable(subject ?? '')}".`,
    'Leave out --subject to use the one with the most deliveries.',
  );
}

function isAbout({ person, body }: ObservedBody, subject: string): boolean {
  return person === `contact ${subject}` || String(body['subject_id']) === subject;
}
