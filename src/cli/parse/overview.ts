import { COMMAND_LOADERS } from '../registry.ts';
import { toolHelp } from './command-help.ts';

const ABOUT = 'Sends ClickFunnels webhooks to your receiver and reports how it behaved.';
const EXAMPLES = [
  ['send order.created --to 3000', 'one event to http://localhost:3000/'],
  ['send all --to 3000 --instant', 'every event, without waiting'],
  ['events order', 'the event types about orders'],
] as const;

/** The help of the tool as a whole. */
export async function overview(columns: number): Promise<string> {
  const commands = await Promise.all(Object.values(COMMAND_LOADERS).map((load) => load()));
  return toolHelp(ABOUT, commands, EXAMPLES, columns);
}
