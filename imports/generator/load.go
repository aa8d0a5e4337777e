package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"golang.org/x/tools/go/packages"
	"sigs.k8s.io/controller-tools/pkg/loader"
)

// load reads the packages of a module's groups from within the module's own
// folder. Go then takes the dependencies its publisher built it with, not the
// newest any platform here asks for: KubeVirt embeds types of CDI, and must
// not get fields of a CDI it doesn't know.
func (m module) load() ([]*loader.Package, error) {
	folder, err := m.download()
	if err != nil {
		return nil, err
	}
	var patterns []string
	for _, group := range m.groups {
		patterns = append(patterns, m.path+"/"+group.folder+"/...")
	}
	return loader.LoadRootsWithConfig(&packages.Config{Dir: folder}, patterns...)
}

// download gives the folder of the module in the version that go.mod names.
func (m module) download() (string, error) {
	command := exec.Command("go", "mod", "download", "-json", m.path)
	command.Stderr = os.Stderr
	// A failing command says why in its output, so that is looked at first.
	output, failure := command.Output()
	var answer struct{ Dir, Error string }
	if err := json.Unmarshal(output, &answer); err != nil {
		return "", errors.Join(failure, err)
	}
	if answer.Error != "" {
		return "", errors.New(answer.Error)
	}
	return answer.Dir, failure
}

// in picks the packages of the group, one for each version.
func (m module) in(group group, loaded []*loader.Package) []*loader.Package {
	root := m.path + "/" + group.folder
	var own []*loader.Package
	for _, pkg := range loaded {
		if pkg.PkgPath == root || strings.HasPrefix(pkg.PkgPath, root+"/") {
			own = append(own, pkg)
		}
	}
	return own
}

// check fails if a package could not be read. Type errors are expected, since
// the loader leaves generated code out.
func (m module) check(loaded []*loader.Package) error {
	if loader.PrintErrors(loaded, packages.TypeError) {
		return fmt.Errorf("%s has errors", m.path)
	}
	return nil
}
