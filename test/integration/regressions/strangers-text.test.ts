import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { printableLine, terminalText } from '../../../src/internal/printable.ts';

const folder = mkdtempSync(join(tmpdir(), 'cf-strangers-'));
const EVIL = 'order.created\n::error::owned\u001b[2J\u009b2J';

afterAll(() => rmSync(folder, { recursive: true }));

it('puts a name of several lines on one, without control characters', () => {
  expect(printableLine('a\r\n::error::b\u001b[2J\u0007')).toBe('a ::error::b[2J');
});

it('begins no workflow command of GitHub, and keeps our own colors', () => {
  expect(terminalText('::error::a\n  ::set-output name=b::c\nx ##[group]d')).toBe(
    ': :error::a\n  : :set-output name=b::c\nx ## [group]d',
  );
  expect(terminalText('\u001b[31mred\u001b[39m\u001b[2J\rx a::b')).toBe('\u001b[31mred\u001b[39m[2Jx a::b');
});

it.each(['text', 'github', 'markdown', 'html', 'junit', 'ctrf', 'json', 'ndjson'])(
  'lets no event type of a body write to the terminal by itself, in a %s report',
  async (reporter) => {
    const body = join(folder, 'body.json');
    writeFileSync(body, JSON.stringify({ event_type: EVIL, data: { id: 1 } }));

    const text = await outputOf('send', 'order.created', '--body', body, '--instant', '--reporter', reporter);

    expectHarmless(text);
  },
);

it.each([['--plan'], ['--verbose']])('lets none write with %s either', async (option) => {
  const body = join(folder, 'body.json');
  writeFileSync(body, JSON.stringify({ event_type: EVIL, data: { id: 1 } }));

  expectHarmless(await outputOf('send', 'order.created', '--body', body, '--instant', option));
});

it('lets no title of a journey write to the terminal by itself', async () => {
  const file = join(folder, 'journey.json');
  const title = `title\n::error::owned\u001b[2J`;
  writeFileSync(
    file,
    JSON.stringify({ name: 'evil', title, steps: [{ id: 'a\n::error::owned', nothing: title }] }),
  );

  expectHarmless(await outputOf('journeys', 'show', file));
  expectHarmless(await outputOf('run', file, '--instant'));
});

it('lets no name and description of a run or journey write in a list', async () => {
  const file = join(folder, 'evil.json');
  const text = 'x\n::error::owned\u001b[31m';
  const journey = join(folder, 'listed.json');
  writeFileSync(journey, JSON.stringify({ name: 'evil', title: text, steps: [{ emit: 'order.created' }] }));
  writeFileSync(
    file,
    JSON.stringify({
      runs: { [text]: { description: text, events: ['order.created'] } },
      journeys: { [`j${text}`]: journey },
    }),
  );

  for (const words of [['run'], ['journeys'], ['config']]) {
    expectHarmless(await outputOf(...words, '--config', file));
  }
});

/** What the command writes to both streams. */
async function outputOf(...words: string[]): Promise<string> {
  const done = await promisify(execFile)(process.execPath, ['dist/cli/bin.cjs', ...words], {
    env: { ...process.env, NO_COLOR: '1' },
  }).catch((error: { readonly stdout: string; readonly stderr: string }) => error);
  return `${done.stdout}\n${done.stderr}`;
}

function expectHarmless(text: string): void {
  expect(text).not.toBe('\n');
  expect(text).not.toMatch(/^\s*::(?!(?:error|warning|notice) title=)/m);
  expect([...text].filter((character) => /\p{Cc}/u.test(character) && !'\t\n'.includes(character))).toEqual(
    [],
  );
}
