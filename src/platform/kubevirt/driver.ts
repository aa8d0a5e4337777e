import { dataVolumeSpec } from './data-volume';
import { checkExposure, exposureManifests } from './exposure';
import { ACCESS_CREDENTIAL_SECRET, checkCredentials, guestSecrets, SSH_KEYS_SUFFIX } from './guest';
import { checkHardware } from './hardware';
import { checkMigration, migrationBlockers } from './migration';
import { some } from './optional';
import { checkPool, poolManifest } from './pool';
import { checkGuest } from './probes';
import { renderResource } from './resources';
import { checkDisks, checkNetworks } from './rules';
import { checkScheduling } from './scheduling';
import { KubeVirtTarget } from './target';
import { requestAmounts } from './tenant';
import { virtualMachineSpec } from './virtual-machine';
import { listNames } from '../../findings/nearest';
import { Problem, quote } from '../../findings/problem';
import { DiskModel, ImageReference } from '../../model/disk';
import { MachineModel } from '../../model/machine';
import { MigrationBlockerModel } from '../../model/migration';
import { QuotaModel } from '../../model/quota';
import { ResourceModel } from '../../model/resource';
import { Usage, withoutZeros } from '../../model/usage';
import { BindingMode, ReclaimPolicy } from '../catalogue/access-mode';
import { findImage } from '../catalogue/find-image';
import { OfferedStorageClass } from '../catalogue/offer';
import { PlatformDriver, Rendering } from '../driver';
import { metadataProblems } from '../kubernetes/metadata';
import { nameProblems, namespaceProblems } from '../kubernetes/names';
import { MAIN } from '../manifest';
import { resolveCompute } from '../resolve/compute';
import { checkGpus } from '../resolve/gpus';
import { resolveProfile } from '../resolve/profile';
import { diskUsage, machineUsage, secretsOf } from '../resolve/usage';

const DNS_LABEL = 63;

/** Renders for plain KubeVirt with CDI. */
export class KubeVirtDriver implements PlatformDriver {
  public readonly nestsQuotas = false;
  public readonly machineKind = 'VirtualMachine';
  public readonly diskKind = 'DataVolume';
  public readonly besideMachine = ['Service', 'NetworkPolicy'];
  public readonly label: string;
  public readonly defaultStorageClass: string;

  constructor(private readonly target: KubeVirtTarget) {
    this.label = target.label;
    this.defaultStorageClass = target.defaultStorageClass;
  }

  public serviceName(machineName: string): string {
    return machineName;
  }

  public machine(model: MachineModel): Rendering {
    const { target } = this;
    const problems = [
      ...machineNameProblems(model),
      ...metadataProblems(model.labels, model.annotations, ''),
    ];
    const compute = resolveCompute(model, target, problems);
    const profile = resolveProfile(model, compute, target, problems);
    checkGpus(model, compute, target, problems);
    checkExposure(model.exposure, target, problems);
    checkDisks(model, problems);
    checkNetworks(model, target, problems);
    checkScheduling(model, problems);
    checkHardware(model, compute, profile, target, problems);
    checkGuest(model, problems);
    checkCredentials(model, problems);
    checkMigration(model, target, problems);
    checkPool(model, target, problems);

    const templates = () => model.disks.flatMap(({ disk }) => disk && livesWithMachine(disk)
      // What is wrong with the disk is said by the disk.
      ? [{
        metadata: { name: disk.name, annotations: some({ ...disk.annotations }), labels: some({ ...disk.labels }) },
        spec: dataVolumeSpec(disk, target, []),
      }]
      : []);
    return {
      problems,
      get manifests() {
        if (model.pool) {
          return [poolManifest(model, model.pool, virtualMachineSpec(model, compute, profile, templates(), target), target), ...guestSecrets(model)];
        }
        return [
          {
            id: MAIN,
            apiVersion: 'kubevirt.io/v1',
            kind: 'VirtualMachine',
            name: model.name,
            labels: model.labels,
            annotations: model.annotations,
            body: { spec: virtualMachineSpec(model, compute, profile, templates(), target) },
          },
          ...exposureManifests(model),
          ...guestSecrets(model),
        ];
      },
    };
  }

  public disk(model: DiskModel): Rendering {
    const problems = [
      ...nameProblems('the disk\'s name', model.name, DNS_LABEL, '; of a machine\'s own system disk: `systemDisk: { name }`'),
      ...metadataProblems(model.labels, model.annotations, ''),
    ];
    const spec = dataVolumeSpec(model, this.target, problems);
    const { name, labels } = model;
    const storageClass = this.target.offer.storageClasses.find(each => each.name === model.storageClass);
    checkReclaim(model, storageClass, problems);
    const annotations = { ...uploadAnnotations(model, storageClass), ...model.annotations };
    const manifest = { id: MAIN, apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataVolume', name, labels, annotations, body: { spec } };
    return { problems, manifests: livesWithMachine(model) ? [] : [manifest] };
  }

  public resource(model: ResourceModel): Rendering {
    return renderResource(model, this.target);
  }

  public machineUsage(model: MachineModel): Usage {
    const keepsState = model.hardware?.firmware?.persistent === true;
    return machineUsage(model, withoutZeros({
      'services': model.pool ? 0 : 1,
      'services.loadbalancers': model.exposure.kind === 'none' ? 0 : 1,
      'secrets': secretsOf(model),
      'persistentvolumeclaims': keepsState ? 1 : 0,
    }), this.target);
  }

  public hardAmounts(quota: QuotaModel): Usage {
    return requestAmounts(quota, this.target);
  }

  public diskUsage(model: DiskModel): Usage {
    return diskUsage(model, this.target);
  }

  public migrationBlockers(model: MachineModel): MigrationBlockerModel[] {
    return migrationBlockers(model, this.target);
  }

  public chartProblems(namespace: string | undefined, labels: Readonly<Record<string, string>>): Problem[] {
    return [...namespaceProblems(namespace), ...metadataProblems(labels, {}, ''), ...stateClassProblems(this.target)];
  }

  public loginUser(image: ImageReference): string | undefined {
    return findImage(image, this.target.offer)?.loginUser;
  }
}

/** The Secret of its SSH keys becomes a volume of its pod, which leaves the name less room than a label has. */
function machineNameProblems({ name, sshKeys, pool }: MachineModel): Problem[] {
  const what = 'the machine\'s name';
  // A pool puts a dash and a number behind it.
  const number = pool ? 1 + String(pool.replicas).length : 0;
  if (sshKeys.length === 0) return nameProblems(what, name, DNS_LABEL - number);
  return nameProblems(
    what, name, ACCESS_CREDENTIAL_SECRET - SSH_KEYS_SUFFIX.length, '',
    'the Secret of its SSH keys has the name in it, and becomes a volume of its pod',
  );
}

/** A disk that the machine makes and deletes with itself (`dataVolumeTemplates`). */
function livesWithMachine({ disposable, ownedByMachine }: DiskModel): boolean {
  return disposable && ownedByMachine;
}

/** Somebody uploads before any machine starts, so the volume cannot wait for one. */
function uploadAnnotations({ source }: DiskModel, storageClass: OfferedStorageClass | undefined): Record<string, string> {
  return source.kind === 'upload' && storageClass?.bindingMode !== BindingMode.IMMEDIATE ? { 'cdi.kubevirt.io/storage.bind.immediate.requested': 'true' } : {};
}

/** What is to go with its manifest stays where the class keeps it. */
function checkReclaim({ name, disposable }: DiskModel, storageClass: OfferedStorageClass | undefined, problems: Problem[]): void {
  if (!disposable || storageClass?.reclaimPolicy !== ReclaimPolicy.RETAIN) return;
  problems.push({
    code: 'DISK_LEFT_BEHIND',
    message: `disk "${name}" is disposable, and its storage class keeps the volumes of claims that are gone`,
    got: storageClass.name,
    fix: 'take a class that deletes them, or acknowledge this and say who cleans up',
  });
}

function stateClassProblems({ label, stateStorageClass: name, offer }: KubeVirtTarget): Problem[] {
  if (name === undefined || offer.storageClasses.some(each => each.name === name)) return [];
  return [{
    code: 'STORAGE_CLASS_UNKNOWN',
    message: `${label} has no storage class "${name}" (\`stateStorageClass\`), so that machines with a state of UEFI or TPM would not start`,
    got: quote(name),
    allowed: listNames(offer.storageClasses.map(each => each.name)),
    fix: 'if your cluster has it, declare it: `catalogue: Catalogue.extend({ storageClasses: [...] })`',
  }];
}
