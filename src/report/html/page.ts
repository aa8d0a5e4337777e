import { createHash } from 'crypto';
import { SCRIPT } from './script';
import { STYLE } from './style';
import { printable } from '../../findings/printable';
import { plural } from '../../findings/report';
import { amountText } from '../../model/usage';
import { Capacity } from '../capacity';
import { escape, scriptData } from '../escape';
import { sizeText } from '../picture/picture';
import { SVG_STYLE, svgOf } from '../picture/svg';
import { MachineRow, Sheet } from '../sheet';

/** The number of machines in the HTML table. The script shows the other machines. */
const FIRST = 200;

/** The largest number of rows in each other table. Further rows are only counted. */
const MOST = 1000;

const COLUMNS = ['Name', 'Cluster', 'Namespace', 'Fleet', 'Type', 'Image', 'Exposed on', 'Run strategy', 'Disks', 'Disk space'];

/** One self-contained page: it loads nothing, and runs only its own script. */
export function pageOf(sheet: Sheet): string {
  const { machines } = sheet;
  const policy = `default-src 'none'; style-src ${[STYLE, SVG_STYLE].map(hash).join(' ')}; script-src ${hash(SCRIPT)}; base-uri 'none'; form-action 'none'`;
  const sections = [picture(sheet), table(machines), places(sheet), traffic(sheet), capacity(sheet.capacity), findings(sheet), acknowledgements(sheet), impact(sheet)].filter(each => each !== '');
  return [
    '<!DOCTYPE html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>Fleet of ${plural(machines.length, 'machine')}</title>`,
    `<style>${STYLE}</style></head><body>`,
    `<header><h1>Fleet</h1><p class="soft">${escape(summary(sheet))}</p>`,
    `<nav aria-label="Sections">${sections.map(link).join('')}</nav></header>`,
    '<main>', ...sections, '</main>',
    `<script type="application/json" id="machines-data">${scriptData(machines.map(data))}</script>`,
    `<script>${SCRIPT}</script>`,
    '</body></html>\n',
  ].join('\n');
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function link(html: string): string {
  const [, id, title] = /^<section id="(\w+)"[^>]*><h2[^>]*>([^<]*)/.exec(html)!;
  return `<a href="#${id}">${title}</a>`;
}

export function summary({ machines, findings: found }: Sheet): string {
  const disks = machines.reduce((sum, each) => sum + each.disks.length, 0);
  const exposed = machines.filter(({ exposure }) => exposure !== '').length;
  return [plural(machines.length, 'machine'), plural(disks, 'disk'), `${exposed} exposed`, plural(found.length, 'finding')].join(', ');
}

function section(id: string, title: string, content: readonly string[]): string {
  return [`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>`, ...content, '</section>'].join('\n');
}

function picture(sheet: Sheet): string {
  if (sheet.namespaces.length === 0) return '';
  return section('overview', 'Picture', [
    '<div class="bar"><button type="button" id="out" aria-label="Zoom out">-</button><span id="zoom" aria-live="polite">100 %</span>'
    + '<button type="button" id="in" aria-label="Zoom in">+</button><button type="button" id="fit">Fit the width</button></div>',
    `<div class="scroll" id="picture" tabindex="0" role="region" aria-label="Picture of the fleet, which scrolls">${svgOf(sheet)}</div>`,
  ]);
}

function table(machines: readonly MachineRow[]): string {
  const clusters = [...new Set(machines.map(({ cluster }) => cluster))];
  const option = (value: string, text = value) => `<option value="${escape(value)}">${escape(text)}</option>`;
  return section('machines', 'Machines', [
    '<div class="bar"><label for="search">Search<input id="search" type="search"></label>',
    `<label for="cluster">Cluster<select id="cluster">${[option('', 'all'), ...clusters.map(each => option(each))].join('')}</select></label>`,
    `<label for="exposed">Exposed<select id="exposed">${[option('', 'all'), option('yes'), option('no')].join('')}</select></label>`,
    '<button type="button" id="previous">Previous</button><button type="button" id="next">Next</button>',
    `<span id="machines-count" role="status">${plural(machines.length, 'machine')}</span></div>`,
    '<div class="scroll" tabindex="0" role="region" aria-label="Table of machines, which scrolls"><table id="machines-table"><thead><tr>',
    ...COLUMNS.map(name => `<th scope="col"><button type="button">${name}</button></th>`),
    '</tr></thead><tbody id="machines-body">',
    ...machines.slice(0, FIRST).map(row => tr(data(row).cells, 8)),
    '</tbody></table></div>',
  ]);
}

function data(row: MachineRow): { cells: string[]; sort: Record<number, number> } {
  const space = row.disks.reduce((sum, { size }) => sum + size, 0);
  const { name, cluster, namespace, fleet, type, image, exposure, run } = row;
  const texts = [name, cluster, namespace, fleet, type, image, exposure, run].map(printable);
  return { cells: [...texts, String(row.disks.length), sizeText(space)], sort: { 8: row.disks.length, 9: space } };
}

function places({ namespaces, machines }: Sheet): string {
  if (namespaces.length === 0) return '';
  const counts = new Map<string, number>();
  for (const { cluster, namespace } of machines) counts.set(`${cluster}\n${namespace}`, (counts.get(`${cluster}\n${namespace}`) ?? 0) + 1);
  const rows = namespaces.slice(0, MOST).map(({ cluster, namespace, tenant, parent, denies }) => (
    tr([cluster, namespace, tenant, parent, denies.join(' and '), String(counts.get(`${cluster}\n${namespace}`) ?? 0)], 5)
  ));
  return section('namespaces', 'Tenants and namespaces', [
    ...tableOf('namespaces', ['Cluster', 'Namespace', 'Tenant', 'Parent namespace', 'Denied by default', 'Machines'], rows), ...more(namespaces.length),
  ]);
}

function traffic({ traffic: all }: Sheet): string {
  if (all.length === 0) return '';
  const rows = all.slice(0, MOST).map(({ cluster, namespace, from, to, ports, by }) => tr([from.text, to.text, ports, by, namespace, cluster]));
  return section('traffic', 'Allowed traffic', [...tableOf('traffic', ['From', 'To', 'Ports', 'Allowed by', 'Namespace', 'Cluster'], rows), ...more(all.length)]);
}

function capacity(all: readonly Capacity[]): string {
  if (all.length === 0) return '';
  const hasBefore = all.some(({ before }) => before !== undefined);
  const heads = ['By', 'Name', 'Resource', 'Used', ...hasBefore ? ['Difference'] : [], 'Quota'];
  const rows = all.slice(0, MOST).map(({ by, name, resource, used, before, quota }) => {
    const difference = hasBefore ? `<td class="number">${escape(differenceText(resource, used, before))}</td>` : '';
    const share = quota === undefined ? '' : `${escape(amountText(resource, quota))} <meter min="0" max="${quota}" high="${0.9 * quota}" value="${used}" aria-label="share of the quota"></meter>`;
    return `<tr>${[BY[by], name, resource].map(text => `<td>${escape(text)}</td>`).join('')}<td class="number">${escape(amountText(resource, used))}</td>${difference}<td>${share}</td></tr>`;
  });
  return section('capacity', 'Capacity', [...tableOf('capacity', heads, rows), ...more(all.length)]);
}

export const BY: Readonly<Record<Capacity['by'], string>> = { namespace: 'namespace', type: 'instance type', storageClass: 'storage class' };

/** The difference between the new and the old usage of a resource, with a plus or minus sign. */
export function differenceText(resource: string, used: number, before: number | undefined): string {
  if (before === undefined || used === before) return '';
  return `${used > before ? '+' : '-'}${amountText(resource, Math.abs(used - before))}`;
}

function findings({ findings: found }: Sheet): string {
  const rows = found.slice(0, MOST).map(({ severity, code, path, message, fix }) => (
    `<tr><td class="${severity === 'error' ? 'error' : ''}">${severity}</td>${[code, path, message, fix].map(text => `<td>${escape(text)}</td>`).join('')}</tr>`
  ));
  return section('findings', 'Findings', found.length === 0 ? ['<p>There are no findings.</p>'] : [...tableOf('findings', ['Severity', 'Code', 'Construct', 'What', 'Fix'], rows), ...more(found.length)]);
}

function acknowledgements({ acknowledgements: all }: Sheet): string {
  if (all.length === 0) return '';
  const rows = all.slice(0, MOST).map(({ code, path, reason }) => tr([code, path === '' ? 'the app' : path, reason]));
  return section('acknowledgements', 'Acknowledged warnings', [...tableOf('acknowledgements', ['Code', 'Construct', 'Reason'], rows), ...more(all.length)]);
}

function impact({ impact: change }: Sheet): string {
  if (change === undefined) return '';
  const { summary: text, subjects, before } = change;
  const rows = subjects.slice(0, MOST).map(({ kind, name, namespace, effects, changes }) => (
    tr([kind, namespace === undefined ? name : `${namespace}/${name}`, effects.join(', '), [...new Set(changes.map(({ rule }) => rule))].join('; ')])
  ));
  return section('impact', 'What the change does', [
    `<p>Compared with ${escape(before.name)}: ${escape(subjects.length === 0 ? 'nothing changes' : text)}</p>`,
    ...rows.length === 0 ? [] : tableOf('impact', ['Kind', 'Name', 'Effects', 'Why'], rows), ...more(subjects.length),
  ]);
}

function tableOf(name: string, heads: readonly string[], rows: readonly string[]): string[] {
  return [
    `<div class="scroll" tabindex="0" role="region" aria-label="Table of ${name}, which scrolls"><table><thead><tr>${heads.map(head => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>`,
    ...rows,
    '</tbody></table></div>',
  ];
}

function tr(cells: readonly string[], numbersFrom = Infinity): string {
  return `<tr>${cells.map((text, i) => `<td${i >= numbersFrom ? ' class="number"' : ''}>${escape(text)}</td>`).join('')}</tr>`;
}

function more(count: number): string[] {
  return count > MOST ? [`<p class="soft">${count - MOST} more are not shown.</p>`] : [];
}
