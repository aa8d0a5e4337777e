//go:build modules

package main

// The API modules are read as source, never linked in. These imports, compiled
// by no build, keep `go mod tidy` from dropping the modules, whose versions in
// go.mod are the platform versions.
import (
	_ "github.com/cozystack/cozystack/api/apps/v1alpha1/vminstance"
	_ "github.com/cozystack/cozystack/api/backups/v1alpha1"
	_ "k8s.io/api/core/v1"
	_ "kubevirt.io/api/core/v1"
	_ "kubevirt.io/containerized-data-importer-api/pkg/apis/core/v1beta1"
)
