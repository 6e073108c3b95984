import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { packageVersion } from '../../internal/package-version.ts';
import { type CallResult, callTool } from './call-tool.ts';
import { INSTRUCTIONS } from './instructions.ts';
import type { McpSession } from './session.ts';
import { TOOLS } from './tools.ts';

/** A server of the protocol that is not connected yet. */
export interface McpServer {
  readonly server: Server;
  /** Resolves when every call that was received has ended. */
  idle(): Promise<unknown>;
}

/**
 * Makes the server. Calls run one after the other: they share one receiver.
 *
 * @param secrets Never part of a result.
 */
export function createMcpServer(session: McpSession, secrets: readonly string[]): McpServer {
  const server = new Server(
    { name: 'cf-webhook-sim', version: packageVersion() },
    { capabilities: { tools: {} }, instructions: INSTRUCTIONS },
  );
  let last: Promise<unknown> = Promise.resolve();

  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: TOOLS.map(({ name, title, description, inputSchema, readOnly }) => ({
      ...{ name, title, description, inputSchema },
      annotations: { readOnlyHint: readOnly, destructiveHint: false, openWorldHint: false },
    })),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal, sendNotification }) => {
    const token = params._meta?.progressToken;
    const progress = (done: number, total: number) => {
      if (token === undefined || signal.aborted) return;
      const update = { progressToken: token, progress: done, total };
      // A client that is gone is found out about elsewhere.
      sendNotification({ method: 'notifications/progress', params: update }).catch(() => undefined);
    };
    const call = { name: params.name, given: params.arguments };
    const result: Promise<CallResult> = last.then(() => {
      signal.throwIfAborted();
      return callTool(call, session, { signal, progress }, secrets);
    });
    last = result.catch(() => undefined);
    return await result;
  });
  return { server, idle: () => last };
}
