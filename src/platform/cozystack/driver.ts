import { API_VERSION } from './api-version';
import { resolveAttachments } from './attachments';
import { SINCE, since } from './capabilities';
import { sourceOf } from './disk-source';
import { resolveExposure } from './exposure';
import { refuseCatalogWords, refuseKubeVirtWords } from './lacks';
import { METADATA_PREFIX } from './metadata-prefix';
import { checkMigration, migrationBlockers } from './migration';
import { resolveNetworks } from './networks';
import { DEFAULT_PROFILE } from './profiles';
import { DISK_NAME, MACHINE_NAME, MACHINE_PREFIX } from './release-name';
import { renderResource } from './resources';
import { resolveRunState } from './run-state';
import { CozystackTarget } from './target';
import type { VmDiskSpec, VmInstanceSpec } from '../../../imports/apps.cozystack.io';
import { Problem, quote } from '../../findings/problem';
import { DiskModel, ImageReference } from '../../model/disk';
import { MachineModel } from '../../model/machine';
import { MigrationBlockerModel } from '../../model/migration';
import { hardAmounts, QuotaModel } from '../../model/quota';
import { ResourceModel } from '../../model/resource';
import { Usage, withoutZeros } from '../../model/usage';
import { findImage } from '../catalogue/find-image';
import { PlatformDriver, Rendering } from '../driver';
import { metadataProblems } from '../kubernetes/metadata';
import { nameProblems, namespaceProblems } from '../kubernetes/names';
import { MAIN, Manifest } from '../manifest';
import { resolveCompute } from '../resolve/compute';
import { resolveDisk } from '../resolve/disk';
import { checkGpus } from '../resolve/gpus';
import { notSupported } from '../resolve/problems';
import { resolveProfile } from '../resolve/profile';
import { diskUsage, machineUsage, secretsOf } from '../resolve/usage';
import { Wire } from '../wire';

/** `running` stands in for `runStrategy` below 1.0, which the L1 of the newest version does not know. */
type MachineSpec = Wire<VmInstanceSpec> & { readonly running?: boolean };

/** Renders for Cozystack and everything that is one. */
export class CozystackDriver implements PlatformDriver {
  public readonly machineKind = 'VMInstance';
  public readonly diskKind = 'VMDisk';
  public readonly besideMachine = [];
  public readonly objectVersion = API_VERSION;
  public readonly label: string;
  public readonly defaultStorageClass: string;

  constructor(private readonly target: CozystackTarget) {
    this.label = target.label;
    this.defaultStorageClass = target.defaultStorageClass;
  }

  public serviceName(machineName: string): string {
    return `${MACHINE_PREFIX}${machineName}`;
  }

  public machine(model: MachineModel): Rendering {
    return new MachineRendering(model, () => this.resolve(model));
  }

  private resolve(model: MachineModel): ResolvedMachine {
    const { target } = this;
    const problems = [
      ...nameProblems('the machine\'s name', model.name, MACHINE_NAME),
      ...metadataProblems(model.labels, model.annotations, METADATA_PREFIX),
    ];
    const compute = resolveCompute(model, target, problems);
    const { name: profile, ...resolved } = resolveProfile(model, compute, target, problems) ?? { name: DEFAULT_PROFILE };
    refuseCatalogWords(compute, resolved, target, problems);
    checkGpus(model, compute, target, problems);
    if (model.cpuModel !== undefined && !target.capabilities.cpuModel) problems.push(notSupported('a CPU model', since(SINCE.cpuModel), target));
    const exposure = resolveExposure(model.exposure, target, problems);
    const runState = resolveRunState(model.runStrategy, target, problems);
    const disks = resolveAttachments(model, profile, target, problems);
    refuseKubeVirtWords(model, target, problems);
    const networks = resolveNetworks(model, target, problems);
    checkMigration(model, target, problems);

    const spec = (): MachineSpec => Object.assign({
      instanceType: compute.instanceType,
      resources: compute.resources,
      instanceProfile: profile,
      cpuModel: model.cpuModel,
      gpus: model.gpus.length > 0 ? model.gpus.map(name => ({ name })) : undefined,
      disks,
      sshKeys: model.sshKeys.length > 0 ? model.sshKeys : undefined,
      cloudInit: model.cloudInit,
      cloudInitSeed: model.cloudInitSeed,
    }, exposure, runState, networks);
    return { problems, spec };
  }

  public disk(model: DiskModel): Rendering {
    const problems = [
      ...nameProblems('the disk\'s name', model.name, DISK_NAME, '; of a machine\'s own system disk: `systemDisk: { name }`'),
      ...metadataProblems(model.labels, model.annotations, METADATA_PREFIX),
    ];
    const { image, size } = resolveDisk(model, this.target, problems);
    const spec: Wire<VmDiskSpec> = {
      source: sourceOf(model.source, image, this.target, problems),
      optical: model.optical || undefined,
      storage: size?.asString(),
      storageClass: model.storageClass,
    };
    const { name, labels, annotations } = model;
    return { problems, manifests: [{ id: MAIN, apiVersion: API_VERSION, kind: 'VMDisk', name, labels, annotations, body: { spec } }] };
  }

  public resource(model: ResourceModel): Rendering {
    return renderResource(model, this.target);
  }

  public machineUsage(model: MachineModel): Usage {
    const { target } = this;
    const isExternal = model.exposure.kind !== 'none';
    return machineUsage(model, withoutZeros({
      'services': isExternal || target.capabilities.internalService ? 1 : 0,
      'services.loadbalancers': isExternal ? 1 : 0,
      'secrets': secretsOf(model),
    }), target);
  }

  public get nestsQuotas(): boolean {
    return this.target.capabilities.nestedQuotas;
  }

  public hardAmounts(quota: QuotaModel): Usage {
    return hardAmounts(quota, this.target.launcher);
  }

  public diskUsage(model: DiskModel): Usage {
    return diskUsage(model, this.target);
  }

  public migrationBlockers(model: MachineModel): MigrationBlockerModel[] {
    return migrationBlockers(model, this.target);
  }

  public chartProblems(namespace: string | undefined, labels: Readonly<Record<string, string>>): Problem[] {
    const { tenantsOnly, label } = this.target;
    const problems = [...namespaceProblems(namespace), ...metadataProblems(labels, {}, METADATA_PREFIX)];
    if (!tenantsOnly || problems.length > 0 || namespace === undefined || namespace.startsWith('tenant-')) return problems;
    return [...problems, {
      code: 'NAMESPACE_NO_TENANT',
      message: `no tenant of ${label} can use the namespace "${namespace}"`,
      got: quote(namespace),
      fix: 'leave the namespace out, so that the kubeconfig of the tenant decides, or give the tenant\'s own ("tenant-...")',
    }];
  }

  public loginUser(image: ImageReference): string | undefined {
    return findImage(image, this.target.offer)?.loginUser;
  }
}

/** What was found out of a machine: what is wrong with it, and what is written. */
interface ResolvedMachine {
  readonly problems: readonly Problem[];
  spec(): MachineSpec;
}

/** A machine as Cozystack has it. What it means there is found out when it is asked for: it is one object, whatever it means. */
class MachineRendering implements Rendering, Manifest {
  public readonly id = MAIN;
  public readonly apiVersion = API_VERSION;
  public readonly kind = 'VMInstance';
  public readonly manifests = [this];
  private known?: ResolvedMachine;

  constructor(private readonly model: MachineModel, private readonly resolve: () => ResolvedMachine) {
  }

  public get name(): string {
    return this.model.name;
  }

  public get labels(): MachineModel['labels'] {
    return this.model.labels;
  }

  public get annotations(): MachineModel['annotations'] {
    return this.model.annotations;
  }

  public get problems(): readonly Problem[] {
    return this.resolved.problems;
  }

  public get body(): Manifest['body'] {
    return { spec: this.resolved.spec() };
  }

  private get resolved(): ResolvedMachine {
    return this.known ??= this.resolve();
  }
}
