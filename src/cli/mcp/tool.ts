import * as z from 'zod';
import { usageError } from '../../errors/usage-error.ts';
import { nearestNames } from '../../internal/nearest-names.ts';
import type { McpSession } from './session.ts';

/** What a call returns: short, structured, and JSON throughout. */
export type ToolResult = Readonly<Record<string, unknown>>;

/** What a running call knows beside its arguments. */
export interface ToolCall {
  /** Aborted when the client cancels the call, or the server ends. */
  readonly signal: AbortSignal;
  /** Reports how far the call is. */
  readonly progress: (done: number, total: number) => void;
}

/** A tool as it is listed and called. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: { readonly type: 'object'; readonly [keyword: string]: unknown };
  /** Whether a call changes nothing anywhere. */
  readonly readOnly: boolean;
  /** @throws SimulatorError `invalid-option` where the arguments do not match the schema, and what the tool throws. */
  call(given: unknown, session: McpSession, call: ToolCall): Promise<ToolResult>;
}

/** A tool as it is written down: its arguments as a schema, and what it does with them. */
export interface ToolDefinition<Shape extends z.ZodRawShape>
  extends Pick<Tool, 'name' | 'title' | 'readOnly'> {
  readonly description: string;
  readonly input: Shape;
  run(
    given: z.infer<z.ZodObject<Shape, z.core.$strict>>,
    session: McpSession,
    call: ToolCall,
  ): Promise<ToolResult> | ToolResult;
}

/** Makes a {@link Tool} of its definition. */
export function defineTool<const Shape extends z.ZodRawShape>({
  input,
  run,
  ...about
}: ToolDefinition<Shape>): Tool {
  const schema = z.strictObject(input);
  const { $schema: _, ...listed } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return {
    ...about,
    inputSchema: { ...listed, type: 'object' },
    call: async (given, session, call) => {
      const read = schema.safeParse(given ?? {});
      if (!read.success) throw invalidArguments(about.name, read.error, Object.keys(input));
      return await run(read.data, session, call);
    },
  };
}

function invalidArguments(tool: string, { issues }: z.ZodError, known: readonly string[]) {
  // A misspelled key is missing under its right name as well.
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  if (issue?.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const near = nearestNames(key, known);
    return usageError(
      `${tool} has no argument "${key}".`,
      near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Its arguments are ${known.join(', ')}.`,
    );
  }
  const place = issue?.path.join('.') ?? '';
  return usageError(
    `${tool} cannot use ${place === '' ? 'its arguments' : `"${place}"`}: ${issue?.message ?? 'invalid'}.`,
    'Compare the call with the schema of the tool.',
  );
}
