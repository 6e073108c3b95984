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

it('knows what the fix of a check is about by its entry or by itself', () => {
  expect([fixTopic('SIG-02'), fixTopic('AUTH-06d'), fixTopic('AUTH-03b')]).toEqual([
    'raw-body',
    'timestamp',
    undefined,
  ]);
});
