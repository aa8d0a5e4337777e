package main

import (
	"cmp"
	"strings"

	apiext "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/controller-tools/pkg/crd"
	"sigs.k8s.io/yaml"
)

// file is a definition without what only a cluster fills in: its status and
// the rest of its metadata.
type file struct {
	metav1.TypeMeta `json:",inline"`
	Metadata        metadata                            `json:"metadata"`
	Spec            apiext.CustomResourceDefinitionSpec `json:"spec"`
}

type metadata struct {
	Name string `json:"name"`
}

// render gives a definition's file name and content. Keys come out sorted, so
// the same definition always gives the same bytes.
func render(definition apiext.CustomResourceDefinition) (string, []byte, error) {
	crd.FixTopLevelMetadata(definition)
	spec := definition.Spec
	crd.EditSchema(spec.Versions[0].Schema.OpenAPIV3Schema, optional{})
	content, err := yaml.Marshal(file{
		TypeMeta: definition.TypeMeta,
		Metadata: metadata{Name: strings.TrimSuffix(definition.Name, ".")},
		Spec:     structure(spec),
	})
	return cmp.Or(spec.Group, "core") + "_" + spec.Names.Plural + ".yaml", content, err
}

// structure keeps what an import reads. Short names, printer columns,
// subresources and the like would only make a platform update noisier.
func structure(spec apiext.CustomResourceDefinitionSpec) apiext.CustomResourceDefinitionSpec {
	version := spec.Versions[0]
	return apiext.CustomResourceDefinitionSpec{
		Group: spec.Group,
		Names: apiext.CustomResourceDefinitionNames{
			Kind:     spec.Names.Kind,
			ListKind: spec.Names.ListKind,
			Plural:   spec.Names.Plural,
			Singular: spec.Names.Singular,
		},
		Scope: spec.Scope,
		Versions: []apiext.CustomResourceDefinitionVersion{{
			Name:    version.Name,
			Served:  version.Served,
			Storage: version.Storage,
			Schema:  version.Schema,
		}},
	}
}
