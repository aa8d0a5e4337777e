package main

import (
	"fmt"
	"sync"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/discovery"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/rest"
)

// The clients for `lookup`. The kinds of each API version are requested only once.
type clients struct {
	dynamic   dynamic.Interface
	discovery discovery.DiscoveryInterface
	mutex     sync.Mutex
	known     map[string]*metav1.APIResourceList
}

func newClients(config *rest.Config) (*clients, error) {
	objects, err := dynamic.NewForConfig(config)
	if err != nil {
		return nil, err
	}
	kinds, err := discovery.NewDiscoveryClientForConfig(config)
	return &clients{dynamic: objects, discovery: kinds, known: map[string]*metav1.APIResourceList{}}, err
}

func (c *clients) GetClientFor(apiVersion, kind string) (dynamic.NamespaceableResourceInterface, bool, error) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.known[apiVersion] == nil {
		list, err := c.discovery.ServerResourcesForGroupVersion(apiVersion)
		if err != nil {
			return nil, false, err
		}
		c.known[apiVersion] = list
	}
	version, err := schema.ParseGroupVersion(apiVersion)
	if err != nil {
		return nil, false, err
	}
	for _, resource := range c.known[apiVersion].APIResources {
		if resource.Kind == kind {
			return c.dynamic.Resource(version.WithResource(resource.Name)), resource.Namespaced, nil
		}
	}
	return nil, false, fmt.Errorf("%s has no kind %s", apiVersion, kind)
}
