import { Piece } from './pieces';

/** The type and name of an object, from the lines of a text that cannot be parsed. The result is empty if the text has several objects. */
export function headOf({ text }: Piece): object {
  const [kind, ...others] = text.matchAll(/^kind:[ \t]*["']?([A-Za-z]+)["']?[ \t\r]*(?:#.*)?$/gm);
  if (kind === undefined || others.length > 0) return {};
  const apiVersion = /^apiVersion:[ \t]*["']?([\w./-]+)/m.exec(text)?.[1];
  const lines = /^metadata:[ \t]*((?:\{.*)?\r?(?:\n(?:[ \t].*)?)*)/m.exec(text)?.[1] ?? '';
  const indent = /\n([ \t]+)[^\s#]/.exec(lines)?.[1] ?? '';
  const member = (key: string) => new RegExp(
    `(?:^\\{[ \\t]*|,[ \\t]*|^${indent})${key}:[ \\t]*("[^"\\n]*"|'[^'\\n]*'|\\{\\{.*?\\}\\}\\S*|[^\\s,{}]+)`, 'm',
  ).exec(lines)?.[1].replace(/^(["'])(.*)\1$/, '$2');
  const [name, namespace] = [member('name'), member('namespace')];
  const metadata = { ...name !== undefined && { name }, ...namespace !== undefined && { namespace } };
  return { kind: kind[1], ...apiVersion !== undefined && { apiVersion }, metadata };
}
