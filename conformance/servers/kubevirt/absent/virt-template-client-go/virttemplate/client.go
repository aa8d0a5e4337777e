// Package virttemplate stands in for a client which the Go proxy does not serve, of a kind that this project never
// writes: nothing here is called.
package virttemplate

import (
	"errors"

	"k8s.io/client-go/rest"
)

type Interface interface {
	TemplateV1beta1() TemplateV1beta1Interface
}

type TemplateV1beta1Interface interface{ RESTClient() rest.Interface }

func NewForConfig(*rest.Config) (Interface, error) {
	return nil, errors.New("VM templates are not part of this build")
}
