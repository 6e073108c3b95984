import type { OutgoingEvent } from '../../events/outgoing-event.ts';
import { deliveryLine, headerLine } from '../../recording/recording-lines.ts';
import { openReportFile } from '../../report/report-file.ts';
import { shellQuote } from '../../wire/curl-command.ts';
import { commandName } from '../terminal/command-name.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** A file that is written where a story ends otherwise. */
export interface SmallestStoryFile {
  readonly onSmallestStory: (arrivals: readonly OutgoingEvent[]) => void;
  /** Returns how the story is sent, where one was written. */
  readonly tell: (terminal: Terminal, target: string) => void;
}

/**
 * Keeps the smallest story that ends otherwise as a recording. The file is opened only then, so that one of an earlier
 * run stays until there is another.
 */
export function smallestStoryFile(path: string, seed: string): SmallestStoryFile {
  let written = false;
  return {
    onSmallestStory: (arrivals) => {
      const file = openReportFile(path);
      file.write(headerLine({ seed }));
      for (const event of arrivals) file.write(deliveryLine({ event, status: 'delivered', attempts: 1 }));
      file.commit();
      written = true;
    },
    tell: (terminal, target) => {
      if (!written) return;
      const words = ['replay', path, '--to', target, '--concurrency', '1'].map(shellQuote);
      terminal.narrate(`The journey with new people: ${commandName()} ${words.join(' ')}`);
    },
  };
}
