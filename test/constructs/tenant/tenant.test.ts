import { Chart, Size, Testing } from 'cdk8s';
import {
  ClusterCatalog, CozystackVersion, Disk, DiskSource, Exposure, Findings, FleetApp, FleetChart, GoldenImage, InstanceType, Platform, Quota, Tenant,
  TenantProps, VirtualMachine, RemovalPolicy,
} from '../../../src';
import { chartOn, codesOf, findingsOf, EXPOSED, GOOD, objectsOf } from '../../support/fleet';
import { isCore, schemaErrors } from '../../support/schemas';
import { captureStderr } from '../../support/stderr';

captureStderr();

const catalog = ClusterCatalog.extend({ goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04, minSize: Size.gibibytes(10) }] });
const kubevirt = () => Platform.kubevirt({ catalog });
const newest = () => Platform.cozystack();
const QUOTA: Quota = {
  vcpus: 8, memory: Size.gibibytes(32), storage: Size.gibibytes(500), loadBalancers: 2, services: 10, pods: 20, volumes: 15,
  gpus: { 'nvidia.com/A10': 1 }, others: { configmaps: '50' },
};
const KEPT = { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false', 'kustomize.toolkit.fluxcd.io/prune': 'disabled' };
const tenant = (props: TenantProps) => (chart: Chart) => new Tenant(chart, 'blue', props);
const codes = (props: TenantProps, platform = newest(), namespace = 'tenant-root') => codesOf(tenant(props), platform, namespace);

test('on Cozystack it is in its parent\'s namespace, with the short keys of the quota', () => {
  const objects = objectsOf(chart => {
    const blue = new Tenant(chart, 'blue', { quota: QUOTA, etcd: true, ingress: false, host: 'blue.example.com', gateway: true, schedulingClass: 'gold' });
    const web = new Tenant(chart, 'web', { parent: blue, removalPolicy: RemovalPolicy.DELETE });
    expect([blue.namespaceName, web.namespaceName]).toEqual(['tenant-blue', 'tenant-blue-web']);
  }, newest(), 'tenant-root');
  expect(objects.flatMap(schemaErrors)).toEqual([]);
  expect(objects).toEqual([
    {
      apiVersion: 'apps.cozystack.io/v1alpha1',
      kind: 'Tenant',
      metadata: { annotations: KEPT, name: 'blue', namespace: 'tenant-root' },
      spec: {
        etcd: true,
        gateway: true,
        host: 'blue.example.com',
        ingress: false,
        resourceQuotas: {
          'configmaps': '50', 'cpu': '8', 'memory': '32Gi', 'nvidia.com/A10': '1', 'persistentvolumeclaims': '15', 'pods': '20', 'services': '10',
          'services.loadbalancers': '2', 'storage': '500Gi',
        },
        schedulingClass: 'gold',
      },
    },
    { apiVersion: 'apps.cozystack.io/v1alpha1', kind: 'Tenant', metadata: { name: 'web', namespace: 'tenant-blue' }, spec: {} },
  ]);
});

test('on KubeVirt it is a namespace of the same name, with a quota of requests', () => {
  const objects = objectsOf(tenant({ quota: QUOTA, labels: { team: 'blue' } }), kubevirt());
  expect(objects.every(isCore)).toBe(true);
  expect(objects).toEqual([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { annotations: KEPT, labels: { team: 'blue' }, name: 'tenant-blue' } },
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'tenant-quota', namespace: 'tenant-blue' },
      spec: {
        hard: {
          'configmaps': '50', 'persistentvolumeclaims': '15', 'pods': '20', 'requests.cpu': '800m', 'requests.memory': '32Gi',
          'requests.nvidia.com/A10': '1', 'requests.storage': '500Gi', 'services': '10', 'services.loadbalancers': '2',
        },
      },
    },
  ]);
});

test.each<[string, TenantProps, Platform | undefined, string[]]>([
  ['a dash in the name', { name: 'blue-team' }, undefined, ['NAME_INVALID']],
  ['a long name', { name: 'b'.repeat(47) }, undefined, ['NAME_TOO_LONG']],
  ['a tenant that an annotation lets go', { annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'enabled' } }, undefined, ['RETENTION_CONTRADICTED']],
  ['a negative CPU', { quota: { vcpus: -1 } }, undefined, ['QUOTA_INVALID']],
  ['half a Service', { quota: { services: 0.5 } }, undefined, ['QUOTA_INVALID']],
  ['a share of more than all', { quota: { vcpus: 1, warnAbove: 90 } }, undefined, ['QUOTA_INVALID']],
  ['a misspelt word of a quota', { quota: { cpus: 1 } as Quota }, undefined, ['PROPERTY_UNKNOWN']],
  ['a gateway before 1.5', { gateway: true }, Platform.cozystack({ version: CozystackVersion.V1_4 }), ['NOT_SUPPORTED']],
  ['a scheduling class before 1.2', { schedulingClass: 'gold' }, Platform.cozystack({ version: CozystackVersion.V1_1 }), ['NOT_SUPPORTED']],
  ['a choice of isolation since 1.0', { isolated: false }, undefined, ['NOT_SUPPORTED']],
  ['a choice of isolation before', { isolated: false }, Platform.cozystack({ version: CozystackVersion.V0_41 }), []],
  ['modules on KubeVirt', { etcd: true }, kubevirt(), ['NOT_SUPPORTED']],
  ['Hikube, which documents none', {}, Platform.hikube(), ['NOT_SUPPORTED']],
  ['Hikube of a known version', {}, Platform.hikube({ version: CozystackVersion.V1_1 }), []],
])('%s', (_, props, platform, expected) => expect(codes(props, platform)).toEqual(expected));

test('tenants are made in tenants, each once', () => {
  expect(codes({}, newest(), 'default')).toEqual(['NAMESPACE_NO_TENANT']);
  expect(codesOf(chart => {
    const blue = new Tenant(chart, 'blue');
    new Tenant(chart, 'one', { name: 'web', parent: blue });
    new Tenant(new FleetChart(chart.node.root, 'other', { platform: Platform.of(chart), namespace: 'tenant-blue' }), 'web');
  }, newest(), 'tenant-root')).toEqual(['NAME_DUPLICATE', 'NAME_DUPLICATE']);
});

describe('the usage of machines and disks is compared with the quota', () => {
  /** A tenant with two machines of 2 vCPU, 8Gi and 20Gi of disk each; one of them is exposed. The test sets the quota. */
  function fleet(quota: Quota, platform = newest()) {
    const chart = chartOn(platform, 'tenant-root');
    const blue = new Tenant(chart, 'blue', { quota });
    const own = new FleetChart(chart.node.root, 'blue', { namespace: blue.namespaceName, platform });
    const machine = { ...EXPOSED, instanceType: InstanceType.fromName('u1.large') };
    new VirtualMachine(own, 'web', machine);
    // In any scope of the app.
    new VirtualMachine(new FleetChart(chart.node.root, 'more', { namespace: blue.namespaceName, platform }), 'db', { ...machine, exposure: Exposure.none() });
    return Findings.of(chart.node.root).map(({ code, got, allowed }) => ({ code, got, allowed }));
  }

  test('an exceeded quota is an error that lists the usage of each construct', () => {
    expect(fleet({ vcpus: 3 })).toEqual([{ code: 'QUOTA_EXCEEDED', got: '4: db 2, web 2', allowed: '3' }]);
    expect(fleet({ memory: Size.gibibytes(16) })).toEqual([{ code: 'QUOTA_EXCEEDED', got: '16.57Gi: db 8.29Gi, web 8.29Gi', allowed: '16Gi' }]);
    expect(fleet({ storage: Size.gibibytes(39) })).toEqual([{ code: 'QUOTA_EXCEEDED', got: '40Gi: db-system 20Gi, web-system 20Gi', allowed: '39Gi' }]);
    expect(fleet({ loadBalancers: 0 })).toEqual([{ code: 'QUOTA_EXCEEDED', got: '1: web 1', allowed: '0' }]);
    expect(fleet({ services: 1, pods: 1, volumes: 1 }).map(({ code }) => code)).toEqual(['QUOTA_EXCEEDED', 'QUOTA_EXCEEDED', 'QUOTA_EXCEEDED']);
  });

  test('usage near the quota is a warning, from the share that the user sets', () => {
    expect(fleet({ vcpus: 4 })).toEqual([{ code: 'QUOTA_NEAR', got: '4', allowed: '4' }]);
    expect(fleet({ vcpus: 5 })).toEqual([]);
    expect(fleet({ vcpus: 5, warnAbove: 0.8 })).toEqual([{ code: 'QUOTA_NEAR', got: '4', allowed: '5' }]);
    expect(fleet({ vcpus: 4, warnAbove: 1 })).toEqual([{ code: 'QUOTA_NEAR', got: '4', allowed: '4' }]);
  });

  test('imports that need three times their space are reported', () => {
    // Clones of 40Gi need up to 120Gi; one after the other, they need 80Gi.
    expect(fleet({ storage: Size.gibibytes(120) })).toEqual([]);
    expect(fleet({ storage: Size.gibibytes(119) })).toEqual([
      { code: 'QUOTA_IMPORT_SPACE', got: 'up to 120Gi; if the disks are imported one after the other, 80Gi', allowed: '119Gi' },
    ]);
  });

  test('dedicated CPUs are requested whole, a tenth of the quota', () => {
    const chart = chartOn(newest(), 'tenant-root');
    const blue = new Tenant(chart, 'blue', { quota: { vcpus: 20 } });
    new VirtualMachine(new FleetChart(chart.node.root, 'b', { namespace: blue.namespaceName, platform: Platform.of(chart) }), 'web', {
      ...GOOD, instanceType: InstanceType.fromName('d1.large'),
    });
    expect(Findings.of(chart.node.root).map(({ code, got, allowed }) => [code, got, allowed])).toEqual([['QUOTA_EXCEEDED', '3: web 3', '2']]);
  });

  test('on KubeVirt by the requests', () => {
    // 200m each, and 5m for the console log.
    expect(fleet({ vcpus: 4 }, kubevirt())).toEqual([{ code: 'QUOTA_EXCEEDED', got: '410m: db 205m, web 205m', allowed: '400m' }]);
    expect(fleet({ vcpus: 5 }, kubevirt())).toEqual([]);
  });

  test('a quota that another tool keeps is stated by the chart', () => {
    const stated = (quota: object) => {
      const app = new FleetApp({ outdir: Testing.app().outdir });
      const chart = new FleetChart(app, 'prod', { platform: Platform.hikube(), quota });
      new VirtualMachine(chart, 'web', GOOD);
      return Findings.of(app).map(({ code, path }) => [path, code]);
    };
    expect(stated({ vcpus: 10 })).toEqual([]);
    expect(stated({ memory: Size.gibibytes(4) })).toEqual([['prod', 'QUOTA_EXCEEDED']]);
    expect(stated({ storage: 'much' })).toEqual([['prod', 'PROPERTY_TYPE']]);
  });

  test('many consumers are counted, not listed', () => {
    const found = findingsOf(chart => {
      const { namespaceName } = new Tenant(chart, 'blue', { quota: { volumes: 3 } });
      const own = new FleetChart(chart.node.root, 'b', { namespace: namespaceName, platform: Platform.of(chart) });
      for (let i = 0; i < 20; i++) new Disk(own, `d${i}`, { size: Size.gibibytes(1), source: DiskSource.blank() });
    }, newest(), 'tenant-root');
    expect(found.map(({ got }) => got)).toEqual(['20: d0 1, d1 1, d10 1, d11 1, d12 1, d13 1, d14 1, d15 1 and 12 more']);
  });
});

describe('children and their parent', () => {
  const nested = (parent: Quota | undefined, children: (Quota | undefined)[], version = CozystackVersion.V1_6) => codesOf(chart => {
    const blue = new Tenant(chart, 'blue', { quota: parent });
    children.forEach((quota, i) => new Tenant(chart, `c${i}`, { parent: blue, quota }));
  }, Platform.cozystack({ version }), 'tenant-root');

  test('together get no more than the parent has', () => {
    expect(nested({ vcpus: 8 }, [{ vcpus: 4 }, { vcpus: 4 }])).toEqual([]);
    expect(nested({ vcpus: 8 }, [{ vcpus: 4 }, { vcpus: 5 }])).toEqual(['QUOTA_OVER_PARENT', 'QUOTA_OVER_PARENT']);
    expect(nested({ vcpus: 8 }, [{ vcpus: 9 }])).toEqual(['QUOTA_OVER_PARENT']);
    expect(nested({ vcpus: 8 }, [{ memory: Size.gibibytes(999) }])).toEqual([]);
    expect(nested(undefined, [{ vcpus: 99 }])).toEqual([]);
  });

  test('before 1.6 it was not enforced', () => {
    expect(nested({ vcpus: 8 }, [{ vcpus: 9 }], CozystackVersion.V1_5)).toEqual([]);
  });

  test('usage of the parent, and of children without a quota, reduces the quota of the others', () => {
    const build = (share: number) => codesOf(chart => {
      const blue = new Tenant(chart, 'blue', { quota: { vcpus: 8 } });
      const free = new Tenant(chart, 'free', { parent: blue });
      new Tenant(chart, 'bound', { parent: blue, quota: { vcpus: share } });
      const platform = Platform.of(chart);
      for (const { namespaceName } of [blue, free]) {
        new VirtualMachine(new FleetChart(chart.node.root, namespaceName, { namespace: namespaceName, platform }), 'web', GOOD);
      }
    }, newest(), 'tenant-root');
    expect(build(6)).toEqual([]);
    expect(build(7)).toEqual(['QUOTA_OVER_PARENT']);
  });

  test('in a chart with the namespace of the parent get their quota from it too', () => {
    const build = (share: number) => codesOf(chart => {
      const blue = new Tenant(chart, 'blue', { quota: { vcpus: 8 } });
      const below = new FleetChart(chart.node.root, 'below', { namespace: blue.namespaceName, platform: Platform.of(chart) });
      new Tenant(below, 'web', { quota: { vcpus: share } });
    }, newest(), 'tenant-root');
    expect([build(8), build(9)]).toEqual([[], ['QUOTA_OVER_PARENT']]);
  });

  test.each<[string, (string | undefined)[], string[]]>([
    ['one class', ['gold'], []],
    ['inherited', ['gold', undefined, undefined], []],
    ['only below', [undefined, 'gold', undefined], []],
    ['the same class again', ['gold', 'gold'], []],
    ['an empty class above', ['', 'silver'], []],
    ['another class', ['gold', 'silver'], ['"gold" of tenant-a']],
    ['another class, two tenants above', ['gold', undefined, 'silver'], ['"gold" of tenant-a']],
    ['the outermost class counts', ['gold', 'silver', 'silver'], ['"gold" of tenant-a', '"gold" of tenant-a']],
  ])('have the scheduling class of the outermost tenant: %s', (_, classes, expected) => {
    const found = findingsOf(chart => {
      let parent: Tenant | undefined;
      classes.forEach((schedulingClass, i) => { parent = new Tenant(chart, 'abc'[i], { parent, schedulingClass }); });
    }, newest(), 'tenant-root');
    expect(found.map(({ code, allowed, message }) => [code, `${allowed} of ${/"([^"]+)"/.exec(message)![1]}`])).toEqual(expected.map(each => ['SCHEDULING_CLASS_IGNORED', each]));
  });
});

test.each([
  ['no host', ['HOSTNAME_INVALID']], ['.5', ['HOSTNAME_INVALID']], [`${'a'.repeat(60)}.ch`, []], [`${'a'.repeat(60)}.com`, ['HOSTNAME_INVALID']],
  ['a.example.com', []], ['1.5', []], ['', []],
])('the host %j is a domain name that the chart can write into a label', (host, expected) => expect(codes({ host })).toEqual(expected));

test.each([['A B', ['NAME_INVALID']], ['gold', []], ['on', []]])('the scheduling class %j', (schedulingClass, expected) => {
  expect(codes({ schedulingClass })).toEqual(expected);
});

test.each([
  ['configmaps', '-1', ['QUOTA_INVALID']], ['configmaps', 'x', ['QUOTA_INVALID']], ['secrets', '1.5', ['QUOTA_INVALID']], ['secrets', '0', []], ['ephemeral-storage', '1.5Gi', []],
])('the amount of another resource of a quota: %s %s', (key, amount, expected) => {
  expect(codes({ quota: { others: { [key]: amount } } })).toEqual(expected);
});
