from cdk8s import ApiObject, JsonPatch, Size
from cdk8s_vm_fleet import (
    Exposure, Findings, Fleet, FleetApp, FleetChart, GoldenImage, InstanceSeries, InstanceSize, InstanceType, Platform, SystemDiskProps,
    VirtualMachineProps,
)

from web_server import WebServer


def build() -> FleetApp:
    app = FleetApp()
    prod = FleetChart(app, "prod", platform=Platform.hikube())

    # A custom construct, and the escape hatch for a field without a property.
    web = WebServer(prod, "web", data=Size.gibibytes(50))
    ApiObject.of(web.machine).add_json_patch(JsonPatch.add("/metadata/annotations", {"shop.example.com/owner": "web-team"}))

    workers = Fleet(
        prod, "worker",
        members=["a", "b"],
        machine=VirtualMachineProps(
            instance_type=InstanceType.of(InstanceSeries.S1, InstanceSize.MEDIUM),
            image=GoldenImage.DEBIAN_13,
            system_disk=SystemDiskProps(size=Size.gibibytes(20)),
            exposure=Exposure.none(),
        ),
    )
    Findings.acknowledge(web, "PORTLIST_NOT_FILTERED", "tested from outside: the other ports are closed")
    Findings.acknowledge(workers, "NO_LOGIN", "workers are replaced, not entered")
    return app


if __name__ == "__main__":
    build().synth()
