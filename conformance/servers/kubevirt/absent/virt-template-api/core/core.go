// Package core stands in for a module which the Go proxy does not serve. VM templates are a kind that this project
// never writes; virt-api only names them, in the check of exports and in an informer that it does not start.
package core

const (
	GroupName            = "template.kubevirt.io"
	SingularResourceName = "virtualmachinetemplate"
	PluralResourceName   = "virtualmachinetemplates"
)
