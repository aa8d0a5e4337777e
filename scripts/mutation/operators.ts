import * as ts from 'typescript';

/** The replacement of a node, with the range if that is not the node itself. */
export interface Change {
  readonly operator: string;
  readonly replacement: string;
  readonly range?: readonly [number, number];
}

type Operator = (node: ts.Node) => Change[];

/** The next version up or down, in the forms `1.4` and `V1_4`. */
const VERSION = /^(V?\d+[._])(\d+)$/;

const SWAPPED: Partial<Record<ts.SyntaxKind, string>> = {
  [ts.SyntaxKind.LessThanToken]: '<=',
  [ts.SyntaxKind.LessThanEqualsToken]: '<',
  [ts.SyntaxKind.GreaterThanToken]: '>=',
  [ts.SyntaxKind.GreaterThanEqualsToken]: '>',
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: '!==',
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: '===',
  [ts.SyntaxKind.AmpersandAmpersandToken]: '||',
  [ts.SyntaxKind.BarBarToken]: '&&',
  [ts.SyntaxKind.PlusToken]: '-',
  [ts.SyntaxKind.MinusToken]: '+',
  [ts.SyntaxKind.AsteriskToken]: '/',
  [ts.SyntaxKind.SlashToken]: '*',
};

const statements: Operator = node => {
  const gone = ts.isExpressionStatement(node) || ts.isThrowStatement(node) || ts.isContinueStatement(node)
    || ts.isBreakStatement(node) || (ts.isIfStatement(node) && !node.elseStatement) || ts.isForOfStatement(node);
  return gone && !isSuperCall(node) ? [{ operator: 'statement deleted', replacement: ';' }] : [];
};

/** Usually, no test can tell these return values from `undefined`; `false` has a separate mutant. */
const NOTHING = /^(undefined|false)$/;

const returns: Operator = node => {
  if (ts.isReturnStatement(node) && node.expression && !NOTHING.test(node.expression.getText())) {
    return [{ operator: 'undefined returned', replacement: 'return undefined as never;' }];
  }
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body) && !NOTHING.test(node.body.getText())) {
    return [{ operator: 'undefined returned', replacement: 'undefined as never', range: [node.body.getStart(), node.body.end] }];
  }
  return [];
};

const conditions: Operator = node => {
  const condition = ts.isIfStatement(node) || ts.isWhileStatement(node) ? node.expression
    : ts.isConditionalExpression(node) ? node.condition : undefined;
  return condition
    ? [{ operator: 'condition negated', replacement: `!(${condition.getText()})`, range: [condition.getStart(), condition.end] }]
    : [];
};

const operators: Operator = node => {
  if (!ts.isBinaryExpression(node)) return [];
  const { left, operatorToken } = node;
  if (operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) {
    return [{ operator: 'fallback removed', replacement: left.getText() }];
  }
  const swapped = SWAPPED[operatorToken.kind];
  return swapped ? [{ operator: 'operator swapped', replacement: swapped, range: [operatorToken.getStart(), operatorToken.end] }] : [];
};

const literals: Operator = node => {
  if (ts.isNumericLiteral(node)) return [{ operator: 'number changed', replacement: `${Number(node.text.replace(/_/g, '')) + 1}` }];
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [{ operator: 'boolean changed', replacement: 'false' }];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [{ operator: 'boolean changed', replacement: 'true' }];
  if (ts.isStringLiteral(node)) return VERSION.test(node.text) ? versions(node.text, '\'') : [string(node.text === '')];
  if (ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node)) return [string(false)];
  if (ts.isRegularExpressionLiteral(node)) {
    const loose = node.text.replace(/^\/\^/, '/').replace(/\$(\/[a-z]*)$/, '$1');
    return loose === node.text ? [] : [{ operator: 'anchors removed', replacement: loose }];
  }
  return [];
};

function string(isEmpty: boolean): Change {
  return { operator: 'string changed', replacement: isEmpty ? '\'mutated\'' : '\'\'' };
}

/** `CozystackVersion.V1_4`: the compiler tells whether the member before or after exists. */
const capabilities: Operator = node =>
  ts.isPropertyAccessExpression(node) && VERSION.test(node.name.text)
    ? versions(node.name.text, '').map(change => ({ ...change, range: [node.name.getStart(), node.name.end] as const }))
    : [];

function versions(text: string, quote: string): Change[] {
  const [, release, line] = VERSION.exec(text)!;
  return [-1, 1].filter(step => Number(line) + step >= 0)
    .map(step => ({ operator: 'version shifted', replacement: `${quote}${release}${Number(line) + step}${quote}` }));
}

const elements: Operator = node =>
  ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node)
    ? [...ts.isArrayLiteralExpression(node) ? node.elements : node.properties].filter(isSomething).map(element => ({
      operator: ts.isArrayLiteralExpression(node) ? 'element removed' : 'row removed',
      replacement: '',
      range: [element.getStart(), afterComma(element)] as const,
    }))
    : [];

/** A row with the value `undefined` equals a missing row. */
function isSomething(element: ts.Node): boolean {
  return !(ts.isPropertyAssignment(element) && element.initializer.getText() === 'undefined');
}

/** `things.filter(ok)` becomes `things`, and `clean(text)` becomes `text`. */
const calls: Operator = node => {
  if (!ts.isCallExpression(node) || ts.isExpressionStatement(node.parent)) return [];
  const { expression, arguments: given } = node;
  if (ts.isPropertyAccessExpression(expression)) {
    return [{ operator: 'call removed', replacement: expression.expression.getText() }];
  }
  return given.length === 1 && ts.isIdentifier(expression) ? [{ operator: 'call removed', replacement: given[0].getText() }] : [];
};

export const OPERATORS: readonly Operator[] =
  [statements, returns, conditions, operators, literals, capabilities, elements, calls];

function isSuperCall(node: ts.Node): boolean {
  return ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)
    && node.expression.expression.kind === ts.SyntaxKind.SuperKeyword;
}

/** The comma is removed with its element. */
function afterComma(element: ts.Node): number {
  const comma = /^\s*,/.exec(element.getSourceFile().text.slice(element.end));
  return element.end + (comma ? comma[0].length : 0);
}
