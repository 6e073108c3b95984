import { pathToFileURL } from 'node:url';
import { SimulatorError } from '../errors.ts';
import { type ConfigEntry, type ConfigNode, configError, type Place } from './config-node.ts';

/**
 * Runs a JavaScript module and reads what it exports as default.
 *
 * @param path The module, as an absolute path.
 * @param file Its name, for messages.
 * @throws SimulatorError `file-unreadable` when it cannot be run, `invalid-option` when it exports something else than data.
 */
export async function readJavaScriptConfig(path: string, file: string): Promise<ConfigNode> {
  const url = pathToFileURL(path).href;
  const exported: unknown = await running(file, async (): Promise<unknown> => await import(url));
  return configOfModule(exported, file);
}

/**
 * Runs a TypeScript module and reads what it exports as default.
 *
 * @param path The module, as an absolute path.
 * @param file Its name, for messages.
 * @throws SimulatorError as {@link readJavaScriptConfig} does.
 */
export async function readTypeScriptConfig(path: string, file: string): Promise<ConfigNode> {
  const { createJiti } = await import('jiti');
  const jiti = createJiti(import.meta.url, { fsCache: false, moduleCache: false });
  return configOfModule(await running(file, () => jiti.import<unknown>(path)), file);
}

async function running(file: string, load: () => Promise<unknown>): Promise<unknown> {
  try {
    return await load();
  } catch (cause) {
    const [why = ''] = (cause instanceof Error ? cause.message : String(cause)).trim().split('\n');
    throw new SimulatorError({
      code: 'file-unreadable',
      problem: `Running the configuration file ${file} failed: ${why.replace(/\.$/, '')}.`,
      cure: 'It is a module with the settings as its default export: export default { to: 3000 }.',
      cause,
    });
  }
}

function configOfModule(module: unknown, file: string): ConfigNode {
  const place: Place = { file, keys: [] };
  const settings =
    typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
  if (settings !== undefined && settings !== null) return nodeOf(settings, place, new Set());
  throw configError(place, 'there is no default export.', 'Write export default { … }.');
}

function nodeOf(value: unknown, place: Place, within: ReadonlySet<object>): ConfigNode {
  if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  ) {
    return { kind: 'scalar', place, value, text: String(value ?? '') };
  }
  if (typeof value !== 'object') throw notData(place, `a ${typeof value}`);
  if (value instanceof Date) return nodeOf(value.toISOString(), place, within);
  if (value instanceof URL) return nodeOf(value.href, place, within);
  if (within.has(value)) throw notData(place, 'an object that contains itself');

  const inside = new Set([...within, value]);
  if (Array.isArray(value)) {
    const items = value.map((item: unknown, index) => nodeOf(item, below(place, String(index)), inside));
    return { kind: 'list', place, items };
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && !(typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null)) {
    throw notData(place, `an instance of ${value.constructor.name}`);
  }
  const entries = Object.entries(value)
    .filter(([, member]: [string, unknown]) => member !== undefined)
    .map(([key, member]: [string, unknown]): [string, ConfigEntry] => [
      key,
      { place: below(place, key), value: nodeOf(member, below(place, key), inside) },
    ]);
  return { kind: 'map', place, entries: new Map(entries) };
}

function below(place: Place, key: string): Place {
  return { ...place, keys: [...place.keys, key] };
}

function notData(place: Place, what: string) {
  return configError(
    place,
    `a configuration is plain data, got ${what}.`,
    'Use text, numbers, true, false, lists and objects.',
  );
}
