package main

import (
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-vm-fleet/cdk8s-vm-fleet-go/vmfleet"
)

// WebServer is a machine with nginx and a data disk.
type WebServer struct {
	constructs.Construct
	Machine vmfleet.VirtualMachine
}

func NewWebServer(scope constructs.Construct, id string, data cdk8s.Size) *WebServer {
	self := constructs.NewConstruct(scope, &id)
	machine := vmfleet.NewVirtualMachine(self, jsii.String("machine"), &vmfleet.VirtualMachineProps{
		Name:         &id,
		InstanceType: vmfleet.InstanceType_Of(vmfleet.InstanceSeries_U1(), vmfleet.InstanceSize_MEDIUM()),
		Image:        vmfleet.GoldenImage_UBUNTU_24_04(),
		SystemDisk:   &vmfleet.SystemDiskProps{Size: cdk8s.Size_Gibibytes(jsii.Number(20))},
		Exposure:     vmfleet.Exposure_PortList(jsii.Numbers(80, 443), nil),
		SshKeys:      &[]vmfleet.SshKey{vmfleet.SshKey_FromFile(jsii.String("keys/ops.pub"))},
	})
	machine.CloudConfig().AddPackages(jsii.String("nginx"))
	machine.AddDisk(jsii.String("data"), &vmfleet.DiskProps{Size: data})
	return &WebServer{self, machine}
}
