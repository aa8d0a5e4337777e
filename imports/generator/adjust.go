package main

import (
	"slices"
	"strings"

	"github.com/gobuffalo/flect"
	apiext "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"sigs.k8s.io/controller-tools/pkg/crd"
)

// rename gives a definition the names of the kind it is served as.
func rename(definition *apiext.CustomResourceDefinition, kind string) {
	names := &definition.Spec.Names
	if names.Kind == kind {
		return
	}
	names.Kind = kind
	names.ListKind = kind + "List"
	names.Singular = strings.ToLower(kind)
	names.Plural = strings.ToLower(flect.Pluralize(kind))
	definition.Name = names.Plural + "." + definition.Spec.Group
}

// optional takes fields with a default off the required ones. A server fills
// defaults in before it checks what is required, so both say the same to it;
// to the writer of an object, only this says that the field may be left out.
type optional struct{}

func (o optional) Visit(schema *apiext.JSONSchemaProps) crd.SchemaVisitor {
	if schema != nil {
		schema.Required = slices.DeleteFunc(schema.Required, func(field string) bool {
			return schema.Properties[field].Default != nil
		})
	}
	return o
}
