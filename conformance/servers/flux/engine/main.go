// Runs Flux's own code on manifests, with an API server: its server-side apply, its health checks and its pruning. Each line of stdin is a
// request, and each line of stdout is its answer.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	stdlog "log"
	"os"

	"github.com/fluxcd/pkg/apis/kustomize"
	"github.com/fluxcd/pkg/ssa/jsondiff"
	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/client/apiutil"
	"sigs.k8s.io/controller-runtime/pkg/log"
	"sigs.k8s.io/controller-runtime/pkg/log/zap"
)

// A Kustomization: its objects, and the settings that matter here.
type request struct {
	ID int `json:"id"`
	// `apply` writes objects, `look` returns the health of applied objects, `prune` deletes objects.
	Do               string                        `json:"do"`
	Objects          []*unstructured.Unstructured  `json:"objects"`
	HealthCheckExprs []kustomize.CustomHealthCheck `json:"healthCheckExprs"`
	Ignore           []rule                        `json:"ignore"`
}

type rule struct {
	Paths  []string           `json:"paths"`
	Target *jsondiff.Selector `json:"target"`
}

type answer struct {
	ID    int    `json:"id"`
	Error string `json:"error,omitempty"`
	// The action for each object: created, configured, unchanged, skipped or deleted.
	Actions map[string]string `json:"actions,omitempty"`
	// The health of each object: Current, InProgress, Failed, ...
	Health map[string]string `json:"health,omitempty"`
}

type engine struct {
	client client.Client
	mapper meta.RESTMapper
}

func main() {
	kubeconfig := flag.String("kubeconfig", "", "of the API server")
	flag.Parse()
	log.SetLogger(zap.New(zap.WriteTo(os.Stderr)))
	config, err := clientcmd.BuildConfigFromFlags("", *kubeconfig)
	if err != nil {
		stdlog.Fatal(err)
	}
	config.QPS, config.Burst = 5000, 5000
	e, err := connect(config)
	if err != nil {
		stdlog.Fatal(err)
	}
	in, out := bufio.NewReader(os.Stdin), json.NewEncoder(os.Stdout)
	for {
		line, err := in.ReadBytes('\n')
		if err != nil {
			return
		}
		var asked request
		if err := json.Unmarshal(line, &asked); err != nil {
			stdlog.Fatal(err)
		}
		said, err := e.answer(context.Background(), asked)
		if err != nil {
			said.Error = err.Error()
		}
		said.ID = asked.ID
		if err := out.Encode(said); err != nil {
			stdlog.Fatal(err)
		}
	}
}

func connect(config *rest.Config) (*engine, error) {
	http, err := rest.HTTPClientFor(config)
	if err != nil {
		return nil, err
	}
	mapper, err := apiutil.NewDynamicRESTMapper(config, http)
	if err != nil {
		return nil, err
	}
	c, err := client.New(config, client.Options{HTTPClient: http, Scheme: runtime.NewScheme(), Mapper: mapper})
	return &engine{client: c, mapper: mapper}, err
}

func (e *engine) answer(ctx context.Context, asked request) (said answer, err error) {
	switch asked.Do {
	case "apply":
		said.Actions, err = e.apply(ctx, asked)
	case "look":
		said.Health, err = e.look(ctx, asked)
	case "prune":
		said.Actions, err = e.prune(ctx, asked)
	}
	return said, err
}
