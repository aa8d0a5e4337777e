import { ChartPlace } from './charts';
import { commonEntries, fleetEntries, Group, groupsOf, MachineDraft, memberKey } from './machines';
import { Ids } from './names';
import { Planner, ReadPart } from './planner';
import { POOL } from '../../constructs/fleet/machine-pool';
import { AttachedDiskSpec } from '../../model/attached-disk';
import { DiskSpec } from '../../model/disk';
import { ModelNode, NodeKind, NodeOf } from '../../model/fleet-model';
import { driverOf } from '../../platforms/registry';
import { call, Entries, Expression, invoke, list, literal, make, named, object, options, value } from '../program/expression';
import { expressionOf } from '../write/by-type';
import { classExpression } from '../write/classes';
import { SimpleKind, writeKind } from '../write/kinds';
import { diskEntries, writeMachine } from '../write/machine';
import { memberOf } from '../write/references';
import { NotSayable, Scope } from '../write/scope';

/** The order in which the program creates constructs, by kind. A construct can refer only to constructs that are created earlier. */
const ORDER: readonly (readonly NodeKind[])[] = [
  ['tenant', 'instanceTypeSet', 'instanceProfileSet', 'goldenImageSet', 'privateNetwork'], ['disk'], ['machine'],
  ['service', 'isolation', 'securityGroup', 'connections', 'migrationPolicy', 'backupPlan', 'backupJob', 'snapshot'], ['restoreJob', 'snapshotRestore', 'clone'],
];

/** Writes the constructs of one platform. */
export class PartPlanner {
  private readonly constructs = new Map<string, Expression>();
  /** The tenants of the program, by their namespaces. */
  private readonly tenants = new Map<string, Expression>();
  private readonly fleetSpecs: ReadonlyMap<string, NodeOf<'fleet'>>;
  private readonly disks: ReadonlyMap<string, NodeOf<'disk'>>;
  private readonly users = new Map<string, Set<string>>();

  constructor(private readonly part: ReadPart, private readonly planner: Planner, private readonly platform: Expression | undefined) {
    const said = part.nodes.filter(node => planner.isSaid(node));
    const of = <K extends NodeKind>(kind: K) => said.filter(node => node.kind === kind) as unknown as readonly NodeOf<K>[];
    this.fleetSpecs = new Map(of('fleet').map(node => [placeKey(node, node.spec.name), node]));
    this.disks = new Map(of('disk').map(node => [placeKey(node, node.spec.name), node]));
    for (const machine of of('machine')) {
      for (const { name, inline } of machine.spec.disks ?? []) {
        if (inline) continue;
        const key = placeKey(machine, name);
        const users = this.users.get(key) ?? new Set();
        this.users.set(key, users.add(machine.spec.name));
      }
    }
    for (const node of part.nodes) for (const name of disksReferred(node)) this.users.get(placeKey(node, name))?.add('');
  }

  /**
   * @param index the index of the part in the program
   */
  public plan(index: number): void {
    const byChart = new Map<ChartPlace, ModelNode[]>();
    for (const node of this.part.nodes) {
      const chart = this.part.charts.get(node)!;
      const known = byChart.get(chart);
      if (known) known.push(node);
      else byChart.set(chart, [node]);
    }
    for (const chart of this.planner.chartsWithCopies) if (chart.part === index && !byChart.has(chart)) byChart.set(chart, []);
    const sorted = [...byChart].sort(([a, x], [b, y]) => rank(x) - rank(y) || (a.id < b.id ? -1 : 1));
    for (const [place, nodes] of sorted) this.chart(place, nodes.filter(node => this.planner.isSaid(node)));
  }

  private chart(place: ChartPlace, nodes: readonly ModelNode[]): void {
    const copied = this.planner.copied(place);
    if (nodes.length + copied.length === 0) return;
    const name = this.planner.name(place.id, 'chart');
    const chart = named(name);
    const props = options([
      ...this.platform ? [['platform', this.platform] as const] : [],
      ...place.namespace === undefined ? [] : [['namespace', value(place.namespace)] as const],
    ]);
    this.planner.add({ name, value: make('FleetChart', named('app'), value(place.id), ...props), startsBlock: true });
    const ids = new Ids();
    const at = { chart, path: place.id, ids };
    for (const kinds of ORDER) {
      const own = nodes.filter(({ kind }) => kinds.includes(kind));
      if (kinds.includes('disk')) this.standaloneDisks(own as NodeOf<'disk'>[], at);
      else if (kinds.includes('machine')) this.machines(own as NodeOf<'machine'>[], at);
      else for (const node of inOrder(own)) this.simple(node as NodeOf<SimpleKind>, at);
    }
    if (copied.length > 0) {
      const file: Expression = { kind: 'copy', path: `manifests/${place.id}.yaml`, objects: copied };
      this.planner.add({ value: make('Include', chart, value(ids.free('manifests', 'include')), object([['url', file]])), startsBlock: true });
    }
  }

  private scope(namespace: string | undefined): Scope {
    return { construct: (kind, name) => kind === 'tenant' ? this.tenants.get(name) : this.constructs.get(`${kind} ${namespace ?? ''} ${name}`), valueOf: classExpression };
  }

  /** Registers a construct, so that later constructs can refer to it. */
  private made(node: ModelNode, name: string, path: string, expression: Expression): void {
    this.constructs.set(`${node.kind} ${node.namespace ?? ''} ${name}`, expression);
    this.planner.says(path, node);
    for (const { kind, patch } of this.planner.overlays(node)) {
      this.planner.add({
        value: invoke(call('Overlay', 'of', expression), 'merge', literal(patch), ...options(kind === undefined ? [] : [['kind', value(kind)]])),
      });
    }
  }

  private construct(node: ModelNode, type: string, name: string, entries: Entries, { chart, path, ids }: At, common?: Expression): Made {
    const id = ids.free(name, WORDS[node.kind] ?? node.kind);
    const constant = this.planner.name(name, WORDS[node.kind] ?? node.kind);
    const own: Entries = id === name ? entries : [['name', value(name)], ...entries];
    const props = common ? [object(own, common)] : options(own);
    this.planner.add({ name: constant, value: make(type, chart, value(id), ...props), startsBlock: common === undefined });
    return { expression: named(constant), path: `${path}/${id}` };
  }

  private simple<K extends SimpleKind>(node: NodeOf<K>, at: At): void {
    this.planner.attempt(node as ModelNode, () => {
      const { type, entries, calls, id, existing } = writeKind(node.kind, node.spec, this.scope(node.namespace));
      const name = (node.spec as { readonly name?: string }).name ?? id ?? node.kind;
      const made = existing
        ? { expression: existing, path: this.planner.pathBelow(node as ModelNode, name) }
        : this.construct(node as ModelNode, type, name, entries, at);
      for (const [method, ...args] of calls) this.planner.add({ value: invoke(made.expression, method, ...args) });
      this.made(node as ModelNode, name, made.path, made.expression);
      if (node.kind === 'tenant') this.tenant(node as NodeOf<'tenant'>, made.expression);
    });
  }

  /** Registers a tenant by the namespace that it creates, because other objects refer to a tenant by this namespace. */
  private tenant(node: NodeOf<'tenant'>, expression: Expression): void {
    this.tenants.set(driverOf(this.part.platform).tenantNamespace(node.namespace, node.spec.name), expression);
  }

  private standaloneDisks(nodes: readonly NodeOf<'disk'>[], at: At): void {
    const left = new Set(nodes.filter(node => this.ownerOf(node) === undefined));
    const write = (node: NodeOf<'disk'>) => {
      if (!left.delete(node)) return;
      const { source, name } = node.spec;
      const cloned = source?.kind === 'disk' ? this.disks.get(placeKey(node, source.name)) : undefined;
      if (cloned && left.has(cloned)) write(cloned);
      this.planner.attempt(node, () => {
        const { machine: _, ...spec } = node.spec;
        const made = this.construct(node, 'Disk', name, diskEntries(spec, this.deviceOf(node), this.scope(node.namespace)), at);
        this.made(node, name, made.path, made.expression);
      });
    };
    nodes.forEach(write);
  }

  /**
   * The machine whose construct creates a disk. If the disk belongs to a machine, this is that machine, provided that it uses the disk. Otherwise,
   * this is the machine that uses the disk, provided that no other machine or construct refers to the disk.
   */
  private ownerOf(node: NodeOf<'disk'>): string | undefined {
    const { name, machine, removalPolicy } = node.spec;
    const users = this.users.get(placeKey(node, name));
    if (machine !== undefined) return users?.has(machine) ? machine : undefined;
    const [user] = users ?? [];
    // On plain KubeVirt, a machine writes the disks that it creates with removal policy DELETE into its own manifest. The disk of this node has
    // a separate manifest.
    const isApart = removalPolicy === 'delete' && this.part.platform.name === 'kubevirt';
    return users?.size === 1 && user !== '' && !isApart ? user : undefined;
  }

  /** How the first machine that uses a disk attaches the disk. */
  private deviceOf(node: NodeOf<'disk'>): Partial<AttachedDiskSpec> {
    for (const each of this.part.nodes) {
      if (each.kind !== 'machine' || each.namespace !== node.namespace) continue;
      const found = each.spec.disks?.find(({ name, inline }) => name === node.spec.name && inline === undefined);
      if (found) return found;
    }
    return {};
  }

  private machines(nodes: readonly NodeOf<'machine'>[], at: At): void {
    const drafts = nodes.flatMap((node): MachineDraft[] => {
      const written = this.planner.attempt(node, () => writeMachine(node.spec, this.scope(node.namespace), {
        ownDisk: name => this.ownDisk(node, name), document: this.planner.document,
      }));
      return written ? [{ node, written }] : [];
    });
    for (const each of groupsOf(drafts, this.part.platform.name !== 'kubevirt')) {
      if ('drafts' in each) each.isFleet ? this.fleet(each, at) : this.alike(each, at);
      else if (each.node.spec.pool) this.pool(each, at);
      else this.machine(each, at);
    }
  }

  private ownDisk(machine: NodeOf<'machine'>, name: string): DiskSpec | undefined {
    const node = this.disks.get(placeKey(machine, name));
    return node && this.planner.isSaid(node) && this.ownerOf(node) === machine.spec.name ? node.spec : undefined;
  }

  /** Writes machines, and a constant for their common properties. */
  private alike(group: Group, at: At): void {
    const { common, own } = commonEntries(group);
    const name = this.planner.name(group.name, 'props');
    this.planner.add({ name, type: 'VirtualMachineProps', value: object(common), startsBlock: true });
    group.drafts.forEach(({ node, written }, i) => this.machine({ node, written: { ...written, entries: own[i] } }, at, named(name)));
  }

  private machine({ node, written }: MachineDraft, at: At, common?: Expression): void {
    const made = this.construct(node, 'VirtualMachine', node.spec.name, written.entries, at, common);
    this.afterwards({ node, written }, made.expression, made.path);
  }

  /** Calls on a machine after its construction. */
  private afterwards({ node, written }: MachineDraft, expression: Expression, path: string, isTold = false): void {
    if (written.systemDisk) this.disk(node, written.systemDisk.spec.name, `${path}/system`, { kind: 'property', on: expression, name: 'systemDisk' });
    for (const { call: [method, ...args], disk } of written.calls) {
      if (disk === undefined) {
        if (!isTold) this.planner.add({ value: invoke(expression, method, ...args) });
        continue;
      }
      const constant = isTold ? undefined : this.planner.name(disk.spec.name, 'disk');
      if (!isTold) this.planner.add({ name: constant, value: invoke(expression, method, ...args) });
      this.disk(node, disk.spec.name, `${path}/${disk.id}`, constant === undefined ? undefined : named(constant));
    }
    this.made(node, node.spec.name, path, expression);
  }

  private disk(machine: NodeOf<'machine'>, name: string, path: string, expression: Expression | undefined): void {
    const node = this.disks.get(placeKey(machine, name))!;
    if (expression) this.made(node, name, path, expression);
    else this.planner.says(path, node);
  }

  private fleet(group: Group, at: At): void {
    const [{ node: first }] = group.drafts;
    const node = this.fleetSpecs.get(placeKey(first, group.name));
    const spread = first.spec.spread && list(first.spec.spread.map(each => classExpression('Spread', each, undefined, this.scope(first.namespace))));
    const asFleet = node ?? { ...first, kind: 'fleet' as const, spec: { name: group.name, members: [] } };
    const made = this.construct(asFleet, 'Fleet', group.name, fleetEntries(group, spread), at);
    this.constructs.set(`fleet ${first.namespace ?? ''} ${group.name}`, made.expression);
    if (node) this.planner.says(made.path, node);
    const calls = new Set(group.drafts.map(({ written }) => JSON.stringify(written.calls.map(each => each.call))));
    const isTogether = calls.size === 1 && first.spec.name !== undefined && group.drafts[0].written.calls.length > 0;
    if (isTogether) {
      for (const { call: [method, ...args] } of group.drafts[0].written.calls) {
        const members: Expression = { kind: 'property', on: made.expression, name: 'machines', isRequired: true };
        this.planner.add({ each: { of: members, as: 'machine' }, value: invoke(named('machine'), method, ...args) });
      }
    }
    for (const draft of group.drafts) {
      const key = memberKey(group.name, draft.node.spec.name);
      this.afterwards(draft, memberOf(made.expression, key), `${made.path}/${key}`, isTogether);
    }
  }

  private pool({ node, written }: MachineDraft, at: At): void {
    this.planner.attempt(node, () => {
      if (written.calls.length > 0) throw new NotSayable('the program would add a disk to the pool by a method call, but a pool has only a list of disks');
      const pool = expressionOf({ ...POOL, check: () => undefined }, node.spec.pool, this.scope(node.namespace)) as { readonly entries: Entries };
      const made = this.construct(node, 'MachinePool', node.spec.name, [...pool.entries, ['machine', object(written.entries)]], at);
      this.constructs.set(`fleet ${node.namespace ?? ''} ${node.spec.name}`, made.expression);
      if (written.systemDisk) this.planner.says(`${made.path}/machine/system`, this.disks.get(placeKey(node, written.systemDisk.spec.name))!);
      this.made(node, node.spec.name, made.path, made.expression);
      this.planner.says(`${made.path}/machine`, node);
    });
  }
}

interface Made {
  readonly expression: Expression;
  readonly path: string;
}

/** The place where a construct is created. */
interface At {
  readonly chart: Expression;
  readonly path: string;
  readonly ids: Ids;
}

/** The suffix, by kind, for a name that another construct already has. */
const WORDS: Partial<Readonly<Record<NodeKind, string>>> = {
  privateNetwork: 'network', backupPlan: 'plan', backupJob: 'backup', restoreJob: 'restore', snapshotRestore: 'restore',
};

/** The lowest position of the nodes in `ORDER`. */
function rank(nodes: readonly ModelNode[]): number {
  const found = ORDER.findIndex(kinds => nodes.some(({ kind }) => kinds.includes(kind)));
  return found < 0 ? ORDER.length : found;
}

/** Tenants are created before their child tenants, whose namespaces begin with the namespace of the parent. */
function inOrder(nodes: readonly ModelNode[]): readonly ModelNode[] {
  const isInside = ({ kind, spec }: ModelNode) => kind === 'tenant' && spec.parent !== undefined;
  const depth = (node: ModelNode) => isInside(node) ? (node.namespace ?? '').length : 0;
  return [...nodes].sort((a, b) => depth(a) - depth(b));
}

function placeKey({ namespace }: { readonly namespace?: string }, name: string): string {
  return `${namespace ?? ''} ${name}`;
}

/** The disks to which a construct refers, if the construct is not a machine. */
function disksReferred({ kind, spec }: ModelNode): readonly string[] {
  const { subject, source } = spec as { readonly subject?: { kind: string; name: string }; readonly source?: { kind: string; name: string } };
  return [...subject?.kind === 'disk' ? [subject.name] : [], ...kind === 'disk' && source?.kind === 'disk' ? [source.name] : []];
}
