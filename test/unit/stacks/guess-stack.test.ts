import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fixTopic } from '../../../src/stacks/fix-topics.ts';
import { guessStack } from '../../../src/stacks/guess-stack.ts';
import { receiverFiles } from '../../../src/stacks/receiver-files.ts';
import { STACK_NAMES } from '../../../src/stacks/stack.ts';
import { STACKS } from '../../../src/stacks/stacks.ts';

it.each([
  ['node server.js', {}, 'node'],
  ['node server.js', { 'X-Powered-By': 'Express' }, 'express'],
  ['npx next dev', {}, 'nextjs'],
  ['/usr/bin/python3 -m flask --app app run', {}, 'flask'],
  ['python3 app.py', { Server: 'Werkzeug/2.2.2 Python/3.11.2' }, 'flask'],
  ['uvicorn main:app', {}, 'fastapi'],
  ['python manage.py runserver', {}, 'django'],
  ['bin/rails server', {}, 'rails'],
  ['bundle exec puma', { 'X-Runtime': '0.012' }, 'rails'],
  ['ruby app.rb', {}, 'ruby'],
  ['php artisan serve', {}, 'laravel'],
  ['php -S localhost:3000', { 'X-Powered-By': 'PHP/8.2' }, 'php'],
  ['go run .', {}, 'go'],
  ['', { 'X-Powered-By': 'Next.js' }, 'nextjs'],
  ['docker compose up', {}, undefined],
  ['', { Server: 'nginx' }, undefined],
  // What a proxy says about itself does not change the language.
  ['node server.js', { Server: 'gunicorn' }, 'node'],
])('tells from "%s" and %o that it is %s', (command, headers, stack) => {
  const words = command === '' ? [] : command.split(' ');

  expect(guessStack({ command: words, headers: Object.entries(headers) })).toBe(stack);
});

it('has a receiver to paste for every framework, in files that are there', () => {
  for (const name of STACK_NAMES) {
    const { receiver } = STACKS[name];
    if (receiver === undefined) continue;
    for (const { text } of receiverFiles(receiver)) expect(text).not.toBe('');
  }
  expect(STACK_NAMES.filter((name) => STACKS[name].receiver === undefined)).toEqual([
    'node',
    'python',
    'ruby',
  ]);
});

it('has a page that names every receiver, its files and how to start it', () => {
  const page = readFileSync(new URL('../../../fixtures/receivers/README.md', import.meta.url), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  const receivers = STACK_NAMES.map((name) => STACKS[name]).filter((stack) => stack.receiver !== undefined);

  expect(rows.map((row) => /`(\w+)`/.exec(row)?.[1] ?? '').sort(byText)).toEqual(
    receivers.map(({ name }) => name).sort(byText),
  );
  for (const { name, receiver } of receivers) {
    const row = rows.find((line) => line.startsWith(`| \`${name}\``)) ?? '';
    for (const file of receiver?.files ?? []) expect(row).toContain(`](${file})`);
    expect(row).toContain(`\`${receiver?.start}\``);
    expect(page).toContain(`](${receiver?.test})`);
  }
});

it('knows what the fix of a check is about by its entry or by itself', () => {
  expect([fixTopic('SIG-02'), fixTopic('AUTH-06d'), fixTopic('AUTH-03b')]).toEqual([
    'raw-body',
    'timestamp',
    undefined,
  ]);
});

function byText(a: string, b: string): number {
  return a < b ? -1 : 1;
}
