from cdk8s import Size
from cdk8s_vm_fleet import (
    Exposure, GoldenImage, InstanceSeries, InstanceSize, InstanceType, SshKey, SystemDiskProps, VirtualMachine,
)
from constructs import Construct


class WebServer(Construct):
    """A machine with nginx and a data disk."""

    def __init__(self, scope: Construct, id: str, *, data: Size) -> None:
        super().__init__(scope, id)
        self.machine = VirtualMachine(
            self, "machine",
            name=id,
            instance_type=InstanceType.of(InstanceSeries.U1, InstanceSize.MEDIUM),
            image=GoldenImage.UBUNTU_24_04,
            system_disk=SystemDiskProps(size=Size.gibibytes(20)),
            exposure=Exposure.port_list([80, 443]),
            ssh_keys=[SshKey.from_file("keys/ops.pub")],
        )
        self.machine.cloud_config.add_packages("nginx")
        self.machine.add_disk("data", size=data)
