import { expect, it } from 'vitest';
import { errorMessage } from '../../../../src/checks/evidence/error-message.ts';
import { pageText } from '../../../../src/checks/evidence/page-text.ts';

it.each([
  [
    'a page of Rails',
    '<!DOCTYPE html><html><head><style>body { color: red }</style><title>Action Controller: Exception caught</title></head><body><h1>NoMethodError in WebhooksController#create</h1><h2>undefined method `[]&#39; for nil:NilClass</h2><script>Error</script></body></html>',
    'NoMethodError in WebhooksController#create',
  ],
  [
    'a page of Django',
    '<!DOCTYPE html>\n<html><head><title>KeyError at /webhooks</title></head><body><h1>KeyError\n   at /webhooks</h1><pre>&#x27;data&#x27;</pre></body></html>',
    'KeyError at /webhooks',
  ],
  [
    'a page of Express',
    '<!DOCTYPE html><html lang="en"><head><title>Error</title></head><body><pre>TypeError: Cannot read properties of null<br> &nbsp; &nbsp;at /app/server.js:7:3</pre></body></html>',
    'TypeError: Cannot read properties of null',
  ],
  [
    'a trace of Python',
    'Traceback (most recent call last):\n  File "app.py", line 7, in hook\n    event["data"]\nKeyError: \'data\'\n',
    "KeyError: 'data'",
  ],
  [
    'JSON',
    '{"statusCode":500,"error":"Internal Server Error","message":"relation does not exist"}',
    'relation does not exist',
  ],
  ['plain text', '  invalid signature\n', 'invalid signature'],
  [
    'a page without anything',
    '<html><title>500 Internal Server Error</title><p>Sorry.</p></html>',
    undefined,
  ],
  ['nothing', '', undefined],
])('says what matters in %s', (_, body, message) => {
  expect(errorMessage(body)).toBe(message);
});

it('reads a page in a time that grows with its length', () => {
  const hostile = `<html>${'<script>'.repeat(50_000)}${'<'.repeat(50_000)}`;

  expect(pageText(hostile)).toBe('');
});

it('leaves what is no page as it is', () => {
  expect(pageText('{"a":"<html>"}')).toBeUndefined();
});
