package main

import (
	"strings"

	"github.com/argoproj/argo-cd/gitops-engine/pkg/health"
	"github.com/argoproj/argo-cd/gitops-engine/pkg/sync"
	"github.com/argoproj/argo-cd/gitops-engine/pkg/sync/hook"
	"github.com/argoproj/argo-cd/gitops-engine/pkg/utils/kube"
	"github.com/argoproj/argo-cd/v3/pkg/apis/application/v1alpha1"
	argodiff "github.com/argoproj/argo-cd/v3/util/argo/diff"
	"github.com/argoproj/argo-cd/v3/util/argo/normalizers"
	"github.com/argoproj/argo-cd/v3/util/lua"
)

// The field manager of Argo CD.
const manager = "argocd-controller"

// The settings of `argocd-cm` and of the Application: health checks by `<group>_<kind>`, and ignored differences.
type settings struct {
	Health            map[string]string                    `json:"health"`
	IgnoreDifferences []v1alpha1.ResourceIgnoreDifferences `json:"ignoreDifferences"`
}

func (s settings) health() health.HealthOverride {
	overrides := lua.ResourceHealthOverrides{}
	for key, script := range s.Health {
		overrides[strings.Replace(key, "_", "/", 1)] = v1alpha1.ResourceOverride{HealthLua: script}
	}
	return overrides
}

// An object of an Application, as the answer shows it.
type resource struct {
	Kind      string `json:"kind"`
	Namespace string `json:"namespace,omitempty"`
	Name      string `json:"name"`
	Status    string `json:"status"`
	// Set only if the status is OutOfSync.
	Live      string `json:"live,omitempty"`
	Predicted string `json:"predicted,omitempty"`
	Health    string `json:"health,omitempty"`
	Message   string `json:"message,omitempty"`
}

// Compares the objects with the cluster, as Argo CD does at each refresh. Skipped objects are left out. The health of the Application is
// the worst health of its objects.
func (e *engine) look(asked request, result sync.ReconciliationResult) ([]resource, string, error) {
	config, err := argodiff.NewDiffConfigBuilder().
		WithDiffSettings(append([]v1alpha1.ResourceIgnoreDifferences{}, asked.Settings.IgnoreDifferences...), map[string]v1alpha1.ResourceOverride{}, true, normalizers.IgnoreNormalizerOpts{}).
		WithTracking("", string(v1alpha1.TrackingMethodAnnotation)).
		WithNoCache().
		WithManager(manager).
		WithLogger(e.log).
		Build()
	if err != nil {
		return nil, "", err
	}
	differences, err := argodiff.StateDiffs(result.Live, result.Target, config)
	if err != nil {
		return nil, "", err
	}
	resources := []resource{}
	worst := health.HealthStatusHealthy
	for i, live := range result.Live {
		target := result.Target[i]
		if target != nil && hook.Skip(target) {
			continue
		}
		object := target
		if object == nil {
			object = live
		}
		key := kube.GetResourceKey(object)
		seen := resource{Kind: key.Kind, Namespace: key.Namespace, Name: key.Name, Status: "Synced"}
		if target == nil || live == nil || differences.Diffs[i].Modified {
			seen.Status = "OutOfSync"
			seen.Live, seen.Predicted = string(differences.Diffs[i].NormalizedLive), string(differences.Diffs[i].PredictedLive)
		}
		if live == nil {
			seen.Health = string(health.HealthStatusMissing)
		} else if status, err := health.GetResourceHealth(live, asked.Settings.health()); err != nil {
			return nil, "", err
		} else if status != nil {
			seen.Health, seen.Message = string(status.Status), status.Message
		}
		if seen.Health != "" && target != nil && health.IsWorse(worst, health.HealthStatusCode(seen.Health)) {
			worst = health.HealthStatusCode(seen.Health)
		}
		resources = append(resources, seen)
	}
	return resources, string(worst), nil
}
