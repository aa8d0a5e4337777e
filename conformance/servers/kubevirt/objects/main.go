// Command objects prints the objects of virt-operator that decide what a cluster accepts: the kinds, the webhooks, and the common instance
// types and preferences. Each line is one JSON object.
package main

import (
	"encoding/json"
	"log"
	"os"

	extv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"

	"kubevirt.io/kubevirt/pkg/virt-operator/resource/generate/components"
)

// The kinds of every release. The other files of this folder add the kinds of newer releases.
var kinds = []func() (*extv1.CustomResourceDefinition, error){
	components.NewKubeVirtCrd,
	components.NewMigrationPolicyCrd,
	components.NewPresetCrd,
	components.NewReplicaSetCrd,
	components.NewVirtualMachineCloneCrd,
	components.NewVirtualMachineClusterInstancetypeCrd,
	components.NewVirtualMachineClusterPreferenceCrd,
	components.NewVirtualMachineCrd,
	components.NewVirtualMachineExportCrd,
	components.NewVirtualMachineInstanceCrd,
	components.NewVirtualMachineInstanceMigrationCrd,
	components.NewVirtualMachineInstancetypeCrd,
	components.NewVirtualMachinePoolCrd,
	components.NewVirtualMachinePreferenceCrd,
	components.NewVirtualMachineRestoreCrd,
	components.NewVirtualMachineSnapshotContentCrd,
	components.NewVirtualMachineSnapshotCrd,
}

func main() {
	out := json.NewEncoder(os.Stdout)
	print := func(object any, err error) {
		if err == nil {
			err = out.Encode(object)
		}
		if err != nil {
			log.Fatal(err)
		}
	}
	for _, kind := range kinds {
		object, err := kind()
		print(object, err)
	}
	print(components.NewVirtAPIMutatingWebhookConfiguration("kubevirt"), nil)
	print(components.NewVirtAPIValidatingWebhookConfiguration("kubevirt"), nil)
	instanceTypes, err := components.NewClusterInstancetypes()
	for _, object := range instanceTypes {
		print(object, err)
	}
	preferences, err := components.NewClusterPreferences()
	for _, object := range preferences {
		print(object, err)
	}
}
