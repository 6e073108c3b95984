import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { credentialsOf } from '../../wire/credentials.ts';
import { parseHeader } from '../../wire/header-line.ts';
import type { CommandInput } from '../parse/command.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';
import { onInterrupt } from '../terminal/interrupt.ts';
import { createMcpServer } from './server.ts';
import { createMcpSession } from './session.ts';

/** Nothing of it is secret. */
const NO_ADDRESS = new URL('http://localhost/');

/** Serves until the client closes its end, or someone interrupts. */
export async function runMcp(input: CommandInput<'mcp'>): Promise<ExitCode> {
  const { terminal } = input;
  const interrupt = onInterrupt();
  const session = createMcpSession(input, interrupt.signal);
  const { server, idle } = createMcpServer(session, secretsOf(input));
  if (process.stdin.isTTY) {
    terminal.narrate('Waiting for an MCP client on stdin. cf-webhook-sim help agents shows how to add it.');
  }
  try {
    await server.connect(new StdioServerTransport());
    await endOfInput(interrupt.signal);
    // A client may write its calls and close its end at once.
    if (!interrupt.signal.aborted) await idle();
    return interrupt.signal.aborted ? EXIT_CODES.interrupted : EXIT_CODES.success;
  } finally {
    await session.close();
    await server.close();
    interrupt.dispose();
  }
}

/** The published development secret is not one. */
function secretsOf({ options }: CommandInput<'mcp'>): readonly string[] {
  const headers = options.header.map(parseHeader);
  return [
    ...credentialsOf({ headers, secret: options.secret ?? '', url: NO_ADDRESS }),
    ...[options.oldSecret ?? []].flat(),
  ];
}

async function endOfInput(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    process.stdin.once('end', resolve);
    process.stdin.once('close', resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
