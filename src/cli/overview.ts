import { COMMAND_LOADERS } from './command-registry.ts';
import { baseParser } from './parse-command-line.ts';

/** The help of the tool as a whole. */
export async function overview(columns: number): Promise<string> {
  const parser = baseParser(columns).usage(
    '$0 <command>\n\nSends ClickFunnels webhooks to your receiver and reports how it behaved.',
  );
  for (const load of Object.values(COMMAND_LOADERS)) {
    const { name, summary } = await load();
    parser.command(name, summary);
  }
  return await parser
    .example('$0 send order.created --to 3000', 'one event to http://localhost:3000/')
    .example('$0 send all --to 3000 --instant', 'every event, without waiting')
    .epilogue('cf-webhook-sim <command> --help tells the options of a command.')
    .getHelp();
}
