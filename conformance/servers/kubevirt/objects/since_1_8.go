//go:build since_1_8

package main

import "kubevirt.io/kubevirt/pkg/virt-operator/resource/generate/components"

func init() {
	kinds = append(kinds, components.NewVirtualMachineBackupCrd, components.NewVirtualMachineBackupTrackerCrd)
}
