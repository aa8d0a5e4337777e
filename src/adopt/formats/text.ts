import { printable } from '../../findings/printable';
import { plural } from '../../findings/report';
import { textReport as impactText } from '../../impact/formats/text';
import { AdoptionReport } from '../report';

/** Maximum number of lines of one list. */
const MAX_LISTED = 20;

/** The report for a person: first what needs attention, then the effects of the adoption on existing objects. */
export function textReport(report: AdoptionReport, isColoured = false): string {
  const { platforms, objects, typed, overlays, spellings, copied, secrets, assumed, faults, missing, warnings } = report;
  const { derived, others } = report.leftOut;
  const blocks = [
    [`${plural(objects, 'object')}${platforms.length === 0 ? '' : ` for ${platforms.join(' and ')}`}: ${typed} written by constructs`,
      ...derived > 0 ? [`left out: ${plural(derived, 'object')} that controllers created`] : [],
      ...others > 0 ? [`left out: ${plural(others, 'document')} without \`kind\` and \`apiVersion\``] : []],
    faults.map(({ code, file, line, column, message, fix }) => `${[file, ...line === undefined ? [] : [line, column]].join(':')}: ${code}: ${message}\n  fix: ${fix}`),
    listed('not in the program, because of the problems above', missing.map(({ kind, name, namespace, file, line, column }) => (
      `${kind === undefined ? 'a document' : name === undefined ? `a ${kind}` : `${kind} ${nameIn(name, namespace)}`} (${
        [file, ...line === undefined ? [] : [line, column]].join(':')
      })`
    ))),
    listed('copied unchanged, into manifests/', copied.map(({ kind, name, namespace, file, why }) => (
      `${kind} ${nameIn(name, namespace)} (${file})${why === undefined ? '' : `: ${why}`}`
    ))),
    listed('with an overlay, for fields that have no property', overlays.map(({ kind, name }) => `${kind} ${name}`)),
    ...report.translated.map(({ file, machine, notKept, toDo }) => [
      `${machine} (${file}) is translated from a machine of libvirt; it does not start while \`runStrategy\` is Halted`,
      ...toDo.map(each => `  before its start: ${each}`), ...notKept.map(each => `  not kept: ${each}`),
    ]),
    listed('written in another form, with the same meaning', spellings.map(({ kind, name, namespace, field, was, is, rule }) => (
      `${kind} ${nameIn(name, namespace)}, ${field}: ${valueText(was)} -> ${valueText(is)} (${rule})`
    ))),
    listed('secrets that are not copied', secrets.map(({ kind, name, namespace, file, field, secret, key }) => (
      field === undefined ? `${kind} ${nameIn(name, namespace)} (${file}): the program does not write this object; continue to apply its manifest from another folder`
        : secret === undefined ? `${kind} ${nameIn(name, namespace)}, ${field} (${file}): the value is left out; put it into a Secret, or add it by hand`
          : `${kind} ${nameIn(name, namespace)}, ${field} (${file}): the program refers to the Secret ${secret}; before you apply the output, create this Secret with the text of the field under the key ${key}:\n`
            + `      kubectl create secret generic ${secret}${namespace === undefined ? '' : ` -n ${namespace}`} --from-file=${key}=<file with the text>`
    ))),
    listed('assumed to exist, because the manifests use them (check main.ts, or use --cluster)', assumed),
    listed('warnings of the program', warnings.map(({ code, path, message }) => `${code} at ${path}: ${message}`)),
  ].filter(lines => lines.length > 0).map(lines => printableLines(lines.join('\n')));
  const proof = report.isEqual
    ? `The program writes ${spellings.length === 0 ? 'the same manifests' : 'manifests with the same meaning'}: nothing changes.\n`
    : `If you apply the output of the program, it has these effects:\n\n${impactText(report.impact, isColoured)}`;
  return `${[...blocks, proof].join('\n\n')}`;
}

function listed(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const more = lines.length > MAX_LISTED ? [`  ... and ${lines.length - MAX_LISTED} more`] : [];
  return [`${title}:`, ...lines.slice(0, MAX_LISTED).map(line => `  ${line}`), ...more];
}

function valueText(value: unknown): string {
  return value === undefined ? 'not set' : JSON.stringify(value);
}

function nameIn(name: string, namespace: string | undefined): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}
