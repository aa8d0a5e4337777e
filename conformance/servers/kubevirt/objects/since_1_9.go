//go:build since_1_9

package main

import "kubevirt.io/kubevirt/pkg/virt-operator/resource/generate/components"

func init() {
	kinds = append(kinds, components.NewPluginCrd)
}
