package vmfleet

import (
	"os"
	"strings"
	"sync/atomic"
)

// What the library reads of the environment. It runs in a process of its own, which has that of the program at its start.
var variables = [...]string{"CDK8S_OUTDIR", "CDK8S_RECORD_CONSTRUCT_METADATA", "CDK8S_DISABLE_SORT", "CDK8S_LEGACY_HASH"}

var followed atomic.Value

// follow comes before each call: the program may have changed its directory or its environment.
func follow() {
	directory, err := os.Getwd()
	if err != nil {
		return
	}
	values := make(map[string]*string, len(variables))
	state := []string{directory}
	for _, name := range variables {
		value := os.Getenv(name)
		values[name] = &value
		state = append(state, value)
	}
	if now := strings.Join(state, "\x00"); followed.Swap(now) != now {
		ProgramEnvironment_Follow(&directory, &values)
	}
}
