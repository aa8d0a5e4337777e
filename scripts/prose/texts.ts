import * as ts from 'typescript';

/** A sentence that people read, with its place. */
export interface Prose {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  /** A text of the program, not a comment or a page. */
  readonly isText?: true;
}

/** The prose of a Markdown page: all but code, links' targets and HTML comments. */
export function proseOfMarkdown(file: string, markdown: string): Prose[] {
  let fence = '';
  return markdown.split('\n').flatMap((line, index): Prose[] => {
    const mark = /^ *(`{3,})/.exec(line)?.[1];
    if (mark !== undefined && (fence === '' || mark === fence)) {
      fence = fence === '' ? mark : '';
      return [];
    }
    const text = line.replace(/`[^`]*`/g, '').replace(/\]\([^)]*\)/g, ']').replace(/<!--.*?-->/g, '');
    return fence !== '' || text.trim() === '' ? [] : [{ file, line: index + 1, text }];
  });
}

/** The prose of a source: its comments, and its texts of at least three words, such as those of findings. */
export function proseOfSource(file: string, source: string): Prose[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2022);
  const found: Prose[] = [];
  const add = (at: number, text: string, isText?: true) => text.split('\n').forEach((line, index) => {
    if (/\S+\s+\S+\s+\S+/.test(line)) found.push({ file, line: tree.getLineAndCharacterOfPosition(at).line + 1 + index, text: line, ...isText && { isText } });
  });
  const comments = new Map<number, ts.CommentRange>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      add(node.getStart(tree), node.text, true);
    }
    for (const range of ts.getLeadingCommentRanges(source, node.getFullStart()) ?? []) comments.set(range.pos, range);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  for (const { pos, end } of comments.values()) add(pos, source.slice(pos, end));
  return found;
}
