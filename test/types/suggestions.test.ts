import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../package/built-package.ts';

/** What an editor is asked about; each place is marked by a name between bars. */
const CODE = `
import { createCustomEventType, createSimulator } from '../../src/index.ts';

const packed = createCustomEventType({ name: 'workflows/order_packed', schema: {} });
const simulator = createSimulator({ to: 3000, customEvents: [packed] });
simulator.send('|name|');
simulator.send('order.created', { set: { '|path|': 1 } });
simulator.send('contact.created', { unset: ['|unset|'] });
simulator.sendAll([{ eventType: '|order|' }]);
`;

const FILE = join(PACKAGE_ROOT, 'test', 'types', 'editor.ts');
const MARK = /\|(\w+)\|/g;

let service: ts.LanguageService;

beforeAll(() => {
  const { config } = ts.readConfigFile(join(PACKAGE_ROOT, '.config', 'tsconfig.check.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(PACKAGE_ROOT, '.config'));
  const read = (path: string) => (path === FILE ? CODE.replaceAll(MARK, '') : ts.sys.readFile(path));
  service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [FILE],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const text = read(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => PACKAGE_ROOT,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (path) => path === FILE || ts.sys.fileExists(path),
    readFile: read,
    directoryExists: ts.sys.directoryExists,
  });
});

it('suggests event types, those of your own among them', () => {
  expect(suggestionsAt('name')).toEqual(
    expect.arrayContaining(['order.created', 'orders/invoice.paid', 'workflows/order_packed']),
  );
  expect(suggestionsAt('order')).toEqual(expect.arrayContaining(['order.created', 'workflows/order_packed']));
});

it('suggests the paths of the event', () => {
  expect(suggestionsAt('path')).toEqual(
    expect.arrayContaining([
      'event_id',
      'data.total_amount',
      'data.contact.email_address',
      'data.line_items[0].id',
    ]),
  );
  expect(suggestionsAt('unset')).toEqual(expect.arrayContaining(['data.email_address']));
  expect(suggestionsAt('unset')).not.toContain('data.total_amount');
});

function suggestionsAt(name: string): readonly string[] {
  const before = CODE.slice(0, CODE.indexOf(`|${name}|`)).replaceAll(MARK, '');
  return service.getCompletionsAtPosition(FILE, before.length, {})?.entries.map((entry) => entry.name) ?? [];
}
