package tests

import (
	"strings"
	"testing"

	"github.com/aws/jsii-runtime-go"
	. "github.com/cdk8s-vm-fleet/cdk8s-vm-fleet-go/vmfleet"
)

func badApp() FleetApp {
	app := NewFleetApp(nil)
	NewVirtualMachine(NewFleetChart(app, jsii.String("prod"), &FleetChartProps{Platform: Platform_Hikube(nil)}), jsii.String("Web"), &VirtualMachineProps{
		InstanceType: InstanceType_FromName(jsii.String("u1.large"), nil),
		Image:        GoldenImage_ROCKY_9(),
		Exposure:     Exposure_None(),
	})
	return app
}

func TestFindingsAreData(t *testing.T) {
	for _, finding := range *Findings_Of(badApp()) {
		if *finding.Code == "NAME_INVALID" && *finding.Path == "prod/Web" {
			if finding.Severity != Severity_ERROR() || *finding.Got != `"Web"` {
				t.Errorf("%v, got %s", finding.Severity, *finding.Got)
			}
			return
		}
	}
	t.Error("there is no such finding")
}

func TestAMistakeIsReportedOnce(t *testing.T) {
	mistake := Try(func() { badApp().Synth() })
	if mistake == nil {
		t.Fatal("there is no mistake")
	}
	said := mistake.Error()
	if !strings.HasPrefix(said, "error NAME_INVALID at prod/Web\n") || strings.Count(said, "NAME_INVALID at prod/Web\n") != 1 || strings.Contains(said, "at Kernel") {
		t.Errorf("said %s", said)
	}
	if last := mistake.Findings()[len(mistake.Findings())-1]; *last.Code != "NO_LOGIN" || !strings.Contains(*last.Fix, "`SshKeys`") {
		t.Errorf("%s: %s", *last.Code, *last.Fix)
	}
}

func TestOtherPanicsGoOn(t *testing.T) {
	defer func() {
		if recovered := recover(); recovered != "other" {
			t.Errorf("recovered %v", recovered)
		}
	}()
	Try(func() { panic("other") })
}

func TestClosedSetsAreUsedInOneWay(t *testing.T) {
	if *StorageClass_LOCAL().ToString() != *StorageClass_FromName(jsii.String("local")).ToString() || DiskBus_SATA() == DiskBus_VIRTIO() {
		t.Error("values are not compared by what they say")
	}
}
