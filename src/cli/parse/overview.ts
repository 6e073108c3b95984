import { HELP_TOPICS } from '../help/topics.ts';
import { COMMAND_LOADERS } from '../registry.ts';
import { toolHelp } from './command-help.ts';

const ABOUT = 'Send ClickFunnels webhooks to your receiver, and check how it handles them.';
const EXAMPLES = [
  ['send order.created --to 3000', 'Send one event to http://localhost:3000/.'],
  ['send all --to 3000 --instant', 'Send one of every event, without waiting for retries.'],
  ['check 3000', 'Find what will break in production.'],
] as const;

/** The help of the tool as a whole. */
export async function overview(columns: number): Promise<string> {
  const commands = await Promise.all(Object.values(COMMAND_LOADERS).map((load) => load()));
  return toolHelp({ about: ABOUT, commands, topics: HELP_TOPICS, examples: EXAMPLES }, columns);
}
