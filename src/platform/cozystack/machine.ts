import { API_VERSION } from './api-version';
import { resolveAttachments } from './attachments';
import { SINCE, since } from './capabilities';
import { resolveExposure } from './exposure';
import { refuseCatalogWords, refuseKubeVirtWords } from './lacks';
import { METADATA_PREFIX } from './metadata-prefix';
import { checkMigration } from './migration';
import { resolveNetworks } from './networks';
import { DEFAULT_PROFILE } from './profiles';
import { MACHINE_NAME } from './release-name';
import { resolveRunState } from './run-state';
import { CozystackTarget } from './target';
import type { VmInstanceSpec } from '../../../imports/apps.cozystack.io';
import { Problem } from '../../findings/problem';
import { MachineModel } from '../../model/machine';
import { Rendering } from '../driver';
import { metadataProblems } from '../kubernetes/metadata';
import { nameProblems } from '../kubernetes/names';
import { MAIN, Manifest } from '../manifest';
import { resolveCompute } from '../resolve/compute';
import { checkGpus } from '../resolve/gpus';
import { notSupported } from '../resolve/problems';
import { resolveProfile } from '../resolve/profile';
import { Wire } from '../wire';

/** `running` stands in for `runStrategy` below 1.0, which the L1 of the newest version does not know. */
type MachineSpec = Wire<VmInstanceSpec> & { readonly running?: boolean };

/**
 * A machine as Cozystack has it. What it means there is found out when it is asked for: it is one object, whatever it means.
 *
 * There is one for each machine from the check to the writing of an app, so that it holds nothing twice.
 */
export class MachineRendering implements Rendering, Manifest {
  private known?: ResolvedMachine;

  constructor(private readonly model: MachineModel, private readonly target: CozystackTarget) {
  }

  public get manifests(): readonly Manifest[] {
    return [this];
  }

  public get problems(): readonly Problem[] {
    return this.resolved.problems;
  }

  public get id(): string {
    return MAIN;
  }

  public get apiVersion(): string {
    return API_VERSION;
  }

  public get kind(): string {
    return 'VMInstance';
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

  /** The text of cloud-init is made when it is written: no check needs it. */
  public get body(): Manifest['body'] {
    const { cloudInit } = this.model;
    return { spec: cloudInit === undefined ? this.resolved.spec : { cloudInit, ...this.resolved.spec } };
  }

  private get resolved(): ResolvedMachine {
    return this.known ??= resolve(this.model, this.target);
  }
}

/** What was found out of a machine: what is wrong with it, and what is written beside the text of cloud-init. */
interface ResolvedMachine {
  readonly problems: readonly Problem[];
  readonly spec: MachineSpec;
}

function resolve(model: MachineModel, target: CozystackTarget): ResolvedMachine {
  const problems = [
    ...nameProblems('the machine\'s name', model.name, MACHINE_NAME),
    ...metadataProblems(model.labels, model.annotations, METADATA_PREFIX),
  ];
  const compute = resolveCompute(model, target, problems);
  const profile = resolveProfile(model, compute, target, problems);
  refuseCatalogWords(compute, profile, target, problems);
  checkGpus(model, compute, target, problems);
  if (model.cpuModel !== undefined && !target.capabilities.cpuModel) problems.push(notSupported('a CPU model', since(SINCE.cpuModel), target));
  const exposure = resolveExposure(model.exposure, target, problems);
  const runState = resolveRunState(model.runStrategy, target, problems);
  const instanceProfile = profile?.name ?? DEFAULT_PROFILE;
  const disks = resolveAttachments(model, instanceProfile, target, problems);
  refuseKubeVirtWords(model, target, problems);
  const networks = resolveNetworks(model, target, problems);
  checkMigration(model, target, problems);

  const spec: MachineSpec = {
    disks,
    ...exposure,
    instanceProfile,
    instanceType: compute.instanceType,
    ...runState,
    ...networks,
  };
  return { problems, spec: withGiven(spec, model, compute.resources) };
}

/** What most machines do not say. */
function withGiven(spec: MachineSpec, { cloudInitSeed, cpuModel, gpus, sshKeys }: MachineModel, resources: MachineSpec['resources']): MachineSpec {
  const given: { -readonly [K in keyof MachineSpec]: MachineSpec[K] } = spec;
  if (cloudInitSeed !== undefined) given.cloudInitSeed = cloudInitSeed;
  if (cpuModel !== undefined) given.cpuModel = cpuModel;
  if (gpus.length > 0) given.gpus = gpus.map(name => ({ name }));
  if (resources !== undefined) given.resources = resources;
  if (sshKeys.length > 0) given.sshKeys = sshKeys as string[];
  return given;
}
