import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';
import { Mutant } from './mutant';
import { OPERATORS } from './operators';

/** All mutants of the files below a folder, sorted by file and position. */
export function mutantsBelow(root: string, folder: string): Mutant[] {
  const files = (readdirSync(join(root, folder), { recursive: true }) as string[])
    .filter(file => file.endsWith('.ts') && !file.endsWith('.d.ts')).map(file => `${folder}/${file}`).sort();
  return files.flatMap(file => mutantsOf(file, readFileSync(join(root, file), 'utf8')));
}

/** The mutants of one file. Types, imports, exports and comments have none. */
export function mutantsOf(file: string, text: string): Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Mutant[] = [];
  visit(source);
  return found;

  function visit(node: ts.Node): void {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)
      || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    for (const { operator, replacement, range } of isKey(node) ? [] : OPERATORS.flatMap(operatorOf => operatorOf(node))) {
      const [start, end] = range ?? [node.getStart(), node.end];
      const { line, character } = source.getLineAndCharacterOfPosition(start);
      const variant = operator === 'version shifted' ? ` to ${replacement.replace(/'/g, '')}` : '';
      const id = `${file}:${line + 1}:${character + 1}+${end - start} ${operator}${variant}`;
      found.push({ id, file, operator, start, end, replacement, original: text.slice(start, end) });
    }
    ts.forEachChild(node, visit);
  }
}

/** A property name, or a specifier in `require(...)`. */
function isKey(node: ts.Node): boolean {
  const { parent } = node;
  if (!parent) return false;
  const isName = (ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent) || ts.isMethodDeclaration(parent)) && parent.name === node;
  const isRequired = ts.isCallExpression(parent) && parent.expression.getText() === 'require';
  return isName || isRequired;
}
