package tests

import (
	"fmt"
	"strings"
	"testing"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
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

// told keeps what an assertion says, in place of a test that fails.
type told struct{ text string }

func (t *told) Helper()                   {}
func (t *told) Fatal(args ...interface{}) { t.text = fmt.Sprint(args...) }

func TestAnAssertionFailsTheTest(t *testing.T) {
	failed, passed := &told{}, &told{}
	Assert(failed, func() { FleetAssertions_Of(badApp()).Machine(jsii.String("other")).IsPrivate() })
	if !strings.Contains(failed.text, "other") || strings.Contains(failed.text, "AssertionError") || strings.Contains(failed.text, "at Kernel") {
		t.Errorf("said %s", failed.text)
	}
	Assert(passed, func() { FleetAssertions_Of(badApp()).Machine(jsii.String("Web")).IsPrivate() })
	if passed.text != "" {
		t.Errorf("said %s", passed.text)
	}
}

func TestWhatCdk8sThrowsIsToldOnce(t *testing.T) {
	defer func() {
		said := fmt.Sprint(recover())
		if strings.Count(said, "There is already a Construct with name 'prod'") != 1 || strings.Contains(said, "at Kernel") || strings.Contains(said, "program.js") {
			t.Errorf("said %s", said)
		}
	}()
	app := badApp()
	cdk8s.NewChart(app, jsii.String("prod"), nil)
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
