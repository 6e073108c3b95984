import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shellBody } from '../../../../src/checks/evidence/reproduce/shell-body.ts';

const BYTES: readonly (readonly [what: string, body: Uint8Array])[] = [
  ['nothing', Buffer.from('')],
  ['quotes, dollars and backslashes', Buffer.from(`{"a":"it's $HOME \\n \`id\` %s"}`)],
  ['line breaks at the end', Buffer.from('{}\n\n')],
  ['text that is not ASCII', Buffer.from('{"name":"Zoë 🎉"}')],
  ['a tab and a carriage return', Buffer.from('{"a":\t1}\r\n')],
  ['control characters', Buffer.from([0x7b, 0, 1, 27, 0x7d])],
  ['text that changes its direction', Buffer.from('{"a":"\u202eabc"}')],
  ['bytes that are no UTF-8', Buffer.from([0xff, 0x27, 0x25, 0x5c, 0xfe])],
  ['a dash before a control character', Buffer.from('-\0')],
  ['a byte order mark', Buffer.from('\ufeff{}')],
  [
    'a long run of one byte',
    Buffer.concat([Buffer.from('{"a":"'), Buffer.alloc(70_000, 'x'), Buffer.from('"}')]),
  ],
  [
    'runs beside each other',
    Buffer.concat([Buffer.alloc(300, 0), Buffer.alloc(40_000, 0xff), Buffer.alloc(60_000, "'")]),
  ],
];

it.each(BYTES)('lets a shell come by %s', (_, body) => {
  expect(writtenByShell(body).equals(Buffer.concat([Buffer.from('before.'), body]))).toBe(true);
});

it('lets a shell come by any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (body) => {
      expect([...writtenByShell(body)]).toEqual([...Buffer.from('before.'), ...body]);
    }),
    { numRuns: 20 },
  );
});

it('hands text to curl as text, and bytes as a file', () => {
  expect(shellBody(Buffer.from('{}'), 'body')?.curlArgument).toBe('--data-raw "$body"');
  expect(shellBody(Buffer.from([0]), 'body')?.curlArgument).toBe('--data-binary @"$body"');
});

it('writes no script for a body that is too long to be pasted', () => {
  const varied = Buffer.from(Array.from({ length: 60_001 }, (_, index) => 65 + (index % 26)));

  expect(shellBody(varied, 'body')).toBeUndefined();
});

function writtenByShell(body: Uint8Array): Buffer {
  const script = shellBody(body, 'body');
  if (script === undefined) throw new Error('the body is too long to be pasted');
  return execFileSync('sh', ['-c', [...script.steps, script.after('before.')].join('\n')]);
}
