import { defineCommand } from '../parse/command.ts';

/** `cf-webhook-sim mcp`: what coding agents call, over the Model Context Protocol. */
export const mcpCommand = defineCommand({
  name: 'mcp',
  summary: 'Serve tools to a coding agent over the Model Context Protocol (stdin and stdout).',
  positionals: [],
  usesConfig: 'top',
  examples: [
    ['mcp', 'Serve the tools; an agent starts this itself (help agents).'],
    ['mcp --to 3000/webhooks', 'Check and send to this receiver where a call names none.'],
  ],
  run: async (input) => {
    const { runMcp } = await import('./run.ts');
    return await runMcp(input);
  },
});
