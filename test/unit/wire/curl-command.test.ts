import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { curlCommand, shellQuote } from '../../../src/wire/curl-command.ts';
import { buildWireRequest } from '../../../src/wire/wire-request.ts';
import { wireRequestInput } from '../../support/wire-builders.ts';

it('writes a command that sends the same headers and body', () => {
  const request = buildWireRequest(
    wireRequestInput({ url: new URL('http://localhost:3000/hooks?tenant=7') }),
  );

  const command = curlCommand(request);

  expect(command.split(' \\\n')).toEqual([
    "curl -i -X POST 'http://localhost:3000/hooks?tenant=7'",
    "  -H 'Accept: */*'",
    "  -H 'User-Agent: Ruby'",
    "  -H 'Host: localhost'",
    "  -H 'Content-Type: application/json'",
    expect.stringMatching(/^ {2}-H 'X-Webhook-Clickfunnels-Signature: [\da-f]{64}'$/),
    "  -H 'X-Webhook-Clickfunnels-Timestamp: 1768478400'",
    "  -H 'X-Webhook-Clickfunnels-Id: 0b6a2f5e-6c1d-4a37-9a40-3f0f5d3c9b11'",
    `  --data-raw '{"data":{"id":48}}'`,
  ]);
});

it('keeps curl from reading brackets of the URL as a pattern, and from dropping an empty header', () => {
  const request = buildWireRequest(
    wireRequestInput({ url: new URL('http://localhost:3000/?ids[]=1'), extraHeaders: [['X-Empty', '']] }),
  );

  const command = curlCommand(request);

  expect(command).toContain("--globoff 'http://localhost:3000/?ids[]=1'");
  expect(command).toContain("-H 'X-Empty;'");
});

it.each([
  '',
  'plain',
  "it's",
  '$(rm -rf /)',
  '`id`',
  'two\nlines',
  'back\\slash',
  '"double" & more',
  'Zoë 東京 !',
])('quotes %j so that a shell gives it back unchanged', (text) => {
  const given = execFileSync('sh', ['-c', `printf %s ${shellQuote(text)}`], { encoding: 'utf8' });

  expect(given).toBe(text);
});
