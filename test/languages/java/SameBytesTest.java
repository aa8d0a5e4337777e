package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cdk8s.Size;
import org.cdk8s.vmfleet.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.constructs.Construct;

/** The examples of README and docs in Java make the bytes that TypeScript made. */
class SameBytesTest {
    private static final Path EXAMPLES = Path.of(System.getenv("VM_FLEET_EXAMPLES"));

    @TempDir
    Path out;

    @Test
    void quickStart() throws IOException {
        FleetApp app = FleetApp.Builder.create().outdir(out.toString()).build();
        Platform kubevirt = Platform.kubevirt(KubeVirtProps.builder()
            .version(KubeVirtVersion.V1_9)
            .defaultStorageClass(StorageClass.fromName("ceph-block"))
            .catalog(ClusterCatalog.extend(ClusterCatalogProps.builder()
                .goldenImages(List.of(GoldenImageEntry.builder()
                    .name("ubuntu-24-04").image(GoldenImage.UBUNTU_24_04).minSize(Size.gibibytes(10)).namespace("golden-images").build()))
                .storageClasses(List.of(StorageClassEntry.builder()
                    .name("ceph-block").accessMode(AccessMode.READ_WRITE_MANY).volumeMode(VolumeMode.BLOCK).build()))
                .build()))
            .build());
        List<FleetChart> charts = List.of(
            FleetChart.Builder.create(app, "prod").platform(Platform.hikube()).build(),
            FleetChart.Builder.create(app, "prod-kubevirt").platform(kubevirt).namespace("prod").build());
        for (FleetChart chart : charts) {
            VirtualMachine web = VirtualMachine.Builder.create(chart, "web")
                .instanceType(InstanceType.of(InstanceSeries.U1, InstanceSize.XLARGE))
                .image(GoldenImage.UBUNTU_24_04)
                .systemDisk(SystemDiskProps.builder().size(Size.gibibytes(20)).build())
                .exposure(Exposure.portList(List.of(22, 80, 443)))
                .sshKeys(List.of(SshKey.fromFile(EXAMPLES.resolve("quick-start/keys/ops.pub").toString())))
                .build();
            web.getCloudConfig().addPackages("nginx");
            web.addDisk("data", DiskProps.builder().size(Size.gibibytes(100)).build());
        }
        app.synth();
        assertEquals(filesOf(EXAMPLES.resolve("quick-start/dist")), filesOf(out));
    }

    @Test
    void sideBySide() throws IOException {
        FleetApp app = FleetApp.Builder.create().outdir(out.toString()).build();
        workers(FleetChart.Builder.create(app, "hikube").platform(Platform.hikube()).build());
        Platform newest = Platform.cozystack(CozystackProps.builder().version(CozystackVersion.V1_6).build());
        workers(FleetChart.Builder.create(app, "cozystack-1-6").platform(newest).namespace("tenant-workers").build());
        GoldenImageEntry.Builder noble = GoldenImageEntry.builder().name("ubuntu-noble").image(GoldenImage.UBUNTU_24_04);
        Platform before = Platform.cozystack(CozystackProps.builder()
            .version(CozystackVersion.V0_41).catalog(catalog(noble.minSize(Size.gibibytes(5)).build())).build());
        FleetChart old = FleetChart.Builder.create(app, "cozystack-0-41").platform(before).namespace("tenant-workers").build();
        workers(old);
        Findings.acknowledge(old, "PORTLIST_NOT_FILTERED", "the workers run ufw, and the cluster moves to 1.6 this quarter");
        Platform kubevirt = Platform.kubevirt(KubeVirtProps.builder()
            .version(KubeVirtVersion.V1_9).catalog(catalog(noble.minSize(Size.gibibytes(10)).namespace("golden-images").build())).build());
        workers(FleetChart.Builder.create(app, "kubevirt-1-9").platform(kubevirt).namespace("workers").build());
        app.synth();
        assertEquals(filesOf(EXAMPLES.resolve("side-by-side/dist")), filesOf(out));
    }

    private static ClusterCatalog catalog(GoldenImageEntry image) {
        return ClusterCatalog.extend(ClusterCatalogProps.builder().goldenImages(List.of(image)).build());
    }

    private static void workers(Construct scope) throws IOException {
        String key = Files.readString(EXAMPLES.resolve("quick-start/keys/ops.pub"));
        Fleet fleet = Fleet.Builder.create(scope, "worker")
            .members(List.of("a", "b"))
            .machine(VirtualMachineProps.builder()
                .instanceType(InstanceType.atLeast(InstanceTypeDemand.builder().vcpus(2).memory(Size.gibibytes(4)).build()))
                .image(GoldenImage.UBUNTU_24_04)
                .systemDisk(SystemDiskProps.builder().size(Size.gibibytes(20)).build())
                .exposure(Exposure.portList(List.of(22)))
                .sshKeys(List.of(SshKey.fromString(key)))
                .cloudConfig(CloudConfigProps.builder().packages(List.of("docker.io", "ufw")).build())
                .build())
            .build();
        for (VirtualMachine machine : fleet.getMachines()) {
            machine.getCloudConfig().addRunCommands("firewall", List.of("ufw allow OpenSSH", "ufw --force enable"));
        }
    }

    private static Map<String, String> filesOf(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (var paths = Files.list(folder)) {
            for (Path path : (Iterable<Path>) paths::iterator) files.put(path.getFileName().toString(), Files.readString(path));
        }
        return files;
    }
}
