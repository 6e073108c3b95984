// @chunk command-line
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, extname, relative, resolve } from 'node:path';
import { findConfigFile } from '../../config/find-config.ts';
import type { ResolvedRun } from '../../config/resolve-run.ts';
import type { Settings, SimulatorConfig } from '../../config/simulator-config.ts';
import type { EventTypeEntry } from '../../events/event-type.ts';
import { printable } from '../../internal/printable.ts';
import { OVERLAY_FILE } from '../../learning/overlay/overlay.ts';
import type { CustomFields } from '../../payloads/custom-fields.ts';
import { configurationUsers } from '../trusted-users.ts';
import type { CommandDescription } from './command.ts';
import type { RecursionDepth } from './custom-events.ts';

/** What `--config` is given to use no file. */
const NO_CONFIG = 'none';

/** The configuration file that a command works with. */
export interface UsedConfig {
  /** `undefined` where there is none, and only an overlay. */
  readonly config: SimulatorConfig | undefined;
  /** The run that the command's first word names. */
  readonly run: ResolvedRun | undefined;
  /** What options are set to: the run's settings over those of the top. */
  readonly settings: Settings;
  /** The command that starts the receiver, word by word; empty where none is started. */
  readonly receiver: readonly string[];
  /** Event types of the user's own. */
  readonly customEvents: readonly EventTypeEntry[];
  /** What the workspace has added to contacts and forms, and what was learned from its deliveries. */
  readonly customFields: CustomFields;
  /** The overlay whose events are generated, as it is shown. */
  readonly overlayFile?: string;
}

/** The endings of configuration files that are run. */
const CODE_ENDINGS = new Set(['.ts', '.js', '.mjs']);

/** Which part of a configuration file a command takes its options from. */
export type ConfigUse = NonNullable<CommandDescription['usesConfig']>;

/** What is wanted of a configuration file. */
export interface ConfigRequest {
  /** What `--config` says. */
  readonly named: string | undefined;
  readonly use: ConfigUse;
  /** The run to use, where the command takes its options from one. */
  readonly runName: string | undefined;
  /** How deep schemas of the user's own go, once the settings are known. */
  readonly depthBy: (settings: Settings) => RecursionDepth;
  /** What `--learned` says; `false` where the command does not generate events. */
  readonly learned: string | undefined | false;
  /** Gets a line before code from a folder above runs, and before a command from there could. */
  readonly narrate: (line: string) => void;
}

/**
 * Reads the configuration file named, or else the one that lies nearest.
 *
 * @returns `undefined` where there is no file, or none is wanted.
 * @throws SimulatorError with the place of what is wrong with the file.
 */
export async function useConfig(request: ConfigRequest): Promise<UsedConfig | undefined> {
  const cwd = process.cwd();
  const path = configPath(request.named, cwd);
  const config = path === undefined ? undefined : await useFile(path, cwd, request);
  if (request.learned === false) return config;
  const named = request.learned ?? learnedSetting(config);
  const learned = await useOverlay(named, path === undefined ? cwd : dirname(path), cwd);
  if (learned === undefined) return config;
  const { customEvents = [], customFields = {}, ...rest } = config ?? NO_FILE;
  return {
    ...rest,
    customEvents: [
      ...customEvents,
      ...learned.customEvents.filter(({ name }) => customEvents.every((own) => own.name !== name)),
    ],
    customFields: { ...customFields, learned: learned.bodies },
    overlayFile: learned.file,
  };
}

/** What the key `learned` says; commands that take no options from the file go by its top. */
function learnedSetting(used: UsedConfig | undefined): string | undefined {
  const setting = used?.settings.get('learned') ?? used?.config?.settings.get('learned');
  return setting?.kind === 'texts' ? setting.texts.at(-1)?.text : undefined;
}

/** What is used where there is no file. */
const NO_FILE: UsedConfig = {
  config: undefined,
  run: undefined,
  settings: new Map(),
  receiver: [],
  customEvents: [],
  customFields: {},
};

function configPath(named: string | undefined, cwd: string): string | undefined {
  if (named === NO_CONFIG) return undefined;
  return named === undefined
    ? findConfigFile(cwd, homedir(), configurationUsers(process.env))
    : resolve(cwd, named);
}

/** The overlay that is named, or else the one in the folder of the configuration file. */
async function useOverlay(named: string | undefined, folder: string, cwd: string) {
  const path = named === undefined ? resolve(folder, OVERLAY_FILE) : resolve(cwd, named);
  if (named === NO_CONFIG || (named === undefined && !existsSync(path))) return undefined;
  const { loadOverlay } = await import('./load-overlay.ts');
  return await loadOverlay(path, cwd);
}

async function useFile(
  path: string,
  cwd: string,
  { named, use, runName, depthBy, narrate }: ConfigRequest,
): Promise<UsedConfig> {
  const isFromAbove = named === undefined && dirname(path) !== cwd;
  const shown = printable(relative(cwd, path)).replaceAll('\n', ' ');
  if (isFromAbove && CODE_ENDINGS.has(extname(path))) narrate(`Running code from a folder above: ${shown}`);
  const [{ readConfigFile }, { readSimulatorConfig }, { resolveRun }, { CONFIG_VOCABULARY }] =
    await Promise.all([
      import('../../config/read-config.ts'),
      import('../../config/read-simulator-config.ts'),
      import('../../config/resolve-run.ts'),
      import('./config-vocabulary.ts'),
    ]);
  const config = readSimulatorConfig(await readConfigFile(path, cwd), path, CONFIG_VOCABULARY);
  const namesRun =
    use === 'named run' || (use === 'run or journey' && runName !== undefined && config.runs.has(runName));
  const run = !namesRun || runName === undefined ? undefined : resolveRun(config, runName);
  const commands = Object.entries(CONFIG_VOCABULARY.options)
    .filter(([, option]) => 'placeholder' in option && option.placeholder === 'COMMAND')
    .map(([name]) => name);
  const settings = settingsFor(use, config, run);
  const receiver = run?.receiver ?? config.receiver ?? [];
  const hasCommand = receiver.length > 0 || commands.some((name) => settings.has(name));
  if (isFromAbove && hasCommand) narrate(`Using commands from a folder above: ${shown}`);
  return {
    config,
    run,
    settings,
    receiver,
    ...(await ownSchemas(config, cwd, depthBy(settings))),
  };
}

function settingsFor(use: ConfigUse, config: SimulatorConfig, run: ResolvedRun | undefined): Settings {
  if (use === 'event types') return new Map();
  return use === 'serve' ? config.serve : (run?.settings ?? config.settings);
}

/** Loads what makes data from schemas only for a configuration that names some. */
async function ownSchemas(
  config: SimulatorConfig,
  cwd: string,
  depth: RecursionDepth,
): Promise<Pick<UsedConfig, 'customEvents' | 'customFields'>> {
  const { customEvents, contactAttributes, formFields } = config;
  if (customEvents.length === 0 && contactAttributes === undefined && formFields === undefined) {
    return { customEvents: [], customFields: {} };
  }
  const { customEventsOf, customFieldsOf } = await import('./custom-events.ts');
  return {
    customEvents: customEventsOf(config, cwd, depth),
    customFields: customFieldsOf(config, cwd, depth),
  };
}
