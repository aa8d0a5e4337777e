import { printable } from '../../findings/printable';
import { ChangeImpact, SubjectImpact } from '../impact-data';

/** The largest length of a shown value. */
const MAX = 100;

/** A value as a line shows it. */
export function valueText(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value) ?? 'nothing';
  return printable((text.length > MAX ? `${text.slice(0, MAX)}...` : text).replace(/[\n\t]/g, ' '));
}

/** What changed, e.g. `spec.runStrategy: Always -> Halted`. */
export function changeText({ object: { kind, name }, field, old, new: now }: ChangeImpact, subject: SubjectImpact): string {
  const place = field === undefined ? '' : field.slice(1).split('/').map(step => step.replace(/~1/g, '/').replace(/~0/g, '~')).join('.');
  const owner = name === subject.name && field !== undefined ? kind : `${kind} ${name}`;
  if (field === undefined) return printable(owner);
  return `${printable(`${owner}: ${place}`)}: ${old === undefined ? 'not set' : valueText(old)} -> ${now === undefined ? 'not set' : valueText(now)}`;
}

/** A subject by kind and name, with its previous name. */
export function subjectText({ kind, name, namespace, formerly, perhapsFormerly }: SubjectImpact): string {
  const place = (each: { readonly name: string; readonly namespace?: string }) => `${each.namespace === undefined ? '' : `${each.namespace}/`}${each.name}`;
  const was = formerly ? ` (was ${place(formerly)})` : perhapsFormerly ? ` (perhaps was ${perhapsFormerly.map(place).join(' or ')}: several objects match)` : '';
  return printable(`${kind} ${place({ name, namespace })}${was}`);
}
