import { isoTime } from '../events/envelope.ts';
import { shellQuote } from '../wire/curl-command.ts';

/** Options whose value must not be shown. */
const SECRET_OPTIONS = ['--secret'];
/** Options that the line states itself, in full. */
const RESTATED_OPTIONS = ['--seed', '--now'];

/**
 * The command line that sends the same events again: what was typed, with the seed and the story's time written out
 * and the secret left out.
 */
export function reproduceLine(words: readonly string[], seed: string, storyTime: number): string {
  const kept: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const [name = ''] = word.split('=');
    if ([...SECRET_OPTIONS, ...RESTATED_OPTIONS].includes(name)) {
      if (!word.includes('=')) index += 1;
      continue;
    }
    kept.push(shellQuote(word));
  }
  return ['npx cf-webhook-sim', ...kept, '--seed', shellQuote(seed), '--now', isoTime(storyTime)].join(' ');
}
