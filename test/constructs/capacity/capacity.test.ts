import { Chart, Size } from 'cdk8s';
import * as fc from 'fast-check';
import {
  Capacity, CloudInit, CloudInitDelivery, ClusterCatalog,
  CozystackVersion, Disk, DiskSource, EphemeralDisk, Exposure, Fleet, GoldenImage, Gpu, HugePages,
  InstanceProfile, InstanceType, KubeVirtVersion, MachineDefault, MachineService, Platform, Probe, RunStrategy, ServiceType,
  VirtualMachine, VirtualMachineProps,
} from '../../../src';
import { chartOn, EXPOSED } from '../../support/fleet';
import { samples } from '../../support/samples';
import { captureStderr } from '../../support/stderr';

captureStderr();

const catalog = ClusterCatalog.extend({ goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04, minSize: Size.gibibytes(10) }] });
const kubevirt = (version = KubeVirtVersion.V1_9) => Platform.kubevirt({ version, catalog });
const cozystack = (version = CozystackVersion.V1_6) => Platform.cozystack({ version });

function capacityOf(props: VirtualMachineProps, platform: Platform): Capacity {
  const chart = chartOn(platform);
  return Capacity.of(new VirtualMachine(chart, 'm', { ...EXPOSED, ...props }));
}

const MI = 1024 * 1024;
const OF_POD: VirtualMachineProps = { instanceType: undefined, instanceProfile: InstanceProfile.UBUNTU };
const type = (name: string) => ({ instanceType: InstanceType.fromName(name) });

/**
 * Memory of the launcher's pod, worked out by hand from KubeVirt's GetMemoryOverhead: the guest, a 512th of it in whole
 * thousands of bytes, what KubeVirt's processes take, 8 MiB for each virtual CPU and for the I/O thread, the graphics card.
 */
test.each<[string, VirtualMachineProps, Platform, number, number, number]>([
  // 4294967296 / 512 rounded up to thousands is 8388609; 220 + 8 + 8 + 32 = 268 MiB.
  ['1 vCPU and 4Gi on KubeVirt 1.9', type('u1.medium'), kubevirt(), 1000 + 15, 4294967296 + 8388609 + 268 * MI + 35e6, 100 + 5],
  // Half of the graphics memory before 1.6.
  ['the same on 1.5', type('u1.medium'), kubevirt(KubeVirtVersion.V1_5), 1015, 4294967296 + 8388609 + 252 * MI + 35e6, 105],
  // And 10 MiB less for processes before 1.5.
  ['the same on 1.4', type('u1.medium'), kubevirt(KubeVirtVersion.V1_4), 1015, 4294967296 + 8388609 + 242 * MI + 35e6, 105],
  // Cozystack has no log of the serial console since 1.0.
  ['the same on Cozystack 1.6', type('u1.medium'), cozystack(), 1000, 4294967296 + 8388609 + 268 * MI, 100],
  ['the same on Cozystack 0.41', type('u1.medium'), cozystack(CozystackVersion.V0_41), 1015, 4294967296 + 8388609 + 252 * MI + 35e6, 105],
  // 8589934592 / 512 in thousands: 16777216; 220 + 16 + 8 + 32 = 276 MiB.
  ['2 vCPU and 8Gi', type('u1.large'), cozystack(), 2000, 8589934592 + 16777216 + 276 * MI, 200],
  // Half of the memory of the o series is not requested: 4294967296 bytes are requested.
  ['an overcommitted type', type('o1.large'), cozystack(), 2000, 4294967296 + 8388609 + 276 * MI, 200],
  // Dedicated CPUs are requested as whole cores, with one more for QEMU's threads, and 100 MiB more.
  ['dedicated CPUs', type('d1.large'), cozystack(), 3000, 8589934592 + 16777216 + 376 * MI, 3000],
  // Huge pages are counted separately: only the overhead remains. 17179870000 / 512 is 33554433.
  ['huge pages', type('m1.large'), cozystack(), 2000, 33554433 + 276 * MI, 200],
  // One gigabyte for each machine with devices, independent of their number.
  ['two GPUs', { ...type('u1.large'), gpus: [Gpu.fromName('nvidia.com/A10'), Gpu.fromName('nvidia.com/A10')] }, cozystack(), 2000, 8589934592 + 16777216 + 1300 * MI, 200],
  // A TPM needs 53 MiB; Windows Server 2025 has one.
  ['a TPM of the profile', { ...type('u1.large'), instanceProfile: InstanceProfile.WINDOWS_SERVER_2025 }, cozystack(), 2000, 8589934592 + 16777216 + 329 * MI, 200],
  ['probes inside the guest', { ...type('u1.large'), readinessProbe: Probe.exec(['true']), livenessProbe: Probe.exec(['true']) },
    kubevirt(), 2015, 8589934592 + 16777216 + (276 + 120) * MI + 35e6, 205],
  ['a disk from a container image', { ...type('u1.large'), disks: [EphemeralDisk.containerImage('t', 'quay.io/a:1')] }, kubevirt(),
    2025, 8589934592 + 16777216 + 276 * MI + 36e6, 206],
  // The requests of the pod replace those of the size. The overhead is added, unless `overcommitGuestOverhead` is set.
  ['requests and limits', { ...OF_POD, resources: { cores: 2, memory: Size.gibibytes(8) }, podResources: { requests: { cpu: '500m', memory: '4Gi' }, limits: { cpu: 1 } } },
    kubevirt(), 1015, 4294967296 + 16777216 + 276 * MI + 35e6, 505],
  ['limits alone', { ...OF_POD, resources: { cores: 2, memory: Size.gibibytes(8) }, podResources: { limits: { cpu: 3, memory: '6Gi' } } },
    kubevirt(), 3015, 6442450944 + 16777216 + 276 * MI + 35e6, 3005],
  ['requests that say the size', { ...OF_POD, podResources: { requests: { cpu: 2, memory: '8Gi' } } }, kubevirt(), 2015, 8589934592 + 16777216 + 276 * MI + 35e6, 2005],
  ['an overhead that is not asked for', { ...OF_POD, resources: { cores: 2, memory: Size.gibibytes(8) }, podResources: { overcommitGuestOverhead: true } },
    kubevirt(), 2015, 8589934592 + 35e6, 205],
  ['explicit resources', { instanceType: undefined, resources: { cores: 2, sockets: 2, memory: Size.gibibytes(8) } }, cozystack(),
    4000, 8589934592 + 16777216 + 292 * MI, 400],
])('%s', (_, props, platform, cpu, memory, requestedCpu) => {
  const capacity = capacityOf(props, platform);
  expect([capacity.amount('limits.cpu'), capacity.amount('requests.memory'), capacity.amount('requests.cpu')]).toEqual([cpu, memory, requestedCpu]);
});

test('memory limits equal the requests on Cozystack, and are twice the requests on KubeVirt', () => {
  for (const [platform, ratio] of [[cozystack(), 1], [kubevirt(), 2]] as const) {
    const sidecar = ratio === 2 ? [60e6, 35e6] : [0, 0];
    const capacity = capacityOf(type('u1.large'), platform);
    expect(capacity.amount('limits.memory') - sidecar[0]).toBe(ratio * (capacity.amount('requests.memory') - sidecar[1]));
  }
});

test('huge pages and devices are counted by their own names', () => {
  expect(capacityOf(type('m1.large1gi'), cozystack()).amount('requests.hugepages-1Gi')).toBe(17179869184);
  expect(capacityOf({ hardware: { hugePages: HugePages.MIB_2 } }, kubevirt()).amount('requests.hugepages-2Mi')).toBe(4294967296);
  expect(capacityOf({ gpus: [Gpu.fromName('nvidia.com/A10'), Gpu.fromName('nvidia.com/A10')] }, cozystack()).amount('requests.nvidia.com/A10')).toBe(2);
  expect(capacityOf(type('gn1.xlarge'), cozystack()).amount('requests.nvidia.com/A400')).toBe(1);
});

test('a machine counts its Services, Secrets and disks; a halted machine has no pod', () => {
  const halted = capacityOf({ runStrategy: RunStrategy.HALTED }, cozystack());
  expect(Object.fromEntries(halted.keys.map(key => [key, halted.amount(key)]))).toEqual({
    'persistentvolumeclaims': 1, 'requests.storage': 20 * 1024 * MI, 'secrets': 2, 'services': 1, 'services.loadbalancers': 1,
  });
  const { vcpus, pods, storage, volumes, services, loadBalancers } = halted;
  expect([vcpus, pods, storage.toGibibytes(), volumes, services, loadBalancers]).toEqual([0, 0, 20, 1, 1, 1]);
  expect(capacityOf({ exposure: Exposure.none() }, cozystack(CozystackVersion.V0_38)).services).toBe(0);
  expect(capacityOf({ exposure: Exposure.none() }, cozystack()).services).toBe(1);
});

test.each([[ServiceType.CLUSTER_IP, 0], [ServiceType.NODE_PORT, 0], [ServiceType.LOAD_BALANCER, 1]])('a Service of type %s counts once, and as %d load balancers', (kind, balancers) => {
  const chart: Chart = chartOn(kubevirt(), 'shop');
  const machines = new VirtualMachine(chart, 'm', { ...EXPOSED, ...type('u1.large') });
  const capacity = Capacity.of(new MachineService(chart, 'http', { machines, type: kind, ports: [{ port: 80 }] }));
  expect([capacity.services, capacity.loadBalancers]).toEqual([1, balancers]);
});

test('the usage of an app is the sum of its parts', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('u1.medium', 'u1.large', 'o1.large'), { minLength: 1, maxLength: 4 }), types => {
    const chart: Chart = chartOn(cozystack());
    const parts = types.map((name, i) => new Fleet(chart, `f${i}`, { members: ['a', 'b'], machine: { ...EXPOSED, ...type(name) } }));
    const data = new Disk(chart, 'data', { size: Size.gibibytes(5), source: DiskSource.upload() });
    const whole = Capacity.of(chart.node.root);
    for (const key of whole.keys) {
      expect([...parts, data].reduce((sum, part) => sum + Capacity.of(part).amount(key), 0)).toBe(whole.amount(key));
    }
    expect(whole.pods).toBe(2 * types.length);
  }), samples(10));
});

test.each<[string, VirtualMachineProps, number | undefined, number | undefined]>([
  ['a Service and a Secret', { exposure: Exposure.none(), sshKeys: [], cloudConfig: { packages: ['nginx'] } }, 1, 1],
  ['its Service left to the cluster', { exposure: Exposure.none(), leaveToCluster: [MachineDefault.SERVICE], sshKeys: [], cloudConfig: { packages: ['nginx'] } }, 0, 1],
  ['a document in the manifest', { exposure: Exposure.none(), cloudInitDelivery: CloudInitDelivery.INLINE, sshKeys: [], cloudConfig: { packages: ['nginx'] } }, 1, 0],
  ['a document in a Secret of others', { exposure: Exposure.none(), sshKeys: [], cloudInit: CloudInit.fromSecret('mine') }, 1, 0],
])('with a machine with %s', (_, props, services, secrets) => {
  const capacity = capacityOf({ ...type('u1.medium'), ...props }, kubevirt());
  expect([capacity.amount('services'), capacity.amount('secrets')]).toEqual([services, secrets]);
});
