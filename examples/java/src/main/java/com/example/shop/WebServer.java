package com.example.shop;

import java.util.List;
import org.cdk8s.Size;
import org.cdk8s.vmfleet.DiskProps;
import org.cdk8s.vmfleet.Exposure;
import org.cdk8s.vmfleet.GoldenImage;
import org.cdk8s.vmfleet.InstanceSeries;
import org.cdk8s.vmfleet.InstanceSize;
import org.cdk8s.vmfleet.InstanceType;
import org.cdk8s.vmfleet.SshKey;
import org.cdk8s.vmfleet.SystemDiskProps;
import org.cdk8s.vmfleet.VirtualMachine;
import software.constructs.Construct;

/** A machine with nginx and a data disk. */
public class WebServer extends Construct {
    private final VirtualMachine machine;

    public WebServer(Construct scope, String id, Size data) {
        super(scope, id);
        machine = VirtualMachine.Builder.create(this, "machine")
            .name(id)
            .instanceType(InstanceType.of(InstanceSeries.U1, InstanceSize.MEDIUM))
            .image(GoldenImage.UBUNTU_24_04)
            .systemDisk(SystemDiskProps.builder().size(Size.gibibytes(20)).build())
            .exposure(Exposure.portList(List.of(80, 443)))
            .sshKeys(List.of(SshKey.fromFile("keys/ops.pub")))
            .build();
        machine.getCloudConfig().addPackages("nginx");
        machine.addDisk("data", DiskProps.builder().size(data).build());
    }

    public VirtualMachine getMachine() {
        return machine;
    }
}
