// Package tests tries the module as it is installed. The runner says in the environment where the examples and the command are.
package tests

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	. "github.com/cdk8s-vm-fleet/cdk8s-vm-fleet-go/vmfleet"
)

func example(path ...string) string {
	return filepath.Join(append([]string{os.Getenv("VM_FLEET_EXAMPLES")}, path...)...)
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func gibibytes(amount float64) cdk8s.Size { return cdk8s.Size_Gibibytes(&amount) }

func sameFiles(t *testing.T, got, want string) {
	t.Helper()
	entries, err := os.ReadDir(want)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		text := read(t, filepath.Join(got, entry.Name()))
		if !bytes.Equal(text, read(t, filepath.Join(want, entry.Name()))) {
			t.Errorf("%s is not what TypeScript makes:\n%s", entry.Name(), text)
		}
	}
	if made, _ := os.ReadDir(got); len(made) != len(entries) {
		t.Errorf("%d files, not %d", len(made), len(entries))
	}
}

func TestQuickStart(t *testing.T) {
	out := filepath.Join(t.TempDir(), "dist")
	app := NewFleetApp(&FleetAppProps{Outdir: &out})
	kubevirt := Platform_Kubevirt(&KubeVirtProps{
		Version:             KubeVirtVersion_V1_9(),
		DefaultStorageClass: StorageClass_FromName(jsii.String("ceph-block")),
		Catalog: ClusterCatalog_Extend(&ClusterCatalogProps{
			GoldenImages: &[]*GoldenImageEntry{{
				Name: jsii.String("ubuntu-24-04"), Image: GoldenImage_UBUNTU_24_04(), MinSize: gibibytes(10), Namespace: jsii.String("golden-images"),
			}},
			StorageClasses: &[]*StorageClassEntry{{
				Name: jsii.String("ceph-block"), AccessMode: AccessMode_READ_WRITE_MANY(), VolumeMode: VolumeMode_BLOCK(),
			}},
		}),
	})
	charts := []FleetChart{
		NewFleetChart(app, jsii.String("prod"), &FleetChartProps{Platform: Platform_Hikube(nil)}),
		NewFleetChart(app, jsii.String("prod-kubevirt"), &FleetChartProps{Platform: kubevirt, Namespace: jsii.String("prod")}),
	}
	for _, chart := range charts {
		web := NewVirtualMachine(chart, jsii.String("web"), &VirtualMachineProps{
			InstanceType: InstanceType_Of(InstanceSeries_U1(), InstanceSize_XLARGE()),
			Image:        GoldenImage_UBUNTU_24_04(),
			SystemDisk:   &SystemDiskProps{Size: gibibytes(20)},
			Exposure:     Exposure_PortList(jsii.Numbers(22, 80, 443), nil),
			SshKeys:      &[]SshKey{SshKey_FromFile(jsii.String(example("quick-start", "keys", "ops.pub")))},
		})
		web.CloudConfig().AddPackages(jsii.String("nginx"))
		web.AddDisk(jsii.String("data"), &DiskProps{Size: gibibytes(100)})
	}
	app.Synth()
	sameFiles(t, out, example("quick-start", "dist"))
}

func workers(t *testing.T, scope constructs.Construct) {
	fleet := NewFleet(scope, jsii.String("worker"), &FleetProps{
		Members: jsii.Strings("a", "b"),
		Machine: &VirtualMachineProps{
			InstanceType: InstanceType_AtLeast(&InstanceTypeDemand{Vcpus: jsii.Number(2), Memory: gibibytes(4)}),
			Image:        GoldenImage_UBUNTU_24_04(),
			SystemDisk:   &SystemDiskProps{Size: gibibytes(20)},
			Exposure:     Exposure_PortList(jsii.Numbers(22), nil),
			SshKeys:      &[]SshKey{SshKey_FromString(jsii.String(string(read(t, example("quick-start", "keys", "ops.pub")))))},
			CloudConfig:  &CloudConfigProps{Packages: jsii.Strings("docker.io", "ufw")},
		},
	})
	for _, machine := range *fleet.Machines() {
		machine.CloudConfig().AddRunCommands(jsii.String("firewall"), jsii.Strings("ufw allow OpenSSH", "ufw --force enable"), nil)
	}
}

func noble(size float64, namespace *string) ClusterCatalog {
	entry := &GoldenImageEntry{Name: jsii.String("ubuntu-noble"), Image: GoldenImage_UBUNTU_24_04(), MinSize: gibibytes(size), Namespace: namespace}
	return ClusterCatalog_Extend(&ClusterCatalogProps{GoldenImages: &[]*GoldenImageEntry{entry}})
}

func TestSideBySide(t *testing.T) {
	out := filepath.Join(t.TempDir(), "dist")
	app := NewFleetApp(&FleetAppProps{Outdir: &out})
	chart := func(id, namespace string, platform Platform) FleetChart {
		props := &FleetChartProps{Platform: platform}
		if namespace != "" {
			props.Namespace = &namespace
		}
		made := NewFleetChart(app, &id, props)
		workers(t, made)
		return made
	}
	chart("hikube", "", Platform_Hikube(nil))
	chart("cozystack-1-6", "tenant-workers", Platform_Cozystack(&CozystackProps{Version: CozystackVersion_V1_6()}))
	old := chart("cozystack-0-41", "tenant-workers", Platform_Cozystack(&CozystackProps{Version: CozystackVersion_V0_41(), Catalog: noble(5, nil)}))
	reason := "the workers run ufw, and the cluster moves to 1.6 this quarter"
	Findings_Acknowledge(old, jsii.String("PORTLIST_NOT_FILTERED"), &reason)
	chart("kubevirt-1-9", "workers", Platform_Kubevirt(&KubeVirtProps{Version: KubeVirtVersion_V1_9(), Catalog: noble(10, jsii.String("golden-images"))}))
	app.Synth()
	sameFiles(t, out, example("side-by-side", "dist"))
}
