import type { AstNode, CharacterClassBody } from 'regjsparser';
import type { Random } from '../../../random/random.ts';
import { schemaGenerator } from '../../load-on-demand.ts';
import { readPattern } from '../patterns.ts';

interface Features {
  readonly lookbehind: true;
  readonly namedGroups: true;
  readonly unicodePropertyEscape: true;
}
type Node = AstNode<Features>;

/** What is known while one text is written. */
interface Writing {
  readonly random: Random;
  /** How far above its least an open quantifier goes. */
  readonly stretch: number;
  readonly groups: Map<number | string, string>;
  groupNumber: number;
}

/** Characters to choose from where a class allows several: the plain ones first. */
const PLAIN = [...'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const OTHER = [...' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~\t\n\r'];
const RARE = [...'éüñßçøåžłÀÉÖŽαβγΑΒΓабвАБВ中文字日本語ひらカナ한글١٢٣٤ἀ¡¿«»—–…€£¥©®°±×÷\u00a0\u2028😀🎉'];

const parsed = new Map<string, Node | undefined>();
const classes = new Map<string, readonly string[]>();

/**
 * A text that was written along a `pattern`; whether it really matches is for the caller to see, since look-arounds and
 * anchors within are passed over.
 *
 * @param stretch How far above its least an open quantifier such as `+` goes at most.
 * @returns `undefined` where the pattern cannot be read.
 */
export function draftPattern(pattern: string, stretch: number, random: Random): string | undefined {
  const root = parse(pattern);
  if (root === undefined) return undefined;
  return write(root, { random, stretch, groups: new Map(), groupNumber: 0 });
}

function parse(pattern: string): Node | undefined {
  if (!parsed.has(pattern)) parsed.set(pattern, parseAs(pattern, 'u') ?? parseAs(pattern, ''));
  return parsed.get(pattern);
}

function parseAs(pattern: string, flags: string): Node | undefined {
  try {
    return schemaGenerator().parsePattern(pattern, flags, {
      lookbehind: true,
      namedGroups: true,
      unicodePropertyEscape: true,
    });
  } catch {
    return undefined;
  }
}

function write(node: Node, writing: Writing): string {
  switch (node.type) {
    case 'alternative':
      return writeAll(node.body, writing);
    case 'disjunction':
      return write(writing.random.pick(node.body), writing);
    case 'quantifier':
      return writeRepeated(node, writing);
    case 'group':
      return writeGroup(node, writing);
    case 'reference':
      return writing.groups.get(node.matchIndex ?? node.name.value) ?? '';
    case 'value':
      return String.fromCodePoint(node.codePoint);
    case 'anchor':
      return '';
    case 'dot':
      return writing.random.pick(PLAIN);
    case 'characterClass':
      return writeClass(node.raw, node.negative ? [] : node.body, writing);
    case 'characterClassEscape':
    case 'unicodePropertyEscape':
      return writeClass(node.raw, [], writing);
    default:
      return '';
  }
}

function writeAll(nodes: readonly Node[], writing: Writing): string {
  let text = '';
  for (const node of nodes) text += write(node, writing);
  return text;
}

function writeRepeated(node: Extract<Node, { type: 'quantifier' }>, writing: Writing): string {
  const most = Math.max(node.min, Math.min(node.max ?? Number.POSITIVE_INFINITY, node.min + writing.stretch));
  const times = writing.random.integer(node.min, most);
  const before = writing.groupNumber;
  let text = '';
  for (let time = 0; time < times; time += 1) {
    writing.groupNumber = before;
    text += writeAll(node.body, writing);
  }
  return text;
}

function writeGroup(node: Extract<Node, { type: 'group' }>, writing: Writing): string {
  if (node.behavior !== 'normal') {
    // What a look-ahead asks for is often all that follows it; elsewhere the proof decides.
    if (node.behavior === 'ignore') return writeAll(node.body, writing);
    return node.behavior === 'lookahead' && writing.random.chance(0.3) ? writeAll(node.body, writing) : '';
  }
  writing.groupNumber += 1;
  const number = writing.groupNumber;
  const text = writeAll(node.body, writing);
  writing.groups.set(number, text);
  if (node.name !== undefined) writing.groups.set(node.name.value, text);
  return text;
}

function writeClass(raw: string, body: readonly CharacterClassBody[], writing: Writing): string {
  let characters = classes.get(raw);
  if (characters === undefined) {
    characters = charactersOf(raw, body);
    classes.set(raw, characters);
  }
  return characters.length === 0 ? '' : writing.random.pick(characters);
}

/** The characters that a class allows, tried one by one, so that every kind of class is understood. */
function charactersOf(raw: string, body: readonly CharacterClassBody[]): readonly string[] {
  const test = readPattern(`^${raw}$`);
  if (test === undefined) return [];
  for (const candidates of [PLAIN, [...PLAIN, ...OTHER], [...RARE, ...namedIn(body)], everyCharacter()]) {
    const found = candidates.filter((character) => test.test(character));
    // Of a class that allows letters and digits, only these are used: they are what people write.
    if (found.length > 0) return found;
  }
  return [];
}

function namedIn(body: readonly CharacterClassBody[]): string[] {
  return body.flatMap((part) => {
    if (part.type === 'value') return [String.fromCodePoint(part.codePoint)];
    return part.type === 'characterClassRange' ? [String.fromCodePoint(part.min.codePoint)] : [];
  });
}

function everyCharacter(): string[] {
  return Array.from({ length: 0x2f_ff }, (_, code) => String.fromCodePoint(code));
}
