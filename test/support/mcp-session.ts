import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';
import * as z from 'zod';
import { BUILT_BIN } from '../package/built-package.ts';

/** The client of an agent, connected to `cf-webhook-sim mcp` in a project. */
export interface McpTestSession extends AsyncDisposable {
  readonly client: Client;
  /** The process of the server. */
  readonly pid: number | null;
  /** Calls a tool and reads its result. */
  call<T>(tool: string, given: object, result: z.ZodType<T>): Promise<T>;
  /** Calls a tool that has to fail, and gives its error. */
  fail(tool: string, given: object): Promise<z.infer<typeof TOOL_ERROR>>;
}

/** Longer than any call takes on a busy machine. */
const CALL_MS = 240_000;

const TOOL_ERROR = z.object({ code: z.string(), problem: z.string(), cure: z.string().optional() });

/** Starts the built command in a folder, with the SDK's own client. */
export async function connectAgent(
  folder: string,
  { words = [], environment = {} }: { words?: string[]; environment?: Record<string, string> } = {},
): Promise<McpTestSession> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [BUILT_BIN, 'mcp', ...words],
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stderr: 'ignore',
  });
  const client = new Client({ name: 'agent', version: '1.0.0' });
  await client.connect(transport);
  const call = async (name: string, given: object) => {
    const called = await client.callTool({ name, arguments: { ...given } }, undefined, { timeout: CALL_MS });
    return CallToolResultSchema.parse(called);
  };
  return {
    client,
    pid: transport.pid,
    call: async (tool, given, result) => {
      const { isError, structuredContent } = await call(tool, given);
      if (isError) throw new Error(`${tool} failed: ${JSON.stringify(structuredContent)}`);
      return result.parse(structuredContent);
    },
    fail: async (tool, given) => {
      const { isError, structuredContent } = await call(tool, given);
      if (!isError) throw new Error(`${tool} did not fail: ${JSON.stringify(structuredContent)}`);
      return z.object({ error: TOOL_ERROR }).parse(structuredContent).error;
    },
    [Symbol.asyncDispose]: () => client.close(),
  };
}
