import { changed, effectsByField, impactOn, machine, templateOf, Tree, T } from './sides';
import { ImpactEffect } from '../../src/impact/effect';

const disk = (name = 'data', annotations?: object, size = '10Gi') => ({
  apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataVolume', metadata: { name, namespace: 'vms', ...annotations && { annotations } },
  spec: { source: { blank: {} }, storage: { resources: { requests: { storage: size } } } },
});
const of = (apiVersion: string, kind: string, spec: object, name = 'a') => ({ apiVersion, kind, metadata: { name, namespace: 'vms' }, spec });

describe('a disk whose manifest is removed', () => {
  test.each<[object | undefined, string]>([
    [undefined, 'data-loss'],
    [{ 'argocd.argoproj.io/sync-options': 'Prune=false' }, 'left-behind'],
    [{ 'argocd.argoproj.io/sync-options': 'ServerSideApply=true, Prune=false' }, 'left-behind'],
    [{ 'argocd.argoproj.io/sync-options': 'Delete=false' }, 'data-loss'],
    [{ 'kustomize.toolkit.fluxcd.io/prune': 'disabled' }, 'left-behind'],
    [{ 'helm.sh/resource-policy': 'keep' }, 'left-behind'],
    [{ 'helm.sh/resource-policy': 'delete' }, 'data-loss'],
  ])('%j', (annotations, effect) => {
    expect(effectsByField(impactOn('kubevirt@1.9', [disk('data', annotations)], []))).toEqual({ '': [effect] });
  });

  test('is reported as lost in the first line', () => {
    expect(impactOn('kubevirt@1.9', [disk(), disk('b', undefined, '1Gi')], []).summary).toBe('2 disks are lost');
  });
});

test('a DataVolume cannot be changed, and the same size in another form is no change', () => {
  const size = '/spec/storage/resources/requests/storage';
  expect(changed('kubevirt@1.9', disk(), object => { object.spec.storage.resources.requests.storage = '20Gi'; })).toEqual({ [size]: ['refused'] });
  expect(changed('kubevirt@1.9', disk(), object => { object.spec.storage.resources.requests.storage = '10240Mi'; })).toEqual({});
  expect(changed('kubevirt@1.9', disk(), object => { object.spec.source = { upload: {} }; })).toMatchObject({ '/spec/source/upload': ['refused'] });
  const { subjects: [{ changes: [{ fix }] }] } = impactOn('kubevirt@1.9', [disk()], [disk('data', undefined, '20Gi')]);
  expect(fix).toContain('kubectl patch pvc data');
  const claim = of('v1', 'PersistentVolumeClaim', { resources: { requests: { storage: '10Gi' } }, storageClassName: 'a' });
  expect(changed('kubevirt@1.9', claim, object => { object.spec.resources.requests.storage = '20Gi'; })).toEqual({ '/spec/resources/requests/storage': ['live'] });
  expect(changed('kubevirt@1.9', claim, object => { object.spec.resources.requests.storage = '5Gi'; })).toEqual({ '/spec/resources/requests/storage': ['refused'] });
  expect(changed('kubevirt@1.9', claim, object => { object.spec.storageClassName = 'b'; })).toEqual({ '/spec/storageClassName': ['refused'] });
});

describe('names and namespaces', () => {
  const other = (change: (object: Tree) => void, object: Tree = machine()) => {
    change(object);
    return object;
  };

  test('a machine with an explicit identity keeps it', () => {
    const { subjects } = impactOn('kubevirt@1.9', [machine()], [other(object => { object.metadata.name = 'www'; })]);
    expect(subjects).toMatchObject([{ kind: 'machine', name: 'www', formerly: { name: 'web' }, effects: ['recreated', 'address', 'renamed'] }]);
  });

  test('a machine that creates its own disks loses them', () => {
    const own = () => other(object => { object.spec.dataVolumeTemplates = [{ metadata: { name: 'web-root' }, spec: {} }]; });
    const { subjects } = impactOn('kubevirt@1.9', [own()], [other(object => { object.metadata.name = 'www'; }, own())]);
    expect(subjects[0].effects).toContain('data-loss');
    expect(impactOn('kubevirt@1.9', [own()], []).subjects[0].effects).toEqual(['data-loss', 'deleted']);
    expect(impactOn('kubevirt@1.9', [machine()], []).subjects[0].effects).toEqual(['deleted']);
  });

  test('a changed namespace is a move, and the disks are not moved', () => {
    const away = other(object => { object.metadata.namespace = 'new'; });
    const { subjects } = impactOn('kubevirt@1.9', [machine(), disk('web-root')], [away, { ...disk('web-root'), metadata: { name: 'web-root', namespace: 'new' } }]);
    expect(subjects.map(({ kind, effects, formerly }) => [kind, effects, formerly!.namespace])).toEqual([
      ['disk', ['data-loss', 'moved'], 'vms'], ['machine', ['recreated', 'address', 'moved'], 'vms'],
    ]);
  });

  test('the Service and the policy of a machine that was renamed are found under their new names, those of another machine are not', () => {
    const beside = (own: string, selected: string) => [
      { apiVersion: 'v1', kind: 'Service', metadata: { name: `${own}-lb`, namespace: 'vms' }, spec: { type: 'LoadBalancer', selector: { 'kubevirt.io/vm': selected }, ports: [{ port: 22 }] } },
      { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: `${own}-in`, namespace: 'vms' }, spec: { podSelector: { matchLabels: { 'kubevirt.io/vm': selected } } } },
    ];
    const renamed = other(object => { object.metadata.name = 'www'; });
    const formerly = (selected: string) => impactOn('kubevirt@1.9', [machine(), ...beside('web', 'web')], [renamed, ...beside('www', selected)]).subjects
      .filter(({ kind }) => kind === 'network').map(each => each.formerly?.name);
    expect(formerly('www')).toEqual(['web-in', 'web-lb']);
    expect(formerly('db')).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('an ambiguous rename is reported with all candidates', () => {
    const named = (name: string) => other(object => {
      object.metadata.name = name;
      delete templateOf(object).domain.firmware;
      for (const volume of templateOf(object).volumes) Object.assign(volume, { dataVolume: { name: `${name}-${volume.name}` }, persistentVolumeClaim: undefined });
    });
    const { subjects } = impactOn('kubevirt@1.9', ['a1', 'a2'].map(named), [named('b1')].map(each => JSON.parse(JSON.stringify(each))));
    expect(subjects.map(({ name, effects }) => [name, effects])).toEqual([['a1', ['deleted']], ['a2', ['deleted']], ['b1', ['created']]]);
    expect(subjects[2].perhapsFormerly).toEqual([{ name: 'a1', namespace: 'vms' }, { name: 'a2', namespace: 'vms' }]);
  });

  test('a removed and an added object of different content are not a rename', () => {
    const unlike = other(object => {
      object.metadata.name = 'db';
      templateOf(object).domain.firmware.uuid = 'f0000000-b3ef-428c-8861-06e72d69f223';
      templateOf(object).volumes = [{ name: 'root', dataVolume: { name: 'db-root' } }];
    });
    const { subjects } = impactOn('kubevirt@1.9', [machine()], [unlike]);
    expect(subjects.map(({ name, effects }) => [name, effects])).toEqual([['web', ['deleted']], ['db', ['created']]]);
  });
});

describe('a Service', () => {
  const service = (spec: object) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'vms' }, spec: { selector: { 'cdk8s-vm-fleet/machine': 'web' }, ...spec } });
  const effects = (before: object, after: object) => impactOn('kubevirt@1.9', [machine(), service(before)], [machine(), service(after)]).subjects[0];
  const port = (...ports: number[]) => ({ type: 'LoadBalancer', ports: ports.map(each => ({ port: each, protocol: 'TCP' })) });

  test('is reported with its machine and the clients that reach it', () => {
    expect(effects(port(22), port(22, 80))).toMatchObject({ kind: 'machine', name: 'web', effects: ['exposure-widens', 'live'] });
    expect(effects(port(22, 80), port(22)).effects).toEqual(['exposure-narrows', 'live']);
    expect(effects(port(22), { ...port(22), loadBalancerSourceRanges: ['10.0.0.0/8'] }).effects).toEqual(['exposure-narrows', 'live']);
    expect(effects(port(22), { ...port(22), type: 'ClusterIP' }).effects).toEqual(['address', 'exposure-narrows']);
    expect(effects({ type: 'ClusterIP', ports: [{ port: 22 }] }, { type: 'ClusterIP', ports: [{ port: 80 }] }).effects).toEqual(['live']);
  });

  test('stays headless, or not headless', () => {
    expect(effects({ type: 'ClusterIP', clusterIP: 'None' }, port(22)).effects).toEqual(['refused']);
  });

  test('that is new exposes an existing machine, but not a new machine', () => {
    expect(impactOn('kubevirt@1.9', [machine()], [machine(), service(port(22))]).subjects[0].effects).toEqual(['exposure-widens', 'created']);
    expect(impactOn('kubevirt@1.9', [], [machine(), service(port(22))]).subjects[0].effects).toEqual(['created']);
    expect(impactOn('kubevirt@1.9', [machine(), service(port(22))], [machine()]).subjects[0].effects).toEqual(['address', 'exposure-narrows']);
  });
});

test('allowed clients of a policy are compared in every form', () => {
  const policy = (ingress: unknown[]) => of('networking.k8s.io/v1', 'NetworkPolicy', { podSelector: {}, policyTypes: ['Ingress'], ingress });
  const effects = (before: unknown[], after: unknown[]) => changed('kubevirt@1.9', policy(before), object => { object.spec.ingress = after; });
  expect(effects([{ ports: [{ port: 22 }] }], [{ ports: [{ port: 22 }, { port: 80 }] }])).toEqual({ '/spec/ingress': ['exposure-widens', 'live'] });
  expect(effects([{ ports: [{ port: 22 }, { port: 80 }] }], [{ ports: [{ port: 22 }] }, { ports: [{ port: 80 }] }])).toEqual({ '/spec/ingress': ['live'] });
  expect(effects([{}], [{ ports: [{ port: 22 }] }])).toEqual({ '/spec/ingress': ['exposure-narrows', 'live'] });
  expect(effectsByField(impactOn('kubevirt@1.9', [policy([])], []))).toEqual({ '': ['exposure-widens'] });
});

describe('a Secret', () => {
  const secret = (userdata: string) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'web-cloud-init', namespace: 'vms' }, stringData: { userdata } });
  const booted = machine();
  templateOf(booted).volumes.push({ name: 'cloudinit', cloudInitNoCloud: { secretRef: { name: 'web-cloud-init' } } });
  const effects = (before: Tree, after: Tree, with_: Tree = booted) => impactOn('kubevirt@1.9', [with_, before], [with_, after]).subjects.map(each => each.effects);

  test('of cloud-init is read once, except its per-boot parts', () => {
    expect(effects(secret('#cloud-config\n'), secret('#cloud-config\nusers: []\n'))).toEqual([['ignored']]);
    expect(effects(secret('#cloud-config\n'), secret('#cloud-config\nbootcmd: [a]\n'))).toEqual([['next-restart']]);
  });

  test('of cloud-init may take over the documents of the machine', () => {
    const inline = (more: object) => {
      const own = machine();
      templateOf(own).volumes.push({ name: 'cloudinit', cloudInitNoCloud: more });
      return own;
    };
    const said = (before: Tree[], after: Tree[]) => (
      impactOn('kubevirt@1.9', before, after).subjects.flatMap(({ changes }) => changes).filter(({ field = '' }) => field.startsWith(`${T}/volumes/cloudinit`)).map(({ rule }) => /same documents|new content/.exec(rule)![0])
    );
    const user = '#cloud-config\nusers: []\n';
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    expect(said([inline({ userData: user })], [booted, secret(user)])).toEqual(['same documents']);
    expect(said([inline({ userDataBase64: base64(user) })], [inline({ userData: user })])).toEqual(['same documents']);
    const { stringData: _, ...encoded } = { ...secret(user), data: { userdata: base64(user) } };
    expect(said([booted, encoded], [inline({ userData: user })])).toEqual(['same documents']);
    expect(said([inline({ userData: user })], [booted, secret(`${user}# more`)])).toEqual(['new content']);
    // The content of a Secret elsewhere is not known, and a document less is a change.
    expect(said([inline({ userData: user })], [booted])).toEqual(['new content']);
    expect(said([inline({ userData: user, networkData: 'version: 2\n' })], [booted, secret(user)])).toEqual(['new content']);
  });

  test('of keys by the guest agent is live, and one that no machine names is not known', () => {
    const byAgent = machine();
    templateOf(byAgent).accessCredentials = [{ sshPublicKey: { source: { secret: { secretName: 'web-cloud-init' } }, propagationMethod: { qemuGuestAgent: { users: ['a'] } } } }];
    expect(effects(secret('a'), secret('b'), byAgent)).toEqual([['live']]);
    expect(effects(secret('a'), secret('b'), machine())).toEqual([['unknown']]);
  });

  test('is never shown, and both forms are equal', () => {
    const report = JSON.stringify(impactOn('kubevirt@1.9', [booted, secret('hunter2-the-first')], [booted, secret('hunter2-the-second')]));
    expect(report).not.toContain('hunter2');
    const { stringData: _, ...encoded } = { ...secret('a'), data: { userdata: Buffer.from('a').toString('base64') } };
    expect(effects(secret('a'), encoded)).toEqual([]);
  });
});

test('passwords in other objects are not shown either', () => {
  const config = (text: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { password: text, more: `token=${text}` } });
  expect(JSON.stringify(impactOn('kubevirt@1.9', [config('S3cr3t-horse-battery')], [config('0ther-S3cr3t-battery')]))).not.toMatch(/S3cr3t/);
});

test('pools update their machines by themselves', () => {
  const pool = of('pool.kubevirt.io/v1beta1', 'VirtualMachinePool', { replicas: 3, virtualMachineTemplate: { spec: machine().spec } });
  const cores = (object: Tree) => { object.spec.virtualMachineTemplate.spec.template.spec.domain.cpu.cores = 4; };
  const field = '/spec/virtualMachineTemplate/spec/template/spec/domain/cpu/cores';
  expect(changed('kubevirt@1.9', pool, cores)[field]).toEqual(['restart-now']);
  expect(changed('kubevirt@1.5', pool, cores)[field]).toEqual(['restart-now']);
  const patient = structuredClone(pool) as Tree;
  patient.spec.updateStrategy = { opportunistic: {} };
  expect(changed('kubevirt@1.9', patient, cores)[field]).toEqual(['next-restart']);
  expect(changed('kubevirt@1.6', patient, cores)[field]).toEqual(['restart-now']);
  expect(changed('kubevirt@1.9', pool, object => { object.spec.replicas = 2; })).toEqual({ '/spec/replicas': ['data-loss'] });
  expect(changed('kubevirt@1.9', pool, object => { object.spec.replicas = 4; })).toEqual({ '/spec/replicas': ['live'] });
});

test('a pool whose machines lose their UUID reports this, and other pools do not', () => {
  const before = of('pool.kubevirt.io/v1beta1', 'VirtualMachinePool', { virtualMachineTemplate: { spec: machine().spec } }) as Tree;
  const { domain } = before.spec.virtualMachineTemplate.spec.template.spec;
  const change = (ref: string) => {
    const after = structuredClone(before);
    after.spec.virtualMachineTemplate.spec.template.spec.domain.cpu.cores = 4;
    const [{ effects, rule }] = impactOn(ref, [before], [after]).subjects[0].changes;
    return [effects.includes(ImpactEffect.IDENTITY), /another firmware UUID/.test(rule)];
  };
  expect(change('kubevirt@1.7')).toEqual([false, false]);
  delete domain.firmware;
  expect(['kubevirt@1.5', 'kubevirt@1.6', 'kubevirt@1.7', 'kubevirt@1.8'].map(change)).toEqual([[false, false], [true, true], [true, true], [false, false]]);
});

test.each<[Tree, (object: Tree) => void, string[]]>([
  [of('snapshot.kubevirt.io/v1beta1', 'VirtualMachineSnapshot', { source: { name: 'a' } }), object => { object.spec.source.name = 'b'; }, ['refused']],
  [of('instancetype.kubevirt.io/v1beta1', 'VirtualMachineInstancetype', { cpu: { guest: 1 } }), object => { object.spec.cpu.guest = 2; }, ['ignored']],
  [of('migrations.kubevirt.io/v1alpha1', 'MigrationPolicy', { allowPostCopy: true }), object => { object.spec.allowPostCopy = false; }, ['live']],
  [of('example.com/v1', 'Gadget', { a: 1 }), object => { object.spec.a = 2; }, ['unknown']],
  [of('example.com/v1', 'VirtualMachine', { runStrategy: 'Always' }), object => { object.spec.runStrategy = 'Halted'; }, ['unknown']],
])('%j', (object, change, effects) => {
  expect(Object.values(changed('kubevirt@1.9', object, change))).toEqual([effects]);
});

test('a version of an API that the release does not serve is refused', () => {
  const type = of('instancetype.kubevirt.io/v1beta1', 'VirtualMachineInstancetype', { cpu: { guest: 1 } });
  const older = (object: Tree) => { object.apiVersion = 'instancetype.kubevirt.io/v1alpha2'; };
  expect(changed('kubevirt@1.5', type, older)).toEqual({ '/apiVersion': ['nothing'] });
  expect(changed('kubevirt@1.6', type, older)).toEqual({ '/apiVersion': ['refused'] });
});
