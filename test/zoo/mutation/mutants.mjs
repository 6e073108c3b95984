import ts from 'typescript';

/** Operators that are put in the place of others. */
const SWAPPED = {
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
const OTHER_KEYS = { event_id: 'subject_id', subject_id: 'event_id', updated_at: 'created_at' };

/** Functions that are no part of a correct receiver: how it is looked at, and what others use. */
const LEFT_ALONE = new Set(['probeOf', 'takeBody', 'takeOnce']);

/**
 * The ways in which people get a source wrong: a condition dropped, an operator turned, a statement forgotten, another
 * key, no await. Each is the whole text and what was done, with its line.
 *
 * @param {string} text
 * @returns {{ readonly what: string, readonly text: string }[]}
 */
export function mutantsOf(text) {
  const file = ts.createSourceFile('receiver.ts', text, ts.ScriptTarget.Latest, true);
  const found = [];
  const replace = (node, by, what) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    const shown = node.getText().replaceAll(/\s+/g, ' ').slice(0, 60);
    found.push({
      what: `line ${line + 1}: ${what}: ${shown}`,
      text: text.slice(0, node.getStart()) + by + text.slice(node.getEnd()),
    });
  };
  const visit = (node) => {
    if (ts.isFunctionDeclaration(node) && LEFT_ALONE.has(node.name?.text ?? '')) return;
    if (ts.isIfStatement(node)) {
      replace(node.expression, 'Boolean(0)', 'never');
      replace(node.expression, 'Boolean(1)', 'always');
    }
    if (ts.isBinaryExpression(node)) {
      const other = SWAPPED[node.operatorToken.getText()];
      if (other !== undefined)
        replace(node.operatorToken, other, `${other} in ${node.getText().slice(0, 40)}`);
    }
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      replace(node, node.operand.getText(), 'without its !');
    }
    if (ts.isExpressionStatement(node)) replace(node, ';', 'forgotten');
    if (ts.isAwaitExpression(node)) replace(node, node.expression.getText(), 'not awaited');
    if (ts.isNumericLiteral(node)) replace(node, `${Number(node.text) * 1_000 + 1}`, 'another number');
    if (ts.isPropertyAccessExpression(node) && OTHER_KEYS[node.name.text] !== undefined) {
      replace(node.name, OTHER_KEYS[node.name.text], 'another key');
    }
    if (!ts.isImportDeclaration(node) && !ts.isTypeNode(node) && !ts.isInterfaceDeclaration(node)) {
      ts.forEachChild(node, visit);
    }
  };
  visit(file);
  return found;
}
