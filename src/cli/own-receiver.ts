import type { ParsedOptions } from './command.ts';
import type { SEND_OPTIONS } from './commands/send.ts';
import type { Terminal } from './terminal.ts';

/** The built-in receiver, started for one run because no other was named. */
export interface OwnReceiver {
  readonly url: string;
  /** Narrates that it is there and where. */
  introduce(): void;
  /** Narrates what arrived. */
  finish(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the built-in receiver on a free port. */
export async function startOwnReceiver(
  options: ParsedOptions<typeof SEND_OPTIONS>,
  terminal: Terminal,
): Promise<OwnReceiver> {
  const [{ createReceiver }, { summaryLines }] = await Promise.all([
    import('../receiver/receiver.ts'),
    import('../receiver/receiver-lines.ts'),
  ]);
  const receiver = createReceiver({
    ...(options.secret === undefined ? {} : { secret: options.secret }),
    ...(options.respond === undefined ? {} : { respond: options.respond }),
    ...(options.delay === undefined ? {} : { delayMs: options.delay }),
  });
  const { url } = await receiver.listen();
  const { dim } = terminal.narrationPalette;

  return {
    url,
    introduce: () => {
      if (options.quiet) return;
      terminal.narrate(dim(`No --to: a built-in receiver answers at ${url}`));
    },
    finish: async () => {
      await receiver.close();
      if (options.quiet) return;
      const [first = '', ...rest] = summaryLines(receiver.summary(), terminal.narrationPalette);
      terminal.narrate(`${dim('The built-in receiver got')} ${first}`);
      for (const line of rest) terminal.narrate(`  ${line}`);
    },
    close: () => receiver.close(),
  };
}
