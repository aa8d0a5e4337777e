// Runs Argo CD's own code on manifests, with an API server: its sync by waves, its diff and its health checks. Each line of stdin is a
// request, and each line of stdout is its answer.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"log"
	"os"

	"github.com/argoproj/argo-cd/gitops-engine/pkg/sync"
	"github.com/argoproj/argo-cd/gitops-engine/pkg/utils/kube"
	"github.com/go-logr/logr"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/klog/v2/textlogger"
)

// An Application: its target objects, the objects that it applied before, and its settings.
type request struct {
	ID int `json:"id"`
	// `sync` does one step of a sync operation; `look` compares and writes nothing.
	Do       string                       `json:"do"`
	Targets  []*unstructured.Unstructured `json:"targets"`
	Managed  []*unstructured.Unstructured `json:"managed"`
	Settings settings                     `json:"settings"`
	// The state of the operation, from the answer of the previous step.
	State *state `json:"state"`
}

type answer struct {
	ID        int        `json:"id"`
	Error     string     `json:"error,omitempty"`
	State     *state     `json:"state,omitempty"`
	Health    string     `json:"health,omitempty"`
	Resources []resource `json:"resources,omitempty"`
}

type engine struct {
	config  *rest.Config
	kubectl kube.Kubectl
	log     logr.Logger
	scopes  scopes
}

func main() {
	kubeconfig := flag.String("kubeconfig", "", "of the API server")
	flag.Parse()
	config, err := clientcmd.BuildConfigFromFlags("", *kubeconfig)
	if err != nil {
		log.Fatal(err)
	}
	config.QPS, config.Burst = 5000, 5000
	logger := textlogger.NewLogger(textlogger.NewConfig(textlogger.Output(os.Stderr)))
	e := &engine{config: config, kubectl: &kube.KubectlCmd{Log: logger, Tracer: noTracer{}}, log: logger}
	if e.scopes, err = e.discover(); err != nil {
		log.Fatal(err)
	}
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
		said, err := e.answer(asked)
		if err != nil {
			said.Error = err.Error()
		}
		said.ID = asked.ID
		if err := out.Encode(said); err != nil {
			log.Fatal(err)
		}
	}
}

func (e *engine) answer(asked request) (answer, error) {
	live, err := e.live(append(asked.Targets, asked.Managed...))
	if err != nil {
		return answer{}, err
	}
	result := sync.Reconcile(asked.Targets, live, "default", e.scopes)
	if asked.Do == "sync" {
		next, err := e.step(asked, result)
		return answer{State: next}, err
	}
	resources, worst, err := e.look(asked, result)
	return answer{Resources: resources, Health: worst}, err
}
