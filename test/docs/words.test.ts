import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../package/built-package.ts';

/** Words that are not used in any text, and what is said instead. */
const WORDS: readonly (readonly [word: RegExp, instead: string])[] = [
  [/\b(?:whoever|whosoever)\b/i, 'anyone who'],
  [/\b(?:somebody|anybody)\b/i, 'someone, anyone'],
  [/\bin the end\b/i, 'finally, eventually'],
  [/\bfor ever\b/i, 'forever'],
  [/\bas (?:it stands|they stand)\b/i, 'as is'],
  [/\bmend(?:s|ed|ing)\b/i, 'fix'],
  [/\bgo together\b/i, 'cannot be combined with'],
  [/\blet in\b/i, 'accept'],
  [/\b(?:rightly|wrongly)\b/i, 'validly, with an invalid signature'],
  [/\bcarr(?:y|ies|ied) out\b/i, 'run'],
  [/\b(?:colour|licence|neighbour|behaviour|normalis|organis|recognis)/i, 'American spelling'],
  [/\be-mail/i, 'email'],
];

/** Words that are not used in what a user reads on a terminal, in a report or in a document. */
const WORDS_ON_SCREEN: typeof WORDS = [
  ...WORDS,
  [/\bnobody\b/i, 'no one, or who does what'],
  [/\bfor good\b/i, 'permanently'],
  [/\bmend\b/i, 'fix'],
  [/\b(?:tells?|telling)\b/i, 'print, show, report, run'],
  [/\bso many\b/i, 'N'],
  [/\b(?:and|that|what) is none\b/i, 'is not'],
  [/\blistens? for it\b/i, 'is subscribed'],
  [/\bno more$/i, 'gave up'],
  [/^ *again: /i, 'Reproduce:'],
  [/\bis wanted\b/i, 'requires'],
  [/\binstalments?\b/i, 'installment'],
  [/\bcatalogue/i, 'catalog'],
  [/\blook-ups?\b/i, 'lookup'],
  [/\beverybody\b/i, 'everyone'],
  [/\bcall(?:s|ed)? off\b/i, 'cancel'],
  [/\bmade out again\b/i, 'reissued'],
  [/\bcomes? of (?:it|them)\b/i, 'the result'],
  [/\bin the manner of\b/i, 'like, in the format of'],
  [/\bof worth\b/i, 'of value'],
  [/\bleaves? (?:a trace|traces)\b/i, 'has a visible effect'],
  [/\b(?:is|are) no (?:JSON|success|finding|webhook)\b/i, 'is not'],
  [/\b(?:let|lets) an? (?:event|journey) happen\b/i, 'trigger an event, run a journey'],
  [/\bnot ok\b/i, 'invalid'],
  [/\bthere is no such thing\b/i, 'not found'],
  [/\bdearer\b/i, 'more expensive'],
  [/\banswer(?:s|ed|ing)?\b/i, 'response, respond'],
];

/** Files whose texts are not ours to choose. */
const LEFT_ALONE: Readonly<Record<string, string>> = {
  'src/payloads/vocabulary/': 'what people of the payloads write',
  'src/payloads/scene/': 'what people of the payloads write',
};

/** Phrases that are right where they stand. */
const ALLOWED: readonly (readonly [phrase: RegExp, reason: string])[] = [
  [/"cancelled"|'cancelled'/, "a value of ClickFunnels' fulfillments"],
  [/long answers|What the buyer answers/, 'answers of people'],
  [/"telling"/, 'a field of the run report'],
];

const SOURCES = trackedFiles('src').filter((file) => file.endsWith('.ts') && !file.includes('.generated.'));
const DATA = trackedFiles('schemas', 'fixtures/journeys', 'action.yml', '.github').filter((file) =>
  /\.(?:json|ya?ml)$/.test(file),
);
const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'schemas/README.md',
  'src/cli/REFERENCE.md',
];

it('uses plain words in the texts of the sources', () => {
  expect(SOURCES.flatMap((file) => found(file, stringsOf(file), WORDS_ON_SCREEN))).toEqual([]);
});

it('uses plain words in comments and JSDoc', () => {
  expect(SOURCES.flatMap((file) => found(file, commentsOf(file), WORDS))).toEqual([]);
});

it('uses plain words in schemas, journeys and workflows', () => {
  expect(DATA.flatMap((file) => found(file, linesOf(file), WORDS_ON_SCREEN))).toEqual([]);
});

it('uses plain words in documents', () => {
  expect(DOCUMENTS.flatMap((file) => found(file, linesOf(file), WORDS_ON_SCREEN))).toEqual([]);
});

/** The texts that have one of these words, each with its place and what to say instead. */
function found(file: string, texts: readonly string[], words: typeof WORDS): string[] {
  if (Object.keys(LEFT_ALONE).some((start) => file.startsWith(start))) return [];
  return texts
    .filter((text) => !ALLOWED.some(([phrase]) => phrase.test(text)))
    .flatMap((text) =>
      words
        .filter(([word]) => word.test(text))
        .map(
          ([word, instead]) => `${file}: ${word.exec(text)?.[0]} (say: ${instead}): ${text.slice(0, 120)}`,
        ),
    );
}

/** Every text between quotes: what a file imports, and texts without a space, are names. */
function stringsOf(file: string): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      if (/\s/.test(node.text)) texts.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(sourceOf(file));
  return texts;
}

function commentsOf(file: string): string[] {
  const source = sourceOf(file);
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, source.text);
  const comments: string[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const isComment =
      kind === ts.SyntaxKind.MultiLineCommentTrivia || kind === ts.SyntaxKind.SingleLineCommentTrivia;
    if (isComment) comments.push(scanner.getTokenText().replaceAll(/\s*\n\s*\*?\s*/g, ' '));
  }
  return comments;
}

function sourceOf(file: string): ts.SourceFile {
  return ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
}

function linesOf(file: string): string[] {
  return read(file).split('\n');
}

function read(file: string): string {
  return readFileSync(join(PACKAGE_ROOT, file), 'utf8');
}

function trackedFiles(...paths: string[]): string[] {
  const listed = execFileSync('git', ['ls-files', ...paths], { cwd: PACKAGE_ROOT, encoding: 'utf8' });
  return listed.split('\n').filter((file) => file !== '');
}
