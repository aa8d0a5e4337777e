import * as ts from 'typescript';

/** A text for readers, with its position. */
export interface Prose {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  /** A text of the program, not a comment or a page. */
  readonly isText?: true;
}

const HAS_WORDS = /\S\s+\S+\s+\S/;
const COMMENT = /\/\/.*|\/\*[^]*?\*\//y;

/** The prose of a Markdown page by paragraph: without code, link targets and HTML comments. */
export function proseOfMarkdown(file: string, markdown: string): Prose[] {
  const found: { file: string; line: number; text: string }[] = [];
  let fence = '';
  let isOpen = false;
  for (const [index, line] of markdown.split('\n').entries()) {
    const mark = /^ *(`{3,})/.exec(line)?.[1];
    const isFence = mark !== undefined && (fence === '' || mark === fence);
    if (isFence) fence = fence === '' ? mark : '';
    const text = line.replace(/`[^`]*`/g, '').replace(/\]\([^)]*\)/g, ']').replace(/<!--.*?-->/g, '');
    if (isFence || fence !== '' || line.trim() === '') {
      isOpen = false;
    } else if (isOpen) {
      found[found.length - 1].text += `\n${text}`;
    } else {
      found.push({ file, line: index + 1, text });
      isOpen = true;
    }
  }
  return found;
}

/**
 * The prose of a source file: its comments, and its texts of at least three words, such as those of findings. Of a test, only the titles.
 */
export function proseOfSource(file: string, source: string): Prose[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2022);
  const isTest = /^test\//.test(file);
  const found: Prose[] = [];
  const add = (at: number, text: string, isText?: true) => {
    if (HAS_WORDS.test(text)) found.push({ file, line: tree.getLineAndCharacterOfPosition(at).line + 1, text, ...isText && { isText } });
  };
  /** Texts and regular expressions, in which nothing is a comment. */
  const literals: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    const isSaid = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
    if (isSaid && !isTest) add(node.getStart(tree), node.text, true);
    if (isTest && ts.isCallExpression(node)) {
      const title = node.arguments[0];
      const isTitle = title !== undefined && ts.isStringLiteralLike(title) && /^(?:test|describe)\b/.test(node.expression.getText(tree));
      if (isTitle) add(title.getStart(tree), title.text, true);
    }
    if (isSaid || ts.isRegularExpressionLiteral(node)) literals.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  for (const [at, text] of commentsBetween(source, literals.map(node => [node.getStart(tree), node.end]))) add(at, text);
  return found;
}

/** The comments outside the ranges, which are in the order of the source, with their positions. */
function commentsBetween(source: string, ranges: readonly (readonly [start: number, end: number])[]): [number, string][] {
  const found: [number, string][] = [];
  let at = 0;
  for (const [start, end] of [...ranges, [source.length, source.length]]) {
    for (at = source.indexOf('/', at); at >= 0 && at < start; at = source.indexOf('/', at)) {
      COMMENT.lastIndex = at;
      const text = COMMENT.exec(source)?.[0];
      if (text !== undefined) found.push([at, text]);
      at += text?.length ?? 1;
    }
    at = end;
  }
  return found;
}

/** The comments of a program in Python, Go or Java, as whole lines. */
export function proseOfProgram(file: string, source: string): Prose[] {
  return source.split('\n').flatMap((text, index) => /^\s*(?:#|\/\/|\*|\/\*)/.test(text) && HAS_WORDS.test(text) ? [{ file, line: index + 1, text }] : []);
}
