import { hostileFleet, manyMachines } from './fleets';
import { MODEL_VERSION } from '../../src/model/fleet-model';
import { pageOf } from '../../src/report/html/page';
import { markdownOf } from '../../src/report/markdown';
import { Frame, framesOf } from '../../src/report/picture/picture';
import { svgOf } from '../../src/report/picture/svg';
import { sheetOf } from '../../src/report/sheet';

const fleet = manyMachines(200);
const sheet = sheetOf([fleet]);

/** The texts of all boxes, also of frames within frames. */
const allBoxes = (frames: readonly Frame[]): (readonly string[])[] => (
  frames.flatMap(frame => [...frame.boxes.map(({ lines }) => lines), ...allBoxes(frame.frames)])
);

test('the same bytes, in any order of the nodes', () => {
  const { clusters: [{ nodes, ...cluster }], ...rest } = fleet;
  const turned = sheetOf([{ ...rest, clusters: [{ ...cluster, nodes: [...nodes].reverse() }] }]);
  expect(svgOf(turned) === svgOf(sheet)).toBe(true);
  expect(pageOf(turned) === pageOf(sheet)).toBe(true);
});

test('the image of a machine is that of its boot disk', () => {
  const images = (disks: readonly object[]) => {
    const disk = (name: string, source: object) => ({ kind: 'disk', path: `prod/${name}`, chart: 'prod', spec: { name, size: '10Gi', source } });
    const nodes = [
      { kind: 'machine', path: 'prod/web', chart: 'prod', spec: { name: 'web', disks } }, disk('data', { kind: 'blank' }), disk('system', { kind: 'image', image: { id: 'debian-13' } }),
    ];
    return sheetOf([{ modelVersion: MODEL_VERSION, clusters: [{ platform: { name: 'kubevirt' }, charts: [{ path: 'prod' }], nodes }], faults: [], acknowledgements: [] } as any])
      .machines.map(({ image }) => image);
  };
  expect(images([{ name: 'data' }, { name: 'system' }])).toEqual(['blank']);
  expect(images([{ name: 'data', bootOrder: 2 }, { name: 'system', bootOrder: 1 }])).toEqual(['debian-13']);
  expect(images([{ name: 'seed', inline: { kind: 'secret' } }, { name: 'system' }])).toEqual(['debian-13']);
  expect(images([])).toEqual(['']);
});

test('nothing is loaded from anywhere', () => {
  const page = pageOf(sheet);
  expect(page.replaceAll('http://www.w3.org/2000/svg', '').match(/(src|href)\s*=\s*["']?(?!["']?#)|@import|url\(|https?:/g)).toBeNull();
});

test('with more machines, fewer have a separate box', () => {
  const boxes = (machines: number) => allBoxes(framesOf(sheetOf([manyMachines(machines)])));
  const alike = boxes(500);
  expect(alike.length).toBeLessThanOrEqual(80);
  expect(alike).toContainEqual(['fleet-1: 10 machines', 'u1.large, debian-13', '10 disks, 200Gi']);
  expect(boxes(1000)).toContainEqual(['tenant-team3', '100 machines', '100 disks, 1.95Ti', '10 exposed']);
});

test('capacity by namespace, instance type and storage class, with the difference', () => {
  const { capacity } = sheetOf([fleet], { before: [manyMachines(100)] });
  expect(capacity).toContainEqual({ by: 'type', name: 'u1.large', resource: 'machines', used: 200, before: 100 });
  expect(capacity).toContainEqual({ by: 'namespace', name: 'tenant-team1', resource: 'requests.storage', used: 100 * 20 * 1024 ** 3, before: 0 });
  expect(markdownOf(sheetOf([fleet], { before: [manyMachines(100)] }))).toContain('| instance type | u1.large | machines | 200 | +100 |');
});

test('each table names its columns', () => {
  const all = sheetOf([hostileFleet()], { before: [fleet] });
  const tables = [...markdownOf(all).matchAll(/^#### (.*)\n\n(\|.*)\n(\|.*)$/gm)].map(([, title, heads, line]) => [title, heads, line.replace(/[^-]+/g, ' ').trim()]);
  expect(tables).toEqual([
    ['Capacity', '| By | Name | Resource | Used | Difference | Quota |', '--- --- --- --- --- ---'],
    ['Allowed traffic', '| From | To | Ports | Allowed by | Namespace |', '--- --- --- --- ---'],
    ['Findings', '| Severity | Code | Construct | What |', '--- --- --- ---'],
    ['Acknowledged warnings', '| Code | Construct | Reason |', '--- --- ---'],
  ]);
  const page = pageOf(all);
  expect([...page.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, title]) => title)).toEqual(
    ['Picture', 'Machines', 'Tenants and namespaces', 'Allowed traffic', 'Capacity', 'Findings', 'Acknowledged warnings']);
  expect([...page.matchAll(/<thead>.*?<\/thead>/gs)].map(([head]) => [...head.matchAll(/<th [^>]*>(?:<button[^>]*>)?([^<]*)/g)].map(([, name]) => name).join(', '))).toEqual([
    'Name, Cluster, Namespace, Fleet, Type, Image, Exposed on, Run strategy, Disks, Disk space',
    'Cluster, Namespace, Tenant, Parent namespace, Denied by default, Machines',
    'From, To, Ports, Allowed by, Namespace, Cluster',
    'By, Name, Resource, Used, Difference, Quota',
    'Severity, Code, Construct, What, Fix',
    'Code, Construct, Reason',
  ]);
  expect(markdownOf(sheetOf([fleet]))).toContain('| By | Name | Resource | Used | Quota |\n');
});

describe('hostile texts', () => {
  const hostile = sheetOf([hostileFleet()]);

  test('are text in HTML and SVG', () => {
    for (const text of [pageOf(hostile), svgOf(hostile)]) {
      expect(text.match(/<img|<svg onload|<script>window|<b>/g)).toBeNull();
      expect(text.match(/[\0-\x08\x0b-\x1f\u2028\u202e]/g)).toBeNull();
    }
    expect([...pageOf(hostile).matchAll(/<script/g)]).toHaveLength(2);
  });

  test('are text in Markdown', () => {
    const text = markdownOf(hostile);
    expect(text.match(/[^\\]<(?!\/?(details|summary))\w/g)).toBeNull();
    expect(text.match(/[^\\]\]\(javascript/g)).toBeNull();
  });

  test('no secret of a machine is in it', () => {
    for (const text of [pageOf(hostile), svgOf(hostile), markdownOf(hostile), JSON.stringify(hostile)]) expect(text.includes('correct horse')).toBe(false);
  });
});

test('an empty fleet has a page', () => {
  const page = pageOf(sheetOf([]));
  expect(page).toContain('0 machines');
  expect(page).toContain('There are no findings.');
});
