package main

import (
	"context"
	"fmt"

	"github.com/argoproj/argo-cd/gitops-engine/pkg/utils/kube"
	"github.com/argoproj/argo-cd/gitops-engine/pkg/utils/tracing"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

// For each kind of the API server: whether its objects have namespaces.
type scopes map[schema.GroupKind]bool

func (s scopes) IsNamespaced(kind schema.GroupKind) (bool, error) {
	namespaced, known := s[kind]
	if !known {
		return false, fmt.Errorf("there is no kind %s", kind)
	}
	return namespaced, nil
}

type everything struct{}

func (everything) IsExcludedResource(_, _, _ string) bool { return false }

func (e *engine) discover() (scopes, error) {
	found, err := e.kubectl.GetAPIResources(e.config, true, everything{})
	if err != nil {
		return nil, err
	}
	known := scopes{}
	for _, each := range found {
		known[each.GroupKind] = each.Meta.Namespaced
	}
	return known, nil
}

// The objects of an Application that exist in the cluster.
func (e *engine) live(objects []*unstructured.Unstructured) (map[kube.ResourceKey]*unstructured.Unstructured, error) {
	found := map[kube.ResourceKey]*unstructured.Unstructured{}
	for _, object := range objects {
		kind := object.GroupVersionKind()
		namespace := object.GetNamespace()
		if namespaced, err := e.scopes.IsNamespaced(kind.GroupKind()); err != nil {
			return nil, err
		} else if namespaced && namespace == "" {
			namespace = "default"
		}
		live, err := e.kubectl.GetResource(context.Background(), e.config, kind, object.GetName(), namespace)
		if apierrors.IsNotFound(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		found[kube.GetResourceKey(live)] = live
	}
	return found, nil
}

type noTracer struct{}

func (noTracer) StartSpan(string) tracing.Span { return noSpan{} }

type noSpan struct{}

func (noSpan) SetBaggageItem(string, any) {}
func (noSpan) Finish()                    {}
