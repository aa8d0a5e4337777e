// Package core replaces a module that the Go module proxy does not serve. This project never writes VM templates. virt-api only refers to
// their kind, in the check of exports and in an informer that it does not start.
package core

const (
	GroupName            = "template.kubevirt.io"
	SingularResourceName = "virtualmachinetemplate"
	PluralResourceName   = "virtualmachinetemplates"
)
