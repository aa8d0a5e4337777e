import { Behaviour } from './behaviour';
import { ApiObjectData } from '../../platforms/reading';
import { COZYSTACK } from '../rules/sources';

const APPS = `${COZYSTACK}/packages/apps`;
const CHART = `${APPS}/vm-instance/templates`;

type Spec = Readonly<Record<string, any>>;
const specOf = ({ spec }: ApiObjectData) => (spec ?? {}) as Spec;

const of = (kind: string, concerns: (spec: Spec) => readonly string[]): Behaviour['concerns'] => object => object.kind === kind ? concerns(specOf(object)) : [];
const machine = (concerns: (spec: Spec) => readonly string[]) => of('VMInstance', concerns);

const isPortList = (spec: Spec) => spec.external === true && (spec.externalMethod ?? 'PortList') === 'PortList';
const lacksSize = ({ instanceType, resources = {} }: Spec) => instanceType === '' && !(resources.cpu && resources.memory && resources.sockets);

/** Behaviours that releases of Cozystack change, oldest first. */
export const COZYSTACK_BEHAVIOURS: readonly Behaviour[] = [
  {
    id: 'internal-service', since: '0.41', what: 'a machine without a public address has a Service too; before 1.0, the Helm release fails when `external` changes (found in the chart\'s source, not tested)',
    source: 'https://github.com/cozystack/cozystack/blob/v0.41.11/packages/apps/vm-instance/templates/service.yaml', concerns: machine(spec => spec.external === true ? [] : ['/spec/external']),
  },
  {
    id: 'run-strategy', since: '1.0', what: '`running` is ignored, and `runStrategy` (by default Always) replaces it: a machine with `running: false` starts',
    fix: 'write `runStrategy: Halted` in the same merge as the upgrade', source: `${CHART}/vm.yaml`, concerns: machine(spec => spec.running === undefined ? [] : ['/spec/running']),
  },
  {
    id: 'service-made-anew', since: '1.0', what: 'a change of `external` recreates the Service; in 0.41 the Helm release failed', source: `${CHART}/vm-update-hook.yaml`,
    concerns: machine(spec => spec.external === undefined ? [] : ['/spec/external']),
  },
  {
    id: 'size-required', since: '1.0', what: 'the Helm release of a machine without an instance type and without complete `resources` fails', fix: 'set `cpu`, `sockets` and `memory`, or an instance type', source: `${CHART}/vm.yaml`,
    concerns: machine(spec => lacksSize(spec) ? ['/spec/resources'] : []),
  },
  {
    id: 'always-isolated', since: '1.0', what: 'tenants are always isolated: `isolated` is ignored', source: 'https://github.com/cozystack/cozystack/blob/v1.0.0/packages/apps/tenant/templates/networkpolicy.yaml',
    concerns: of('Tenant', spec => spec.isolated === undefined ? [] : ['/spec/isolated']),
  },
  {
    id: 'subnet-list', since: '1.0', what: 'subnets of a private network are a list; before, they were a map', fix: 'write the subnets as a list with `name` and `cidr`', source: `${APPS}/vpc/templates/vpc.yaml`,
    concerns: of('VirtualPrivateCloud', spec => spec.subnets !== undefined && !Array.isArray(spec.subnets) ? ['/spec/subnets'] : []),
  },
  {
    id: 'networks', since: '1.3', what: '`networks` replaces `subnets`: `subnets` is ignored if `networks` is not empty', fix: 'rename `subnets` to `networks`', source: `${CHART}/vm.yaml`,
    concerns: machine(spec => spec.subnets === undefined ? [] : ['/spec/subnets']),
  },
  {
    id: 'backups-stay', since: '1.3', what: 'a backup stays when its job is deleted; before, it was deleted with the job', source: `${COZYSTACK}/internal/backupcontroller/backupjob_controller.go#Reconcile`,
    concerns: object => ['BackupJob', 'Plan'].includes(object.kind) ? [''] : [],
  },
  {
    id: 'port-list-filters', since: '1.4', what: 'a PortList opens only the listed ports; before, every port of the address was open', fix: 'before the upgrade, list each port that is in use',
    source: `${CHART}/service.yaml`, concerns: machine(spec => isPortList(spec) ? ['/spec/externalPorts'] : []),
  },
  {
    id: 'icmp-switch', since: '1.4', what: '`externalAllowICMP` has an effect; before, Cozystack did not have this field', source: `${CHART}/service.yaml`, concerns: machine(spec => spec.externalAllowICMP === undefined ? [] : ['/spec/externalAllowICMP']),
  },
  {
    id: 'windows-state', since: '1.5', what: 'Windows 11, Server 2022 and 2025 keep the state of UEFI and TPM in a separate volume, which counts towards quotas', source: `${COZYSTACK}/packages/system/kubevirt-instancetypes`,
    concerns: machine(spec => /^windows\.(?:11|2k22|2k25)/.test(spec.instanceProfile ?? '') ? ['/spec/instanceProfile'] : []),
  },
  {
    id: 'architecture-of-profile', since: '1.5', what: 'a profile with an architecture in its name is accepted; a machine of another architecture than its nodes never starts', source: `${COZYSTACK}/packages/system/kubevirt-instancetypes`,
    concerns: machine(spec => /\.(?:arm64|s390x)$/.test(spec.instanceProfile ?? '') ? ['/spec/instanceProfile'] : []),
  },
  {
    id: 'nested-quotas', since: '1.6', what: 'the quota of a tenant must fit into the rest of its parent\'s quota; a larger quota is rejected', fix: 'make the quotas of all children fit into their parent\'s quota',
    source: `${APPS}/tenant/templates/quota.yaml`, concerns: of('Tenant', spec => spec.resourceQuotas === undefined ? [] : ['/spec/resourceQuotas']),
  },
];
