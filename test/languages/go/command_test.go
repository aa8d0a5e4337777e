package tests

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// command runs vm-fleet in the project that these tests are in.
func command(t *testing.T, args ...string) (string, int) {
	t.Helper()
	cmd := exec.Command(os.Getenv("VM_FLEET"), args...)
	cmd.Dir = ".."
	out, err := cmd.CombinedOutput()
	if err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return string(out), cmd.ProcessState.ExitCode()
}

func TestCommands(t *testing.T) {
	if out, code := command(t, "synth", "--check"); code != 0 {
		t.Errorf("check of what is committed: %d, %s", code, out)
	}
	if out, code := command(t, "lint", "--platform", "hikube", "dist"); code != 0 {
		t.Errorf("lint: %d, %s", code, out)
	}
	before := read(t, "../main.go")
	defer os.WriteFile("../main.go", before, 0o644)
	if err := os.WriteFile("../main.go", bytes.Replace(before, []byte("Number(50)"), []byte("Number(60)"), 1), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, code := command(t, "synth", "--check"); code != 3 || !strings.Contains(out, "60Gi") {
		t.Errorf("check of what is not committed: %d, %s", code, out)
	}
	if out, code := command(t, "diff", "dist"); code != 0 || !strings.Contains(out, "web-data") {
		t.Errorf("diff: %d, %s", code, out)
	}
}
