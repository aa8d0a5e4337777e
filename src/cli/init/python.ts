import { acknowledged, Files, Project } from './project';

const PLATFORMS = {
  hikube: 'platform=Platform.hikube()',
  cozystack: 'platform=Platform.cozystack(version=CozystackVersion.V1_6)',
  kubevirt: 'platform=PLATFORM, namespace="vms"',
};

const NAMES = {
  hikube: [], cozystack: ['CozystackVersion'],
  kubevirt: ['AccessMode', 'ClusterCatalog', 'GoldenImageEntry', 'StorageClassEntry', 'KubeVirtVersion', 'StorageClass', 'VolumeMode'],
};

const CLUSTER = `
# The storage class and the golden image of your cluster: correct the names.
PLATFORM = Platform.kubevirt(
    version=KubeVirtVersion.V1_9,
    default_storage_class=StorageClass.from_name("standard"),
    catalog=ClusterCatalog.extend(
        golden_images=[
            GoldenImageEntry(
                name="ubuntu-24-04", image=GoldenImage.UBUNTU_24_04, min_size=Size.gibibytes(10), namespace="golden-images"
            )
        ],
        storage_classes=[
            StorageClassEntry(name="standard", access_mode=AccessMode.READ_WRITE_MANY, volume_mode=VolumeMode.BLOCK)
        ],
    ),
)
`;

/** A program in Python, and its tests. */
export function pythonFiles(project: Project): Files {
  return {
    'fleet.py': fleet(project),
    'main.py': 'from fleet import make_fleet\n\nmake_fleet().synth()\n',
    'test_fleet.py': TEST,
    'requirements.txt': 'cdk8s-vm-fleet\npytest\n',
  };
}

function fleet(project: Project): string {
  const { platform, sshKey } = project;
  const names = ['Exposure', 'FleetApp', 'FleetChart', 'GoldenImage', 'InstanceSeries', 'InstanceSize', 'InstanceType', 'Platform', 'SystemDiskProps', 'VirtualMachine',
    ...acknowledged(project).length > 0 ? ['Findings'] : [], ...sshKey === undefined ? [] : ['SshKey'], ...NAMES[platform]].sort();
  return `from cdk8s import Size
from cdk8s_vm_fleet import (
${names.map(name => `    ${name},\n`).join('')})
${platform === 'kubevirt' ? CLUSTER : ''}

def make_fleet() -> FleetApp:
    """The fleet, for the program and for its tests."""
    app = FleetApp()
    prod = FleetChart(app, "prod", ${PLATFORMS[platform]})

    web = VirtualMachine(
        prod,
        "web",
        instance_type=InstanceType.of(InstanceSeries.U1, InstanceSize.MEDIUM),
        image=GoldenImage.UBUNTU_24_04,
        system_disk=SystemDiskProps(size=Size.gibibytes(20)),
        exposure=Exposure.port_list([22, 80]),
${sshKey === undefined ? '' : '        ssh_keys=[SshKey.from_file("keys/ops.pub")],\n'}    )
    web.cloud_config.add_packages("nginx")
    web.add_disk("data", size=Size.gibibytes(10))
${sshKey === undefined ? '    # Put your public key into keys/ops.pub, give the machine ssh_keys=[SshKey.from_file("keys/ops.pub")], and remove this comment.\n' : ''}\
${acknowledged(project).map(([code, reason]) => `    Findings.acknowledge(web, "${code}", "${reason}")\n`).join('')}
    return app
`;
}

const TEST = `from cdk8s import Size
from cdk8s_vm_fleet import FleetAssertions

from fleet import make_fleet

FLEET = FleetAssertions.of(make_fleet())


def test_has_no_finding() -> None:
    FLEET.has_no_finding()


def test_names() -> None:
    """A changed name is a new, empty machine."""
    assert FLEET.machine_names == ["web"]
    assert FLEET.disk_names == ["web-data", "web-system"]


def test_exposure() -> None:
    FLEET.machine("web").is_exposed_on_exactly([22, 80])


def test_data() -> None:
    FLEET.disk("web-data").is_at_least(Size.gibibytes(10))
    FLEET.disk("web-data").is_kept()
`;
