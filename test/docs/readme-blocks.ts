import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../package/built-package.ts';
import { type CodeBlock, codeBlocks } from './markdown.ts';

/** The code blocks of the README, in order. */
export const BLOCKS = codeBlocks(await readFile(join(PACKAGE_ROOT, 'README.md'), 'utf8'));

/** Blocks of commands that a shell can run one after the other. */
export const COMMAND_BLOCKS = BLOCKS.filter(
  ({ language, code }) => language === 'sh' && /^npx cf-webhook-sim/m.test(code),
);

/** The other blocks that are executed, each known by its language and by a phrase that no other has. */
const CODE = {
  library: ['ts', 'to: 3000'],
  runs: ['ts', 'sendAll('],
  vitest: ['ts', "'cf-webhook-sim/vitest'"],
  express: ['js', "'express'"],
  config: ['yaml', 'runs:'],
} as const;

/** Blocks that are not executed: they install, or start what is running already. */
const NOT_EXECUTED = [
  'npm install && npx cf-webhook-sim send order.created\n',
  'npm install && npm test\n',
  'npm install --save-dev cf-webhook-sim\n',
];

/** The text of one of the blocks that tests execute. */
export function codeOf(name: keyof typeof CODE): string {
  const [language, phrase] = CODE[name];
  const [block, ...others] = matching(language, phrase);
  if (block === undefined || others.length > 0) {
    throw new Error(
      `The README has ${others.length + Number(block !== undefined)} ${language} blocks with ${phrase}.`,
    );
  }
  return block.code;
}

/** The blocks that no test executes, but for those that are meant to be so and for output. */
export function unexecutedBlocks(): CodeBlock[] {
  const executed = new Set([
    ...COMMAND_BLOCKS,
    ...Object.values(CODE).flatMap(([language, phrase]) => matching(language, phrase)),
  ]);
  return BLOCKS.filter(
    (block) => block.language !== 'text' && !executed.has(block) && !NOT_EXECUTED.includes(block.code),
  );
}

function matching(language: string, phrase: string): CodeBlock[] {
  return BLOCKS.filter((block) => block.language === language && block.code.includes(phrase));
}
