// Command objects prints the objects of CDI's operator that decide what a cluster accepts: the kinds, the webhooks, and the roles of users.
// Each line is one JSON object.
package main

import (
	"context"
	"encoding/json"
	"log"
	"os"

	"github.com/go-logr/logr"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"sigs.k8s.io/controller-runtime/pkg/client"

	"kubevirt.io/containerized-data-importer/pkg/operator/resources/cluster"
)

// noCluster answers that no object exists. The operator asks only for the authority that signed the server's certificate, and this suite
// has its own authority.
type noCluster struct{ client.Client }

func (noCluster) Get(_ context.Context, key client.ObjectKey, _ client.Object, _ ...client.GetOption) error {
	return apierrors.NewNotFound(schema.GroupResource{}, key.Name)
}

func main() {
	args := &cluster.FactoryArgs{Namespace: "cdi", Client: noCluster{}, Logger: logr.Discard()}
	static, err := cluster.CreateAllStaticResources(args)
	check(err)
	dynamic, err := cluster.CreateAllDynamicResources(args)
	check(err)
	out := json.NewEncoder(os.Stdout)
	for _, object := range append(static, dynamic...) {
		check(out.Encode(object))
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
