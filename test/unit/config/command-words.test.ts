import { expect, it } from 'vitest';
import { commandWords } from '../../../src/config/command-words.ts';

it.each([
  ['node server.js', ['node', 'server.js']],
  ['  node   server.js --port 4000 ', ['node', 'server.js', '--port', '4000']],
  ['node "my server.js"', ['node', 'my server.js']],
  ['sh -c \'echo "hi" && sleep 1\'', ['sh', '-c', 'echo "hi" && sleep 1']],
  ['a\\ b "c\\"d" e"f g"h', ['a b', 'c"d', 'ef gh']],
  ['node ""', ['node', '']],
])('splits %s as a shell does', (command, words) => {
  expect(commandWords(command)).toEqual(words);
});

it('finds a quote that stays open', () => {
  expect(commandWords('node "server.js')).toBeUndefined();
  expect(commandWords("node it's")).toBeUndefined();
});
