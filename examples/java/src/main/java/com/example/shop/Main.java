package com.example.shop;

import java.util.List;
import java.util.Map;
import org.cdk8s.ApiObject;
import org.cdk8s.JsonPatch;
import org.cdk8s.Size;
import org.cdk8s.vmfleet.Exposure;
import org.cdk8s.vmfleet.Findings;
import org.cdk8s.vmfleet.Fleet;
import org.cdk8s.vmfleet.FleetApp;
import org.cdk8s.vmfleet.FleetChart;
import org.cdk8s.vmfleet.GoldenImage;
import org.cdk8s.vmfleet.InstanceSeries;
import org.cdk8s.vmfleet.InstanceSize;
import org.cdk8s.vmfleet.InstanceType;
import org.cdk8s.vmfleet.Platform;
import org.cdk8s.vmfleet.SystemDiskProps;
import org.cdk8s.vmfleet.VirtualMachineProps;

public final class Main {
    static FleetApp build() {
        FleetApp app = new FleetApp();
        FleetChart prod = FleetChart.Builder.create(app, "prod").platform(Platform.hikube()).build();

        // A custom construct, and the escape hatch for a field without a property.
        WebServer web = new WebServer(prod, "web", Size.gibibytes(50));
        ApiObject.of(web.getMachine()).addJsonPatch(
            JsonPatch.add("/metadata/annotations", Map.of("shop.example.com/owner", "web-team")));

        Fleet workers = Fleet.Builder.create(prod, "worker")
            .members(List.of("a", "b"))
            .machine(VirtualMachineProps.builder()
                .instanceType(InstanceType.of(InstanceSeries.S1, InstanceSize.MEDIUM))
                .image(GoldenImage.DEBIAN_13)
                .systemDisk(SystemDiskProps.builder().size(Size.gibibytes(20)).build())
                .exposure(Exposure.none())
                .build())
            .build();
        Findings.acknowledge(web, "PORTLIST_NOT_FILTERED", "tested from outside: the other ports are closed");
        Findings.acknowledge(workers, "NO_LOGIN", "workers are replaced, not entered");
        return app;
    }

    public static void main(String[] args) {
        build().synth();
    }
}
