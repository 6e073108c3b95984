import ts from 'typescript';

/** A source that was changed in one way, as people get sources wrong. */
export interface Mutant {
  /** What kind of change it is, as survivors are counted: `condition`, `await`. */
  readonly kind: string;
  /** What was done to which line. */
  readonly what: string;
  readonly text: string;
}

/** Operators that are put in the place of others. */
const SWAPPED: Readonly<Record<string, string>> = {
  '<': '>=',
  '>': '<=',
  '<=': '>',
  '>=': '<',
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
  '??': '&&',
};
/** Fields that are mistaken for each other. */
const OTHER_KEYS: ReadonlyMap<string, string> = new Map([
  ['event_id', 'subject_id'],
  ['subject_id', 'event_id'],
  ['updated_at', 'created_at'],
  ['updatedAt', 'id'],
]);
/** Ways of getting a statement of SQL wrong. */
const SQL_CHANGES: readonly (readonly [what: string, from: RegExp, to: string])[] = [
  ['nothing on conflict', /ON CONFLICT \(id\) DO UPDATE SET[\s\S]*/, 'ON CONFLICT DO NOTHING'],
  ['no conflict looked for', /ON CONFLICT DO NOTHING/, ''],
  ['no condition', /WHERE (?!id = )[\s\S]*/, ''],
  ['the comparison turned', />=/, '<'],
  ['strictly newer', />=/, '>'],
  ['or for and', / AND /, ' OR '],
  ['not unique', /TEXT UNIQUE/, 'TEXT'],
];
/** Functions that are no part of a correct receiver: how it is looked at, and what only other receivers use. */
const LEFT_ALONE: ReadonlySet<string> = new Set(['probeOf', 'takeBody', 'takeOnce', 'recordOf', 'sleep']);
/** How a receiver is looked at and put away, and what a test fixture is about. */
const LEFT_ALONE_PROPERTIES: ReadonlySet<string> = new Set([
  ...['probe', 'close', 'settleMs', 'show', 'file', 'bug', 'red', 'describe'],
]);

/** The ways in which people get a source wrong, in the order of the text. */
export function mutantsOf(text: string): readonly Mutant[] {
  const file = ts.createSourceFile('receiver.ts', text, ts.ScriptTarget.Latest, true);
  const found: Mutant[] = [];
  const replace = (node: ts.Node, by: string, kind: string, what = kind) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    const shown = node.getText().replaceAll(/\s+/g, ' ').slice(0, 60);
    found.push({
      kind,
      what: `line ${line + 1}: ${what}: ${shown}`,
      text: text.slice(0, node.getStart()) + by + text.slice(node.getEnd()),
    });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) && LEFT_ALONE.has(node.name?.text ?? '')) return;
    if (ts.isPropertyAssignment(node) && LEFT_ALONE_PROPERTIES.has(node.name.getText())) return;
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isInterfaceDeclaration(node)) return;
    if (ts.isIfStatement(node)) {
      replace(node.expression, 'Boolean(0)', 'condition', 'never');
      replace(node.expression, 'Boolean(1)', 'condition', 'always');
    }
    if (ts.isBinaryExpression(node)) mutateOperator(node, replace);
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      replace(node, node.operand.getText(), 'negation', 'without its !');
    }
    if (ts.isExpressionStatement(node)) replace(node, ';', 'statement', 'forgotten');
    if (ts.isReturnStatement(node) && node.expression === undefined) replace(node, ';', 'return', 'goes on');
    if (ts.isCaseClause(node)) mutateCase(node, replace);
    if (ts.isAwaitExpression(node)) replace(node, node.expression.getText(), 'await', 'not awaited');
    if (ts.isCallExpression(node)) mutateCall(node, replace);
    if (ts.isNumericLiteral(node))
      replace(node, `${Number(node.text) * 1_000 + 1}`, 'number', 'another number');
    if (ts.isPropertyAccessExpression(node)) {
      const other = OTHER_KEYS.get(node.name.text);
      if (other !== undefined) replace(node.name, other, 'key', `another key, ${other}`);
    }
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) mutateText(node, replace);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

type Replace = (node: ts.Node, by: string, kind: string, what?: string) => void;

function mutateOperator(node: ts.BinaryExpression, replace: Replace): void {
  const other = SWAPPED[node.operatorToken.getText()];
  const shown = node.getText().replaceAll(/\s+/g, ' ').slice(0, 50);
  const [left, right] = [node.left.getText(), node.right.getText()];
  // In parentheses, since ?? does not stand beside && without.
  if (other !== undefined) replace(node, `(${left} ${other} ${right})`, 'operator', `${other} in ${shown}`);
  if (node.operatorToken.getText() === '<')
    replace(node, `(${left} <= ${right})`, 'operator', `<= in ${shown}`);
}

/** Falls through to the next case, or never gets there. */
function mutateCase(node: ts.CaseClause, replace: Replace): void {
  replace(node.expression, "'no.such.type'", 'event type', 'not handled');
  const last = node.statements.at(-1);
  if (last !== undefined && ts.isBreakStatement(last)) replace(last, ';', 'event type', 'falls through');
}

/** A transaction that is none, and what is done without looking whether it was done before. */
function mutateCall(node: ts.CallExpression, replace: Replace): void {
  const { expression } = node;
  if (!ts.isPropertyAccessExpression(expression)) return;
  const [first] = node.arguments;
  if (expression.name.text === 'transaction' && first !== undefined) {
    replace(node, `(${first.getText()})()`, 'transaction', 'no transaction');
  }
  if (expression.name.text === 'insert') replace(expression.name, 'put', 'transaction', 'put, not inserted');
}

function mutateText(node: ts.StringLiteral | ts.NoSubstitutionTemplateLiteral, replace: Replace): void {
  for (const [what, from, to] of SQL_CHANGES) {
    if (from.test(node.text)) replace(node, `\`${node.text.replace(from, to)}\``, 'SQL', what);
  }
  if (/^(BEGIN|COMMIT|ROLLBACK)/.test(node.text)) replace(node, "'SELECT 1'", 'SQL', 'no transaction');
}
