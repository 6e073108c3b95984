import { openWorkspace } from '../../compose/open-workspace.ts';
import type { WorkspaceFile } from '../../config/workspace-file.ts';
import { usageError } from '../../errors/usage-error.ts';
import { DEFAULT_WORKSPACE_PORT } from '../../options/definitions/workspace.ts';
import type { ParsedOptions } from '../../options/registry.ts';
import type { ClockChoice } from '../../options/simulator-options.ts';
import { createApiFaultBoard } from '../../rest-api/management/api-fault-board.ts';
import { serveWorkspace } from '../../rest-api/workspace-server.ts';
import { parseHeader } from '../../wire/header-line.ts';
import type { WorkspaceService } from '../../workspace/workspace-service.ts';
import type { CommandInput } from '../parse/command.ts';
import { present } from '../parse/present.ts';
import { announceDashboard, createDashboard } from '../session/dashboard.ts';
import { EXIT_CODES, type ExitCode } from '../terminal/exit-codes.ts';
import { onInterrupt } from '../terminal/interrupt.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { withoutSqliteWarning } from './expected-warnings.ts';
import { startJudging } from './judge.ts';
import { announcementLine, responseLine } from './lines.ts';
import { reachLines, reachOf } from './reach.ts';
import { announceReady } from './ready.ts';
import { untilQuiet } from './until-quiet.ts';

/**
 * Runs `serve` until Ctrl-C, which is its normal end: attempts in flight are finished and kept. With expectations or
 * reporters the exit code says how the deliveries went.
 */
export async function runServe(input: CommandInput<'serve'>): Promise<ExitCode> {
  const { options, terminal, config } = input;
  const file = await workspaceFileOf(input);
  const clock = clockFrom(options) ?? file?.clock ?? 'real';
  const customEvents = config?.customEvents ?? [];
  const reach = await reachOf(input);
  const interrupt = onInterrupt();
  const cleanUps: (() => Promise<void> | void)[] = [interrupt.dispose];
  try {
    const workspace = await withoutSqliteWarning(() =>
      openWorkspace({
        clock,
        customEvents,
        ...present({ customFields: config?.customFields }),
        recordAll: options.recordAll,
        deactivates: options.deactivation,
        insecure: options.insecure,
        allowRemote: options.allowRemote,
        keepsExchanges: options.ui,
        headers: options.header.map((line) => parseHeader(line)),
        ...present({
          data: options.data,
          seed: options.seed ?? file?.seed,
          now: options.now ?? file?.now,
          schedule: options.schedule,
          wire: options.wire,
          realism: options.realism,
          snapshot: options.snapshot,
          concurrency: options.concurrency,
          timeoutMs: options.timeout,
          totalTimeoutMs: options.totalTimeout,
          ca: options.ca,
          keepMs: options.keep,
        }),
      }),
    );
    cleanUps.push(() => workspace.close());
    const isJudged = options.expect.length + options.reporter.length > 0;
    const judge = isJudged ? await startJudging(workspace, input) : undefined;
    cleanUps.push(() => judge?.discard());
    const quiet = options.untilQuiet === undefined ? undefined : untilQuiet(workspace, options.untilQuiet);
    cleanUps.push(() => quiet?.dispose());
    const dashboard = options.ui ? await createDashboard(options.token) : undefined;
    const desk = options.ui ? await checkDeskOf(workspace, input) : undefined;
    cleanUps.push(() => desk?.close());
    const defects: unknown[] = [];
    const server = await serveWorkspace({
      workspace,
      customEvents,
      port: options.port ?? DEFAULT_WORKSPACE_PORT,
      ...reach,
      apiFaults: createApiFaultBoard([...options.apiFault, ...(file?.apiFaults ?? [])]),
      secretsOnce: options.secretsOnce,
      ...present({ token: options.token, dashboard, checks: desk }),
      ...(options.maxConnections === undefined ? {} : { limits: { connections: options.maxConnections } }),
      onDefect: (error) => {
        defects.push(error);
        terminal.narrate(terminal.narrationPalette.red(`internal error: ${String(error)}`));
      },
      ...(options.quiet
        ? {}
        : { onResponse: (response) => narrateIfAny(terminal, responseLine(response, workspace)) }),
    });
    cleanUps.push(() => server.close());
    greet(server.url, workspace, input);
    for (const line of reachLines(input, { port: server.port, identity: workspace.identity })) {
      terminal.narrate(line.startsWith('warning:') ? terminal.narrationPalette.yellow(line) : line);
    }
    if (dashboard !== undefined) cleanUps.push(await announceDashboard(server.url, dashboard, input));
    if (!options.quiet) {
      workspace.subscribe((announcement) =>
        narrateIfAny(terminal, announcementLine(announcement, workspace)),
      );
    }
    if (file !== undefined) await begin(workspace, file);
    cleanUps.push(announceReady(server, workspace, input));
    await Promise.race([
      aborted(interrupt.signal),
      workspace.ended,
      ...(quiet === undefined ? [] : [quiet.reached]),
    ]);
    await server.close();
    if (!options.quiet)
      terminal.narrate('Finishing the attempts in flight. Press Ctrl-C again to cancel them.');
    await workspace.close();
    const judged = (await judge?.finish(server.url)) ?? EXIT_CODES.success;
    return defects.length > 0 ? EXIT_CODES.internal : judged;
  } finally {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  }
}

async function workspaceFileOf({
  options,
  terminal,
}: CommandInput<'serve'>): Promise<WorkspaceFile | undefined> {
  if (options.workspaceFile === undefined) return undefined;
  const { readWorkspaceFile } = await import('../../config/workspace-file.ts');
  return await readWorkspaceFile(options.workspaceFile, terminal.environment);
}

async function begin(workspace: WorkspaceService, file: WorkspaceFile): Promise<void> {
  const { beginWorkspace } = await import('../../compose/begin-workspace.ts');
  beginWorkspace(workspace, file);
}

async function checkDeskOf(workspace: WorkspaceService, { options, config }: CommandInput<'serve'>) {
  const { createCheckDesk } = await import('../../compose/check-desk.ts');
  return createCheckDesk(workspace, {
    ...config?.customFields,
    customEvents: config?.customEvents ?? [],
    headers: options.header,
    insecure: options.insecure,
    allowRemote: options.allowRemote,
    ...present({ ca: options.ca, wire: options.wire }),
  });
}

function greet(
  url: string,
  { identity, seed }: WorkspaceService,
  { options, terminal }: CommandInput<'serve'>,
) {
  const { bold, dim } = terminal.narrationPalette;
  terminal.narrate(`Serving the workspace "${identity.name}" at ${bold(`${url}/api/v2`)}. Ctrl-C stops.`);
  if (options.quiet) return;
  const token =
    options.token === undefined ? 'any bearer token is accepted' : 'the token of --token is required';
  terminal.narrate(dim(`Workspace ID ${identity.id}, seed ${seed}; ${token}.`));
  terminal.narrate(dim('Register an endpoint:'));
  terminal.narrate(`  POST ${url}/api/v2/workspaces/${identity.id}/webhooks/outgoing/endpoints`);
  terminal.narrate(dim('Trigger an event:'));
  terminal.narrate(`  cf-webhook-sim trigger order.created --workspace ${url}`);
}

function clockFrom({ instant, manual, timeScale }: ParsedOptions<'serve'>): ClockChoice | undefined {
  const given = [instant, manual, timeScale !== undefined].filter(Boolean).length;
  if (given > 1) {
    throw usageError('--instant, --manual and --time-scale cannot be combined.', 'Use only one of them.');
  }
  if (instant) return 'virtual';
  if (manual) return 'manual';
  return timeScale === undefined ? undefined : { scale: timeScale };
}

function narrateIfAny({ narrate }: Terminal, line: string | undefined): void {
  if (line !== undefined) narrate(line);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
