package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-vm-fleet/cdk8s-vm-fleet-go/vmfleet"
)

func build() vmfleet.FleetApp {
	app := vmfleet.NewFleetApp(nil)
	prod := vmfleet.NewFleetChart(app, jsii.String("prod"), &vmfleet.FleetChartProps{Platform: vmfleet.Platform_Hikube(nil)})

	// A custom construct, and the escape hatch for a field without a property.
	web := NewWebServer(prod, "web", cdk8s.Size_Gibibytes(jsii.Number(50)))
	owner := map[string]string{"shop.example.com/owner": "web-team"}
	cdk8s.ApiObject_Of(web.Machine).AddJsonPatch(cdk8s.JsonPatch_Add(jsii.String("/metadata/annotations"), owner))

	workers := vmfleet.NewFleet(prod, jsii.String("worker"), &vmfleet.FleetProps{
		Members: jsii.Strings("a", "b"),
		Machine: &vmfleet.VirtualMachineProps{
			InstanceType: vmfleet.InstanceType_Of(vmfleet.InstanceSeries_S1(), vmfleet.InstanceSize_MEDIUM()),
			Image:        vmfleet.GoldenImage_DEBIAN_13(),
			SystemDisk:   &vmfleet.SystemDiskProps{Size: cdk8s.Size_Gibibytes(jsii.Number(20))},
			Exposure:     vmfleet.Exposure_None(),
		},
	})
	vmfleet.Findings_Acknowledge(web.Machine, jsii.String("PORTLIST_NOT_FILTERED"), jsii.String("tested from outside: the other ports are closed"))
	vmfleet.Findings_Acknowledge(workers, jsii.String("NO_LOGIN"), jsii.String("workers are replaced, not entered"))
	return app
}

func main() {
	vmfleet.Main(func() { build().Synth() })
}
