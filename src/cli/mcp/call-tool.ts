import { SimulatorError } from '../../errors/simulator-error.ts';
import { isError } from '../../internal/is-error.ts';
import { maskUrls, maskValues } from '../../internal/mask.ts';
import { printable } from '../../internal/printable.ts';
import type { McpSession } from './session.ts';
import type { ToolCall, ToolResult } from './tool.ts';
import { TOOLS } from './tools.ts';

/** What a call came to, as the protocol carries it. */
export interface CallResult {
  readonly content: { readonly type: 'text'; readonly text: string }[];
  readonly structuredContent: Record<string, unknown>;
  readonly isError: boolean;
  [extension: string]: unknown;
}

/**
 * Calls a tool. What goes wrong is a result that says how to go on.
 *
 * @param secrets Never part of the result.
 */
export async function callTool(
  { name, given }: { readonly name: string; readonly given: unknown },
  session: McpSession,
  call: ToolCall,
  secrets: readonly string[],
): Promise<CallResult> {
  const tool = TOOLS.find((known) => known.name === name);
  try {
    if (tool === undefined) throw unknownTool(name);
    return carried(await tool.call(given, session, call), { secrets, isError: false });
  } catch (error) {
    return carried({ error: errorOf(error) }, { secrets, isError: true });
  }
}

function carried(
  result: ToolResult,
  { secrets, isError: failed }: { readonly secrets: readonly string[]; readonly isError: boolean },
): CallResult {
  const asWritten = secrets.map((secret) => JSON.stringify(secret).slice(1, -1));
  const text = maskValues(JSON.stringify(result), asWritten);
  return { content: [{ type: 'text', text }], structuredContent: JSON.parse(text), isError: failed };
}

function errorOf(error: unknown) {
  if (!(error instanceof SimulatorError)) {
    return { code: 'internal', problem: isError(error) ? error.message : String(error) };
  }
  // In the words of the library, which are those of the configuration file too: an agent types no options.
  const { problem, cure } = error;
  return {
    code: error.code,
    problem: maskUrls(printable(problem)),
    ...(cure === undefined ? {} : { cure: maskUrls(printable(cure)) }),
  };
}

function unknownTool(name: string): SimulatorError {
  return new SimulatorError({
    code: 'not-found',
    problem: `Unknown tool "${name}".`,
    cure: `The tools are ${TOOLS.map((tool) => tool.name).join(', ')}.`,
  });
}
