import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printable } from '../../../src/internal/printable.ts';

it.each([
  ['a color', '\u001b[31mred\u001b[0m', '[31mred[0m'],
  ['a bell and a null', 'a\u0007b\0c', 'abc'],
  ['a carriage return that would overwrite the line', 'good\rbad', 'goodbad'],
  ['a control character of the second block', 'a\u009b31mb', 'a31mb'],
  ['marks that turn the direction of writing', 'a\u202eb\u2066c\u200fd\u061ce', 'abcde'],
])('takes %s out', (_, text, clean) => {
  expect(printable(text)).toBe(clean);
});

it('leaves line breaks, tabs and every script alone', () => {
  const text = 'one\n\ttwo: Zoë 東京 🎉 שלום';

  expect(printable(text)).toBe(text);
});

it('takes every occurrence of the secret out, also one that hides behind control characters', () => {
  const text = printable('key=s3cret-4711, again s3\u0000cret-4711.', 's3cret-4711');

  expect(text).toBe('key=[secret], again [secret].');
});

it('takes no secret for a reason to change nothing', () => {
  expect(printable('text', '')).toBe('text');
  expect(printable('text', undefined)).toBe('text');
});

it('never lets a character through that steers a terminal', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 0x30_00 })).map((codes) => String.fromCharCode(...codes)),
      (text) => {
        expect(printable(text).replaceAll(/[\t\n]/g, '')).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
      },
    ),
  );
});
