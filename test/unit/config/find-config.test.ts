import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { findConfigFile } from '../../../src/config/find-config.ts';
import { folderWith } from './temp-folder.ts';

const TRUSTED = new Set([process.getuid?.() ?? 0]);
const NO_HOME = '/nowhere';

it.each(['ts', 'js', 'mjs', 'json', 'yaml', 'yml'])(
  'finds a configuration file that ends in .%s',
  (ending) => {
    const name = `cf-webhook-sim.config.${ending}`;
    const folder = folderWith({ [name]: '' });

    expect(findConfigFile(folder, NO_HOME, TRUSTED)).toBe(join(folder, name));
  },
);

it('finds the nearest file in the folders above', () => {
  const folder = folderWith({
    'cf-webhook-sim.config.yaml': '',
    'a/cf-webhook-sim.config.json': '',
    'a/b/c/x': '',
  });

  expect(findConfigFile(join(folder, 'a/b/c'), NO_HOME, TRUSTED)).toBe(
    join(folder, 'a/cf-webhook-sim.config.json'),
  );
});

it('looks no higher than the home folder', () => {
  const folder = folderWith({ 'cf-webhook-sim.config.yaml': '', 'home/project/x': '' });

  expect(findConfigFile(join(folder, 'home/project'), join(folder, 'home'), TRUSTED)).toBeUndefined();
  expect(findConfigFile(join(folder, 'home/project'), dirname(folder), TRUSTED)).toBeDefined();
});

it('refuses two configuration files side by side', () => {
  const folder = folderWith({ 'cf-webhook-sim.config.yaml': '', 'cf-webhook-sim.config.json': '{}' });

  expect(() => findConfigFile(folder, NO_HOME, TRUSTED)).toThrow(
    /contains two configuration files.*Remove one of them/,
  );
});
