"""The examples of README and docs in Python make the bytes that TypeScript made."""
from pathlib import Path

from cdk8s import Size
from cdk8s_vm_fleet import (
    AccessMode, CloudConfigProps, ClusterCatalog, CozystackVersion, Exposure, Findings, Fleet, FleetApp, FleetChart, GoldenImage,
    GoldenImageEntry, InstanceSeries, InstanceSize, InstanceType, KubeVirtVersion, Platform, SshKey, StorageClass, StorageClassEntry,
    SystemDiskProps, VirtualMachine, VirtualMachineProps, VolumeMode,
)
from constructs import Construct

from conftest import EXAMPLES


def files_of(folder: Path) -> "dict[str, bytes]":
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_quick_start(folder: Path) -> None:
    app = FleetApp(outdir=str(folder / "dist"))
    kubevirt = Platform.kubevirt(
        version=KubeVirtVersion.V1_9,
        default_storage_class=StorageClass.from_name("ceph-block"),
        catalog=ClusterCatalog.extend(
            golden_images=[
                GoldenImageEntry(name="ubuntu-24-04", image=GoldenImage.UBUNTU_24_04, min_size=Size.gibibytes(10), namespace="golden-images"),
            ],
            storage_classes=[StorageClassEntry(name="ceph-block", access_mode=AccessMode.READ_WRITE_MANY, volume_mode=VolumeMode.BLOCK)],
        ),
    )
    charts = [
        FleetChart(app, "prod", platform=Platform.hikube()),
        FleetChart(app, "prod-kubevirt", platform=kubevirt, namespace="prod"),
    ]
    for chart in charts:
        web = VirtualMachine(
            chart, "web",
            instance_type=InstanceType.of(InstanceSeries.U1, InstanceSize.XLARGE),
            image=GoldenImage.UBUNTU_24_04,
            system_disk=SystemDiskProps(size=Size.gibibytes(20)),
            exposure=Exposure.port_list([22, 80, 443]),
            ssh_keys=[SshKey.from_file("keys/ops.pub")],
        )
        web.cloud_config.add_packages("nginx")
        web.add_disk("data", size=Size.gibibytes(100))
    app.synth()
    assert files_of(folder / "dist") == files_of(EXAMPLES / "quick-start" / "dist")


def workers(scope: Construct) -> None:
    fleet = Fleet(
        scope, "worker",
        members=["a", "b"],
        machine=VirtualMachineProps(
            instance_type=InstanceType.at_least(vcpus=2, memory=Size.gibibytes(4)),
            image=GoldenImage.UBUNTU_24_04,
            system_disk=SystemDiskProps(size=Size.gibibytes(20)),
            exposure=Exposure.port_list([22]),
            ssh_keys=[SshKey.from_string((EXAMPLES / "quick-start" / "keys" / "ops.pub").read_text())],
            cloud_config=CloudConfigProps(packages=["docker.io", "ufw"]),
        ),
    )
    for machine in fleet.machines:
        machine.cloud_config.add_run_commands("firewall", ["ufw allow OpenSSH", "ufw --force enable"])


def noble(size: int, namespace: "str | None" = None) -> ClusterCatalog:
    entry = GoldenImageEntry(name="ubuntu-noble", image=GoldenImage.UBUNTU_24_04, min_size=Size.gibibytes(size), namespace=namespace)
    return ClusterCatalog.extend(golden_images=[entry])


def test_side_by_side(folder: Path) -> None:
    app = FleetApp(outdir=str(folder / "dist"))
    workers(FleetChart(app, "hikube", platform=Platform.hikube()))
    workers(FleetChart(app, "cozystack-1-6", platform=Platform.cozystack(version=CozystackVersion.V1_6), namespace="tenant-workers"))
    old = FleetChart(
        app, "cozystack-0-41",
        platform=Platform.cozystack(version=CozystackVersion.V0_41, catalog=noble(5)),
        namespace="tenant-workers",
    )
    workers(old)
    Findings.acknowledge(old, "PORTLIST_NOT_FILTERED", "the workers run ufw, and the cluster moves to 1.6 this quarter")
    kubevirt = Platform.kubevirt(version=KubeVirtVersion.V1_9, catalog=noble(10, "golden-images"))
    workers(FleetChart(app, "kubevirt-1-9", platform=kubevirt, namespace="workers"))
    app.synth()
    assert files_of(folder / "dist") == files_of(EXAMPLES / "side-by-side" / "dist")
