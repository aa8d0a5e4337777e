// Command server serves CDI's admission webhooks with CDI's own API server. CDI's own command always listens on port 8443 of all addresses.
// This command listens on 127.0.0.1, on a port that an option sets.
package main

import (
	"flag"
	"log"
	"os"

	corev1 "k8s.io/api/core/v1"
	storagev1 "k8s.io/api/storage/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/kubernetes/scheme"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
	aggregator "k8s.io/kube-aggregator/pkg/client/clientset_generated/clientset"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/manager/signals"

	snapshotv1 "github.com/kubernetes-csi/external-snapshotter/client/v6/apis/volumesnapshot/v1"
	snapshots "github.com/kubernetes-csi/external-snapshotter/client/v6/clientset/versioned"

	cdiv1 "kubevirt.io/containerized-data-importer-api/pkg/apis/core/v1beta1"
	"kubevirt.io/containerized-data-importer/pkg/apiserver"
	cdi "kubevirt.io/containerized-data-importer/pkg/client/clientset/versioned"
	certificates "kubevirt.io/containerized-data-importer/pkg/util/cert/watcher"
	ciphers "kubevirt.io/containerized-data-importer/pkg/util/tls-crypto-watch"
)

func main() {
	port := flag.Uint("listen-port", 0, "port on 127.0.0.1")
	certificate := flag.String("tls-cert-file", "", "")
	key := flag.String("tls-key-file", "", "")
	flag.Parse()

	config, err := clientcmd.BuildConfigFromFlags("", os.Getenv("KUBECONFIG"))
	check(err)
	config.QPS, config.Burst = 500, 1000
	for _, add := range []func() error{
		func() error { return corev1.AddToScheme(scheme.Scheme) },
		func() error { return storagev1.AddToScheme(scheme.Scheme) },
		func() error { return cdiv1.AddToScheme(scheme.Scheme) },
		func() error { return snapshotv1.AddToScheme(scheme.Scheme) },
	} {
		check(add())
	}
	check(serve(config, *port, *certificate, *key))
}

func serve(config *rest.Config, port uint, certificate, key string) error {
	ctx := signals.SetupSignalHandler()
	core := kubernetes.NewForConfigOrDie(config)
	cdiClient := cdi.NewForConfigOrDie(config)
	reader, err := client.New(config, client.Options{Scheme: scheme.Scheme})
	check(err)
	authentication, err := apiserver.NewAuthConfigWatcher(ctx, core)
	check(err)
	suites, err := ciphers.NewCdiConfigTLSWatcher(ctx, cdiClient)
	check(err)
	authorizer, err := apiserver.NewAuthorizorFromConfig(config, authentication)
	check(err)
	pair, err := certificates.New(certificate, key)
	check(err)
	server, err := apiserver.NewCdiAPIServer("127.0.0.1", port, core, aggregator.NewForConfigOrDie(config), cdiClient,
		snapshots.NewForConfigOrDie(config), reader, authorizer, authentication, suites, pair, nil)
	check(err)
	return server.Start(ctx.Done())
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
