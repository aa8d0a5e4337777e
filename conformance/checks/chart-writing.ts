/**
 * Tests whether a text arrives unchanged if a chart writes it without quotes. The test uses a model of the charts of each version
 * (`generator/chart-places.ts`), and compares this model with the real charts of the newest version. Helm's parser reads the output of
 * both.
 */
import { isDeepStrictEqual } from 'util';
import { Size } from 'cdk8s';
import * as fc from 'fast-check';
import { built } from './both-sides';
import { inParallel } from './parallel';
import { ClusterCatalog, CozystackVersion, Platform, Severity } from '../../src';
import { Api, KubeObject } from '../cluster/api';
import { APPLICATION, Charts } from '../cluster/cozystack';
import { namespace } from '../cluster/install';
import { ADDRESSED, ChartPlace, DOCUMENTED, NAMED } from '../generator/chart-places';
import { DOCUMENTS } from '../generator/cozystack';
import { AWKWARD, DIGIT_NAMES } from '../generator/values';
import { Suite } from '../suite';

const TENANT = 'tenant-a';
const SEED = 21;
const VERSIONS = Object.values(CozystackVersion);
const NEWEST = VERSIONS[VERSIONS.length - 1];

/** A text that every reader reads as a text, of each sort. */
const NEUTRAL = { name: 'qzqz', address: 'https://example.com/qzqz' };

const names = [NEUTRAL.name, ...AWKWARD, ...DIGIT_NAMES, ...fc.sample(fc.stringMatching(/^[0-9a-fxnoyt.-]{1,6}$/), { seed: SEED, numRuns: 60 })]
  .filter(text => /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(text) && !/\.[.-]|-\./.test(text));
const addresses = [
  'https://example.com/a:', 'https://example.com/a: b', 'https://example.com/a b #c.img', 'https://example.com/a\tb', 'https://example.com/a\nb', 'https://example.com/a%20b',
  ...fc.sample(fc.stringMatching(/^[a-z:# \t%/?=&,'"[\]{}|>!*@`-]{1,8}$/), { seed: SEED, numRuns: 60 }).map(text => `https://example.com/${text}`),
];
const documents = fc.sample(DOCUMENTS, { seed: SEED, numRuns: 200 });

export async function checkChartWriting(api: Api, charts: Charts, suite: Suite): Promise<void> {
  await api.create(namespace(TENANT));
  for (const name of names) for (const kind of ['VirtualMachineClusterInstancetype', 'VirtualMachineClusterPreference']) await api.create(sized(kind, name));
  const counts = { arrives: 0, changes: 0, rendered: 0 };
  const ask = async (places: readonly ChartPlace[], texts: readonly string[], neutral: string) => {
    for (const place of places) {
      await inParallel([...new Set(texts)], 8, async text => {
        const arrives = await standIn(charts, place, text, neutral);
        counts[arrives ? 'arrives' : 'changes']++;
        const real = await realChart(api, charts, place, text, neutral);
        if (real !== undefined) {
          counts.rendered++;
          const other = real === arrives ? undefined : `stand-in: ${arrives}, chart: ${real}`;
          suite.check(`${place.what} ${JSON.stringify(text)}: the chart writes it as its stand-in does`, other);
        }
        for (const version of VERSIONS.slice(place.since ? VERSIONS.indexOf(place.since) : 0)) {
          const errors = told(place, text, version).findings.filter(({ severity }) => severity === Severity.ERROR);
          suite.check(`${place.what} ${JSON.stringify(text)} on ${version}: what arrives otherwise is refused`, !arrives && errors.length === 0 ? 'no error of ours' : undefined);
          // A text that arrives unchanged may be rejected for another reason, but not because of the chart's notation.
          const wrong = errors.filter(({ message }) => message.includes('chart writes'));
          suite.check(`${place.what} ${JSON.stringify(text)} on ${version}: what arrives unchanged is accepted`, arrives && wrong.length > 0 ? wrong[0].message : undefined);
        }
      });
    }
  };
  await ask(NAMED, names, NEUTRAL.name);
  await ask(ADDRESSED, addresses, NEUTRAL.address);
  suite.check('the stand-in tells texts apart', counts.arrives > 100 && counts.changes > 100 && counts.rendered > 300 ? undefined : JSON.stringify(counts));
  suite.note(`${counts.arrives} texts arrive as they are, ${counts.changes} do not; ${counts.rendered} of them were rendered by the real charts`);
  for (const text of new Set(documents)) await checkDocument(api, charts, suite, text);
}

const catalog = ClusterCatalog.extend({
  instanceTypes: names.map(name => ({ name, vcpus: 1, memory: Size.gibibytes(2) })),
  instanceProfiles: names.map(name => ({ name })),
  storageClasses: names.map(name => ({ name })),
});

const told = ({ recipe }: ChartPlace, text: string, version: CozystackVersion) => (
  built(recipe(text), Platform.cozystack({ version, catalog }), TENANT)()
);

/** Whether the text is unchanged after the model of the chart wrote it and Helm's parser read it. */
async function standIn(charts: Charts, { written }: ChartPlace, text: string, neutral: string): Promise<boolean> {
  return isSame(await charts.parse(written(text)), await charts.parse(written(neutral)), text, neutral);
}

/**
 * Whether the text is unchanged after the real chart wrote it and Helm's parser read it. Undefined if there are no values, e.g. for a name
 * that is rejected earlier.
 */
async function realChart(api: Api, charts: Charts, place: ChartPlace, text: string, neutral: string): Promise<boolean | undefined> {
  const [own, plain] = await Promise.all([text, neutral].map(async each => {
    const object = told(place, each, NEWEST).objects?.find(({ kind }) => kind === place.kind);
    if (object === undefined) return undefined;
    const name = `${APPLICATION[place.kind].prefix}${object.metadata.name}`;
    for (const disk of object.spec.disks ?? []) await api.create(volume(disk.name));
    const made = await charts.render(place.chart, { name, namespace: TENANT }, object.spec);
    // The name of the release is part of the name of each object, so it is replaced before the comparison.
    return made instanceof Error ? made : replaced(made, `${name}-`, `${APPLICATION[place.kind].prefix}own-`) as unknown[];
  }));
  return own && plain && isSame(own, plain, text, neutral);
}

/** The output for a text must equal the output for a neutral text, with the text in its place. */
function isSame(own: unknown[] | Error, plain: unknown[] | Error, text: string, neutral: string): boolean {
  if (plain instanceof Error) throw plain;
  return !(own instanceof Error) && isDeepStrictEqual(withoutHashes(own), withoutHashes(replaced(plain, neutral, text)));
}

function replaced(value: unknown, from: string, to: string): unknown {
  if (typeof value === 'string') return value.replaceAll(from, to);
  if (Array.isArray(value)) return value.map(each => replaced(each, from, to));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key.replaceAll(from, to), replaced(each, from, to)]));
}

/** Ids and addresses that a chart calculates from names. */
const withoutHashes = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll(/\b(subnet|vpc)-[0-9a-f]{6,8}\b|169\.254\.\d+\.\d+/g, 'calculated'));

/** A document without a finding has the same meaning in the guest; a document with an error cannot be written. */
async function checkDocument(api: Api, charts: Charts, suite: Suite, text: string): Promise<void> {
  const [place] = DOCUMENTED;
  const { findings, objects } = told(place, text, NEWEST);
  const object = objects?.find(({ kind }) => kind === place.kind);
  const what = `cloud-init ${JSON.stringify(text)}`;
  if (object?.spec.cloudInit === undefined) return;
  for (const disk of object.spec.disks ?? []) await api.create(volume(disk.name));
  const made = await charts.render(place.chart, { name: 'vm-instance-web', namespace: TENANT }, object.spec);
  const isDocument = ({ kind, metadata }: KubeObject) => kind === 'Secret' && metadata.name.endsWith('-cloud-init');
  const user: string | undefined = made instanceof Error ? undefined : made.find(isDocument)?.stringData.userdata;
  const near = await charts.parse(place.written(text));
  const standing = near instanceof Error ? undefined : (near[0] as { a: string }).a;
  const other = user?.trimEnd() === standing?.trimEnd() ? undefined : `stand-in: ${JSON.stringify(standing)}, chart: ${JSON.stringify(user)}`;
  suite.check(`${what}: the chart writes it as its stand-in does`, other);
  const isRefused = findings.some(({ severity }) => severity === Severity.ERROR);
  const isAltered = findings.some(({ code }) => code === 'CLOUD_INIT_ALTERED');
  suite.check(`${what}: what the chart cannot write is refused`, user === undefined && !isRefused ? String(made) : undefined);
  const arrives = user !== undefined && user.trimEnd() === object.spec.cloudInit.replaceAll('\r\n', '\n').trimEnd();
  suite.check(`${what}: what the chart changes is reported`, user !== undefined && !arrives && !isAltered && !isRefused ? JSON.stringify(user) : undefined);
}

const volume = (name: string): KubeObject => ({
  apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataVolume', metadata: { name: `vm-disk-${name}`, namespace: TENANT, annotations: { 'vm-disk.cozystack.io/optical': 'false' } },
  spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '1Gi' } } } },
});

const sized = (kind: string, name: string): KubeObject => ({
  apiVersion: 'instancetype.kubevirt.io/v1beta1', kind, metadata: { name }, spec: kind.endsWith('Instancetype') ? { cpu: { guest: 1 }, memory: { guest: '2Gi' } } : {},
});
