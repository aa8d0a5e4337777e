// Renders charts as Helm does: it checks the values against the schema of the chart, and `lookup` asks the API server. Each line of stdin
// is a request, and each line of stdout is its answer.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"helm.sh/helm/v3/pkg/chart"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/engine"
	"helm.sh/helm/v3/pkg/releaseutil"
	"k8s.io/client-go/tools/clientcmd"
	"sigs.k8s.io/yaml"
)

// A request names a chart and its release, or has a text. The text is read as Helm reads the output of a template.
type request struct {
	ID        int            `json:"id"`
	Chart     string         `json:"chart"`
	Name      string         `json:"name"`
	Namespace string         `json:"namespace"`
	Values    map[string]any `json:"values"`
	YAML      *string        `json:"yaml"`
}

type answer struct {
	ID      int    `json:"id"`
	Objects []any  `json:"objects"`
	Error   string `json:"error,omitempty"`
}

func main() {
	kubeconfig := flag.String("kubeconfig", "", "of the API server that lookup asks")
	charts := flag.String("charts", "", "folder of the charts")
	library := flag.String("library", "", "folder of the chart that each of them depends on")
	flag.Parse()
	config, err := clientcmd.BuildConfigFromFlags("", *kubeconfig)
	if err != nil {
		log.Fatal(err)
	}
	config.QPS, config.Burst = 5000, 5000
	clients, err := newClients(config)
	if err != nil {
		log.Fatal(err)
	}
	loaded := map[string]*chart.Chart{}
	in, out := bufio.NewReader(os.Stdin), json.NewEncoder(os.Stdout)
	for {
		line, err := in.ReadBytes('\n')
		if err != nil {
			return
		}
		var asked request
		if err := json.Unmarshal(line, &asked); err != nil {
			log.Fatal(err)
		}
		objects, err := func() ([]any, error) {
			if asked.YAML != nil {
				return parsed(*asked.YAML)
			}
			if loaded[asked.Chart] == nil {
				chart, err := load(filepath.Join(*charts, asked.Chart), *library)
				if err != nil {
					log.Fatal(err)
				}
				loaded[asked.Chart] = chart
			}
			return render(loaded[asked.Chart], asked, clients)
		}()
		said := answer{ID: asked.ID, Objects: objects}
		if err != nil {
			said.Error = err.Error()
		}
		if err := out.Encode(said); err != nil {
			log.Fatal(err)
		}
	}
}

func render(of *chart.Chart, asked request, clients engine.ClientProvider) ([]any, error) {
	release := chartutil.ReleaseOptions{Name: asked.Name, Namespace: asked.Namespace, Revision: 1, IsInstall: true}
	values, err := chartutil.ToRenderValues(of, asked.Values, release, chartutil.DefaultCapabilities)
	if err != nil {
		return nil, err
	}
	files, err := engine.RenderWithClientProvider(of, values, clients)
	if err != nil {
		return nil, err
	}
	names := []string{}
	for name := range files {
		if strings.HasSuffix(name, ".yaml") {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	objects := []any{}
	for _, name := range names {
		more, err := parsed(files[name])
		if err != nil {
			return nil, errors.New(filepath.Base(name) + ": " + err.Error())
		}
		objects = append(objects, more...)
	}
	return objects, nil
}

// The objects in a text. Helm splits the text into documents, removes white space around each, and ends each with a line break. The parser is
// the parser of Helm and Kubernetes.
func parsed(text string) ([]any, error) {
	objects := []any{}
	documents := releaseutil.SplitManifests(text)
	for i := range len(documents) {
		var object any
		if err := yaml.Unmarshal([]byte(documents[fmt.Sprintf("manifest-%d", i)]+"\n"), &object); err != nil {
			return nil, err
		}
		if object != nil {
			objects = append(objects, object)
		}
	}
	return objects, nil
}

// Adds the library in the place where charts expect it, because a Go module contains no links between folders.
func load(folder, library string) (*chart.Chart, error) {
	files, err := read(folder, "")
	if err != nil {
		return nil, err
	}
	shared, err := read(library, "charts/"+filepath.Base(library)+"/")
	if err != nil {
		return nil, err
	}
	return loader.LoadFiles(append(files, shared...))
}

func read(folder, prefix string) ([]*loader.BufferedFile, error) {
	var files []*loader.BufferedFile
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		name, _ := filepath.Rel(folder, path)
		if err != nil || entry.IsDir() || strings.HasPrefix(name, "tests/") {
			return err
		}
		data, err := os.ReadFile(path)
		files = append(files, &loader.BufferedFile{Name: prefix + filepath.ToSlash(name), Data: data})
		return err
	})
	return files, err
}
