package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	apiext "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/version"
	"sigs.k8s.io/controller-tools/pkg/crd"
	crdmarkers "sigs.k8s.io/controller-tools/pkg/crd/markers"
	"sigs.k8s.io/controller-tools/pkg/loader"
	"sigs.k8s.io/controller-tools/pkg/markers"
)

// clusterScoped reads the marker by which KubeVirt says what other projects
// say with kubebuilder:resource:scope=Cluster.
type clusterScoped struct{}

func (clusterScoped) ApplyToCRD(spec *apiext.CustomResourceDefinitionSpec, _ string) error {
	spec.Scope = apiext.ClusterScoped
	return nil
}

// definer turns the Go types of one module into definitions, as the projects
// themselves do with the controller-gen command.
type definer struct {
	collector *markers.Collector
	checker   *loader.TypeChecker
}

func newDefiner() (definer, error) {
	registry := &markers.Registry{}
	return definer{&markers.Collector{Registry: registry}, &loader.TypeChecker{}}, errors.Join(
		crdmarkers.Register(registry),
		registry.Define("genclient:nonNamespaced", markers.DescribesType, clusterScoped{}),
	)
}

// define makes one definition for each kind wanted of the module.
func (m module) define() ([]apiext.CustomResourceDefinition, error) {
	definer, err := newDefiner()
	if err != nil {
		return nil, err
	}
	loaded, err := m.load()
	if err != nil {
		return nil, err
	}
	var definitions []apiext.CustomResourceDefinition
	for _, group := range m.groups {
		for _, name := range slices.Sorted(maps.Keys(group.kinds)) {
			definition, ok := definer.newest(m.in(group, loaded), name)
			if !ok {
				return nil, fmt.Errorf("%s/%s has no type %s", m.path, group.folder, name)
			}
			rename(&definition, group.kinds[name])
			definitions = append(definitions, definition)
		}
	}
	return definitions, m.check(loaded)
}

// newest defines the type in its highest version, by Kubernetes' order of
// versions. KubeVirt's API module doesn't mark the storage version, which its
// operator picks; where a module does mark it, it is the highest.
func (d definer) newest(pkgs []*loader.Package, name string) (best apiext.CustomResourceDefinition, ok bool) {
	for _, pkg := range pkgs {
		found, exists := d.definition(pkg, name)
		if exists && (!ok || version.CompareKubeAwareVersionStrings(
			found.Spec.Versions[0].Name, best.Spec.Versions[0].Name) > 0) {
			best, ok = found, true
		}
	}
	return best, ok
}

// definition uses a parser of its own, since a shared one would join the
// versions of a kind into one definition.
func (d definer) definition(pkg *loader.Package, name string) (apiext.CustomResourceDefinition, bool) {
	// KubeVirt has float fields, which are "dangerous types".
	parser := &crd.Parser{Collector: d.collector, Checker: d.checker, AllowDangerousTypes: true}
	crd.AddKnownTypes(parser)
	parser.NeedPackage(pkg)

	kind := schema.GroupKind{Group: parser.GroupVersions[pkg].Group, Kind: name}
	parser.NeedCRDFor(kind, new(int)) // descriptions of length 0: none
	definition, ok := parser.CustomResourceDefinitions[kind]
	return definition, ok
}
