package main

import (
	"os"
	"testing"

	"github.com/cdk8s-vm-fleet/cdk8s-vm-fleet-go/vmfleet"
)

func TestMakesTheCommittedYaml(t *testing.T) {
	want, err := os.ReadFile("dist/prod.k8s.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if got := *build().SynthYaml(); got != string(want) {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestHasNothingToReport(t *testing.T) {
	if found := *vmfleet.Findings_Of(build()); len(found) != 0 {
		t.Errorf("%d findings, the first of them: %s", len(found), *found[0].Message)
	}
}
