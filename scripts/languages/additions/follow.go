package vmfleet

import (
	"os"
	"strings"
	"sync/atomic"
)

// The environment variables that the library reads. The library runs in a separate process, which has the environment of the program's start.
var variables = [...]string{"CDK8S_OUTDIR", "CDK8S_RECORD_CONSTRUCT_METADATA", "CDK8S_DISABLE_SORT", "CDK8S_LEGACY_HASH"}

var followed atomic.Value

// follow runs before each call. It passes the current directory and environment to the library, because the program may have changed them.
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
