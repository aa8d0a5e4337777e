import { FIELD_TABLES } from './kinds';
import { migrationBlockers } from './machine/migration';
import { madeOf } from './made-objects';
import { METADATA_PREFIX } from './metadata-prefix';
import { renderNode } from './nodes';
import { READERS } from './readers';
import { MACHINE_PREFIX } from './release-name';
import { CozystackTarget } from './target';
import { tenantNamespace } from './tenant/namespace';
import { atLeast, CozystackVersion } from './version';
import { Problem, quote } from '../../findings/problem';
import { ChangeEffect } from '../../model/change-effect';
import { ImageReference } from '../../model/disk';
import { ChartModel, ModelNode, NodeKind, NodeOf } from '../../model/fleet-model';
import { MachineSpec } from '../../model/machine';
import { MigrationBlocker } from '../../model/migration';
import { hardAmounts, QuotaSpec } from '../../model/quota';
import { Usage, withoutZeros } from '../../model/usage';
import { asChartWrites } from '../../model/user-data';
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
import { PLAIN_KUBEVIRT } from '../resolve/problems';
import { diskUsage, machineUsage, secretsOf } from '../resolve/usage';

/** Renders for Cozystack and for platforms that are based on it. */
export class CozystackDriver implements PlatformDriver {
  public readonly machineKind = 'VMInstance';
  public readonly diskKind = 'VMDisk';
  public readonly besideMachine = [];
  public readonly label: string;

  constructor(private readonly target: CozystackTarget) {
    this.label = target.label;
  }

  public read(index: ObjectIndex, found: (meaning: Meaning, object: ApiObjectData) => void): void {
    readObjects(index, READERS, this.target, found);
  }

  public madeOf(manifest: Manifest, namespace: string | undefined): readonly MadeObject[] {
    return madeOf(manifest, namespace, this.target.capabilities.internalService);
  }

  public effectOf(kind: NodeKind, field: string): ChangeEffect | undefined {
    const { version } = this.target;
    return effectOf(FIELD_TABLES, kind, field, version && (since => atLeast(version, since as CozystackVersion)));
  }

  public serviceName(machineName: string): string {
    return `${MACHINE_PREFIX}${machineName}`;
  }

  public render(node: ModelNode, context: NodeContext): Rendering {
    return renderNode(node, context, this.target);
  }

  public tenantNamespace(parentNamespace: string | undefined, name: string): string {
    return tenantNamespace(parentNamespace, name);
  }

  public usage(node: ModelNode, context: NodeContext): Usage {
    if (node.kind === 'disk') return diskUsage(node.spec, context, this.target);
    return node.kind === 'machine' ? this.machineUsage(node.spec, context) : {};
  }

  public get nestsQuotas(): boolean {
    return this.target.capabilities.nestedQuotas;
  }

  public hardAmounts(quota: QuotaSpec): Usage {
    return hardAmounts(quota, this.target.launcher);
  }

  public migrationBlockers({ spec }: NodeOf<'machine'>, context: NodeContext): MigrationBlocker[] {
    return migrationBlockers(spec, context, this.target);
  }

  public defaultDiskBus(spec: MachineSpec, context: NodeContext): string | undefined {
    return defaultDiskBus(spec, context, this.target);
  }

  public chartProblems({ namespace, labels }: ChartModel): Problem[] {
    const { tenantsOnly, label } = this.target;
    const problems = [...namespaceProblems(namespace), ...metadataProblems(labels, {}, METADATA_PREFIX)];
    if (!tenantsOnly || problems.length > 0 || namespace === undefined || namespace.startsWith('tenant-')) return problems;
    return [...problems, {
      code: 'NAMESPACE_NO_TENANT',
      message: `the namespace "${namespace}" is not a tenant namespace: users of ${label} have no access`,
      got: quote(namespace),
      fix: 'use the namespace of the tenant ("tenant-..."), or set no namespace, so that the kubeconfig of the tenant sets it',
    }];
  }

  private machineUsage(spec: MachineSpec, context: NodeContext): Usage {
    const { target } = this;
    const isExternal = spec.exposure !== undefined && spec.exposure.kind !== 'none';
    return machineUsage(spec, context, withoutZeros({
      'services': isExternal || target.capabilities.internalService ? 1 : 0,
      'services.loadbalancers': isExternal ? 1 : 0,
      'secrets': secretsOf(spec),
    }), target);
  }

  public passedUserData(text: string): string {
    return asChartWrites(text);
  }

  public withoutConfigDrive(): string {
    return `use ${PLAIN_KUBEVIRT}: ${this.label} has no config drive`;
  }

  public loginUser(image: ImageReference): string | undefined {
    return findImage(image, this.target.catalog)?.loginUser;
  }

  public catalogImage(image: ImageReference): ImageFacts | undefined {
    return findImage(image, this.target.catalog);
  }
}
