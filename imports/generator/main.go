// Command generator writes the CustomResourceDefinitions of the platforms'
// kinds, made from the Go API modules pinned in go.mod, into one folder, and
// those of Kubernetes' own kinds, which only have schemas, into another:
//
//	go run . ../schemas ../kubernetes
//
// A new version of a platform is a new number in go.mod and `go mod tidy`.
package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: generator PLATFORMS KUBERNETES")
		os.Exit(2)
	}
	for i, sources := range [][]module{modules, kubernetes} {
		if err := run(sources, os.Args[1+i]); err != nil {
			fmt.Fprintln(os.Stderr, "generator:", err)
			os.Exit(1)
		}
	}
}

// run renders every file before it writes the first, so that a failure leaves
// the folder as it was.
func run(sources []module, folder string) error {
	files := map[string][]byte{}
	for _, module := range sources {
		definitions, err := module.define()
		if err != nil {
			return err
		}
		for _, definition := range definitions {
			name, content, err := render(definition)
			if err != nil {
				return err
			}
			files[name] = content
		}
	}
	return replace(folder, files)
}

// replace makes files the only YAML files of the folder.
func replace(folder string, files map[string][]byte) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	old, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil {
		return err
	}
	for _, path := range old {
		if _, kept := files[filepath.Base(path)]; kept {
			continue
		}
		if err := os.Remove(path); err != nil {
			return err
		}
		fmt.Fprintln(os.Stderr, "removed", filepath.Base(path))
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := os.WriteFile(filepath.Join(folder, name), files[name], 0o644); err != nil {
			return err
		}
		fmt.Fprintln(os.Stderr, "wrote", name)
	}
	return nil
}
