package main

import (
	"time"

	"github.com/argoproj/argo-cd/gitops-engine/pkg/sync"
	"github.com/argoproj/argo-cd/gitops-engine/pkg/sync/common"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// A sync operation between two steps.
type state struct {
	Phase   string                      `json:"phase"`
	Message string                      `json:"message"`
	Results []common.ResourceSyncResult `json:"results"`
	Started time.Time                   `json:"started"`
}

// Argo CD keeps the state in the Application, and does one step after each change of an object.
func (e *engine) step(asked request, result sync.ReconciliationResult) (*state, error) {
	prune := true
	options := []sync.SyncOpt{
		sync.WithLogr(e.log),
		sync.WithHealthOverride(asked.Settings.health()),
		sync.WithOperationSettings(false, prune, false, false),
		sync.WithManifestValidation(true),
		sync.WithSkipDryRunOnMissingResource(false),
	}
	started := time.Now()
	if asked.State != nil {
		started = asked.State.Started
		options = append(options, sync.WithInitialState(common.OperationPhase(asked.State.Phase), asked.State.Message, asked.State.Results, metav1.NewTime(started)))
	}
	operation, cleanup, err := sync.NewSyncContext("revision", result, e.config, e.config, e.kubectl, "default", options...)
	if err != nil {
		return nil, err
	}
	defer cleanup()
	operation.Sync()
	phase, message, results := operation.GetState()
	return &state{Phase: string(phase), Message: message, Results: results, Started: started}, nil
}
