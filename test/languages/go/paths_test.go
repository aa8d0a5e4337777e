package tests

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	. "github.com/cdk8s-vm-fleet/cdk8s-vm-fleet-go/vmfleet"
)

const key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj "

// The library runs in a process of its own, which was started elsewhere.
func TestFilesAreThoseOfTheDirectoryOfNow(t *testing.T) {
	for _, owner := range []string{"first", "second"} {
		folder := t.TempDir()
		if err := os.WriteFile(filepath.Join(folder, "ops.pub"), []byte(key+owner+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		t.Chdir(folder)
		if read := *(*SshKey_FromFile(jsii.String("ops.pub")).PublicKeys())[0]; !strings.HasSuffix(read, owner) {
			t.Errorf("read %s instead of that of %s", read, owner)
		}
	}
}

func TestOutputGoesToTheDirectoryOfNow(t *testing.T) {
	app := NewFleetApp(nil)
	NewDisk(NewFleetChart(app, jsii.String("prod"), &FleetChartProps{Platform: Platform_Hikube(nil)}), jsii.String("data"), &DiskProps{Size: cdk8s.Size_Gibibytes(jsii.Number(10))})
	folder := t.TempDir()
	t.Chdir(folder)
	app.Synth()
	if _, err := os.Stat(filepath.Join(folder, "dist", "prod.k8s.yaml")); err != nil {
		t.Error(err)
	}
}

func TestALateOutdirIsSeen(t *testing.T) {
	t.Setenv("CDK8S_OUTDIR", "late")
	if outdir := *NewFleetApp(nil).Outdir(); outdir != "late" {
		t.Error(outdir)
	}
	os.Unsetenv("CDK8S_OUTDIR")
	if outdir := *NewFleetApp(nil).Outdir(); outdir != "dist" {
		t.Error(outdir)
	}
}

func TestAFileThatCannotBeReadNamesThePathThatWasTried(t *testing.T) {
	t.Chdir(t.TempDir())
	folder, _ := os.Getwd()
	for path, fix := range map[string]string{"missing/ops.pub": "absolute path", "~/ops.pub": "only a shell replaces `~`"} {
		app := NewFleetApp(nil)
		NewVirtualMachine(NewFleetChart(app, jsii.String("prod"), &FleetChartProps{Platform: Platform_Hikube(nil)}), jsii.String("web"), &VirtualMachineProps{
			InstanceType: InstanceType_FromName(jsii.String("u1.large"), nil),
			Image:        GoldenImage_UBUNTU_24_04(),
			Exposure:     Exposure_None(),
			SshKeys:      &[]SshKey{SshKey_FromFile(jsii.String(path))},
		})
		found := (*Findings_Of(app))[0]
		if *found.Code != "SSH_KEY_INVALID" || *found.Got != `"`+filepath.Join(folder, path)+`"` || !strings.Contains(*found.Fix, fix) {
			t.Errorf("%s, got %s, fix %s", *found.Code, *found.Got, *found.Fix)
		}
	}
}
