import * as ts from 'typescript';

/** A text for readers, with its position. */
export interface Prose {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  /** A text of the program, not a comment or a page. */
  readonly isText?: true;
}

const HAS_WORDS = /\S+\s+\S+\s+\S+/;

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
  const comments = new Map<number, ts.CommentRange>();
  const commentsAt = (at: number, end: number) => {
    const ranges = [...ts.getLeadingCommentRanges(source, at) ?? [], ...ts.getTrailingCommentRanges(source, end) ?? []];
    for (const range of ranges) comments.set(range.pos, range);
  };
  const visit = (node: ts.Node): void => {
    const isSaid = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
    if (isSaid && !isTest) add(node.getStart(tree), node.text, true);
    if (isTest && ts.isCallExpression(node)) {
      const title = node.arguments[0];
      const isTitle = title !== undefined && ts.isStringLiteralLike(title) && /^(?:test|describe)\b/.test(node.expression.getText(tree));
      if (isTitle) add(title.getStart(tree), title.text, true);
    }
    // A node without children is a token. A comment may precede it, e.g. before the brace that ends a block.
    const children = node.getChildren(tree);
    if (children.length === 0) commentsAt(node.getFullStart(), node.getEnd());
    children.forEach(visit);
  };
  visit(tree);
  for (const { pos, end } of comments.values()) add(pos, source.slice(pos, end));
  return found;
}

/** The comments of a program in Python, Go or Java, as whole lines. */
export function proseOfProgram(file: string, source: string): Prose[] {
  return source.split('\n').flatMap((text, index) => /^\s*(?:#|\/\/|\*|\/\*)/.test(text) && HAS_WORDS.test(text) ? [{ file, line: index + 1, text }] : []);
}
