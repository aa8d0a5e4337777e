import { API_VERSION } from './api-version';
import { renderDisk } from './disk';
import { MachineRendering } from './machine';
import { METADATA_PREFIX } from './metadata-prefix';
import { migrationBlockers } from './migration';
import { MACHINE_PREFIX } from './release-name';
import { renderResource } from './resources';
import { CozystackTarget } from './target';
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
import { namespaceProblems } from '../kubernetes/names';
import { diskUsage, machineUsage, secretsOf } from '../resolve/usage';

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
    return new MachineRendering(model, this.target);
  }

  public disk(model: DiskModel): Rendering {
    return renderDisk(model, this.target);
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
