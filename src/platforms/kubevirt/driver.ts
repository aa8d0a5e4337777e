import { gateListProblems } from './gate-names';
import { FIELD_TABLES } from './kinds';
import { migrationBlockers } from './machine/migration';
import { madeOf } from './made-objects';
import { renderNode } from './nodes';
import { READERS } from './readers';
import { KubeVirtTarget } from './target';
import { limitProblems, quotaKeyProblems, requestAmounts } from './tenant/quota';
import { tenantNamespace } from './tenant/tenant';
import { atLeast, KubeVirtVersion } from './version';
import { listNames } from '../../findings/nearest';
import { Problem, quote } from '../../findings/problem';
import { ChangeEffect } from '../../model/change-effect';
import { DiskSpec, ImageReference } from '../../model/disk';
import { ChartModel, ModelNode, NodeKind, NodeOf } from '../../model/fleet-model';
import { MachineSpec } from '../../model/machine';
import { MachineDefault } from '../../model/machine-default';
import { MigrationBlocker } from '../../model/migration';
import { QuotaSpec } from '../../model/quota';
import { BindingMode } from '../../model/storage';
import { Usage, withoutZeros } from '../../model/usage';
import { findImage } from '../catalog/find-image';
import { NodeContext } from '../context';
import { ImageFacts, MadeObject, PlatformDriver, Rendering } from '../driver';
import { effectOf } from '../effects';
import { metadataProblems } from '../kubernetes/metadata';
import { namespaceProblems } from '../kubernetes/names';
import { Manifest } from '../manifest';
import { readObjects } from '../read-objects';
import { ApiObjectData, Meaning, ObjectIndex } from '../reading';
import { defaultDiskBus } from '../resolve/guest-disks';
import { diskUsage, machineUsage, secretsOf } from '../resolve/usage';
import { volumeBinding } from '../resolve/volume-binding';

/** Renders for plain KubeVirt with CDI. */
export class KubeVirtDriver implements PlatformDriver {
  public readonly nestsQuotas = false;
  public readonly machineKind = 'VirtualMachine';
  public readonly diskKind = 'DataVolume';
  public readonly besideMachine = ['Service', 'NetworkPolicy'];
  public readonly label: string;

  constructor(private readonly target: KubeVirtTarget) {
    this.label = target.label;
  }

  public render(node: ModelNode, context: NodeContext): Rendering {
    return renderNode(node, context, this.target);
  }

  public madeOf(manifest: Manifest): readonly MadeObject[] {
    return madeOf(manifest);
  }

  public read(index: ObjectIndex, found: (meaning: Meaning, object: ApiObjectData) => void): void {
    readObjects(index, READERS, this.target, found);
  }

  public effectOf(kind: NodeKind, field: string): ChangeEffect | undefined {
    const { version } = this.target;
    return effectOf(FIELD_TABLES, kind, field, since => atLeast(version, since as KubeVirtVersion));
  }

  public serviceName(machineName: string): string {
    return machineName;
  }

  public tenantNamespace(parentNamespace: string | undefined, name: string): string {
    return tenantNamespace(parentNamespace, name);
  }

  public hardAmounts(quota: QuotaSpec): Usage {
    return requestAmounts(quota, this.target);
  }

  public limitProblems(quota: QuotaSpec, machines: readonly MachineSpec[]): Problem[] {
    return limitProblems(quota, machines, this.target);
  }

  public usage(node: ModelNode, context: NodeContext): Usage {
    switch (node.kind) {
      case 'disk': return diskUsage(node.spec, context, this.target);
      case 'machine': return this.machineUsage(node.spec, context);
      case 'service': return { services: 1, ...node.spec.type === 'LoadBalancer' && { 'services.loadbalancers': 1 } };
      default: return {};
    }
  }

  public migrationBlockers({ spec }: NodeOf<'machine'>, context: NodeContext): MigrationBlocker[] {
    return migrationBlockers(spec, context, this.target);
  }

  public defaultDiskBus(spec: MachineSpec, context: NodeContext): string | undefined {
    return defaultDiskBus(spec, context, this.target);
  }

  public volumeBinding(spec: DiskSpec): BindingMode | undefined {
    return volumeBinding(spec, this.target);
  }

  public chartProblems({ namespace, labels, quota }: ChartModel): Problem[] {
    return [
      ...namespaceProblems(namespace), ...metadataProblems(labels, {}, ''), ...stateClassProblems(this.target), ...gateListProblems(this.target),
      ...quotaKeyProblems(quota),
    ];
  }

  public loginUser(image: ImageReference): string | undefined {
    return findImage(image, this.target.catalog)?.loginUser;
  }

  public catalogImage(image: ImageReference): ImageFacts | undefined {
    return findImage(image, this.target.catalog);
  }

  public withoutConfigDrive({ cloudInitDrive }: MachineSpec): string | undefined {
    return cloudInitDrive === 'configDrive' ? undefined : 'set `cloudInitDrive` to CloudInitDrive.CONFIG_DRIVE';
  }

  private machineUsage(spec: MachineSpec, context: NodeContext): Usage {
    const isReached = spec.exposure !== undefined && spec.exposure.kind !== 'none';
    return machineUsage(spec, context, withoutZeros({
      'services': spec.pool || !isReached && spec.leaveToCluster?.includes(MachineDefault.SERVICE) ? 0 : 1,
      'services.loadbalancers': isReached ? 1 : 0,
      'secrets': secretsOf(spec),
    }), this.target);
  }
}

function stateClassProblems({ label, stateStorageClass: name, catalog }: KubeVirtTarget): Problem[] {
  if (name === undefined || catalog.storageClasses.some(each => each.name === name)) return [];
  return [{
    code: 'STORAGE_CLASS_UNKNOWN',
    message: `${label} has no storage class "${name}" (\`stateStorageClass\`), so machines with UEFI or TPM state would not start`,
    got: quote(name),
    allowed: listNames(catalog.storageClasses.map(each => each.name)),
    fix: 'if your cluster has it, add it to `catalog.storageClasses` of the platform',
  }];
}
