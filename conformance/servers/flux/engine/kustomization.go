package main

import (
	"context"
	"fmt"
	"time"

	"github.com/fluxcd/cli-utils/pkg/kstatus/polling"
	"github.com/fluxcd/cli-utils/pkg/kstatus/polling/clusterreader"
	readers "github.com/fluxcd/cli-utils/pkg/kstatus/polling/engine"
	"github.com/fluxcd/cli-utils/pkg/kstatus/polling/event"
	"github.com/fluxcd/cli-utils/pkg/object"
	"github.com/fluxcd/pkg/runtime/cel"
	"github.com/fluxcd/pkg/runtime/statusreaders"
	"github.com/fluxcd/pkg/ssa"
	"github.com/fluxcd/pkg/ssa/jsondiff"
	"github.com/fluxcd/pkg/ssa/normalize"
	"github.com/fluxcd/pkg/ssa/utils"
)

// The group of the annotations that tell kustomize-controller how to handle an object.
const group = "kustomize.toolkit.fluxcd.io"

func (e *engine) manager() *ssa.ResourceManager {
	return ssa.NewResourceManager(e.client, e.poller(), ssa.Owner{Field: "kustomize-controller", Group: group})
}

// A poller with the status readers of kustomize-controller, and additional readers.
func (e *engine) poller(more ...readers.StatusReader) *polling.StatusPoller {
	return polling.NewStatusPoller(e.client, e.mapper, polling.Options{
		CustomStatusReaders:  append([]readers.StatusReader{statusreaders.NewCustomJobStatusReader(e.mapper)}, more...),
		ClusterReaderFactory: readers.ClusterReaderFactoryFunc(clusterreader.NewDirectClusterReader),
	})
}

// Applies objects as kustomize-controller does. Annotations mark the objects that it skips, and those that it only creates.
func (e *engine) apply(ctx context.Context, asked request) (map[string]string, error) {
	if err := normalize.UnstructuredList(asked.Objects); err != nil {
		return nil, err
	}
	manager := e.manager()
	manager.SetOwnerLabels(asked.Objects, "fleet", "flux-system")
	options := ssa.DefaultApplyOptions()
	options.ExclusionSelector = map[string]string{group + "/reconcile": "disabled", group + "/ssa": "Ignore"}
	options.IfNotPresentSelector = map[string]string{group + "/ssa": "IfNotPresent"}
	options.ForceSelector = map[string]string{group + "/force": "enabled"}
	for _, each := range asked.Ignore {
		options.DriftIgnoreRules = append(options.DriftIgnoreRules, jsondiff.IgnoreRule{Paths: each.Paths, Selector: each.Target})
	}
	changes, err := manager.ApplyAllStaged(ctx, asked.Objects, options)
	return actions(changes), err
}

// Deletes the objects that a Kustomization no longer has, as kustomize-controller does.
func (e *engine) prune(ctx context.Context, asked request) (map[string]string, error) {
	manager := e.manager()
	options := ssa.DefaultDeleteOptions()
	options.Inclusions = manager.GetOwnerLabels("fleet", "flux-system")
	options.Exclusions = map[string]string{group + "/prune": "disabled", group + "/reconcile": "disabled", group + "/ssa": "Ignore"}
	changes, err := manager.DeleteAll(ctx, asked.Objects, options)
	return actions(changes), err
}

func actions(changes *ssa.ChangeSet) map[string]string {
	found := map[string]string{}
	if changes != nil {
		for _, each := range changes.Entries {
			found[each.Subject] = string(each.Action)
		}
	}
	return found
}

// The health of each object, by the readers of kustomize-controller.
func (e *engine) look(ctx context.Context, asked request) (map[string]string, error) {
	custom := []readers.StatusReader{}
	if len(asked.HealthCheckExprs) > 0 {
		reader, err := cel.NewStatusReader(asked.HealthCheckExprs)
		if err != nil {
			return nil, err
		}
		custom = append(custom, reader(e.mapper))
	}
	if len(asked.Objects) == 0 {
		return nil, nil
	}
	subjects := map[object.ObjMetadata]string{}
	ids := object.ObjMetadataSet{}
	for _, each := range asked.Objects {
		id := object.UnstructuredToObjMetadata(each)
		ids = append(ids, id)
		subjects[id] = utils.FmtUnstructured(each)
	}
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	found := map[string]string{}
	for each := range e.poller(custom...).Poll(ctx, ids, polling.PollOptions{PollInterval: time.Second}) {
		if each.Type == event.ErrorEvent {
			return nil, each.Error
		}
		if each.Resource == nil {
			continue
		}
		found[subjects[each.Resource.Identifier]] = each.Resource.Status.String()
		if len(found) == len(ids) {
			return found, nil
		}
	}
	return found, fmt.Errorf("the state of %d of %d objects is known", len(found), len(ids))
}
