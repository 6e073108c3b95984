import { expect, it } from 'vitest';
import type { Behavior } from './behavior.ts';
import { compareBehavior } from './compare-behavior.ts';

const MAIL = { category: 'mail welcome #', value: 'mail welcome 1' };
const NAME = { category: 'contact: name', value: 'story 1 1 name "Ada"' };
const ORIGINAL: Behavior = { responses: ['200', '401'], facts: [MAIL, NAME] };
const none = () => Promise.resolve([]);

it('calls a mutant equivalent that responds and leaves the same', async () => {
  expect(await compareBehavior({ ...ORIGINAL }, ORIGINAL, none)).toBe('equivalent');
});

it('calls a mutant less that never has one kind of result', async () => {
  expect(await compareBehavior({ ...ORIGINAL, facts: [NAME] }, ORIGINAL, none)).toBe('less');
});

it('calls a mutant less that does what the original would without some kind of event', async () => {
  const other = { category: 'contact: name', value: 'story 2 2 name "Bo"' };
  const original = { ...ORIGINAL, facts: [MAIL, NAME, other] };

  const kind = await compareBehavior(ORIGINAL, original, () => Promise.resolve([ORIGINAL]));

  expect(kind).toBe('less');
});

it('calls a mutant changed that responds in another way, does nothing, or has one result of a kind less or twice', async () => {
  const changed: readonly Behavior[] = [
    { ...ORIGINAL, responses: ['200', '200'] },
    { ...ORIGINAL, facts: [] },
    { ...ORIGINAL, facts: [MAIL, MAIL, NAME] },
    { ...ORIGINAL, facts: [MAIL, { ...NAME, value: 'story 1 1 name ""' }] },
  ];

  for (const behavior of changed) expect(await compareBehavior(behavior, ORIGINAL, none)).toBe('changed');
});
