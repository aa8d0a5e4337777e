package vmfleet

import (
	"fmt"
	"os"
	"regexp"
	"strings"

	"github.com/aws/jsii-runtime-go"
)

// What our apps throw, and what an app of cdk8s throws of our findings.
var (
	mistake           = regexp.MustCompile(`^FleetError: `)
	mistakeOfPlainApp = regexp.MustCompile(`^Error: Validation failed with the following errors:\n  \[[^\n]*\] at [^\n]*: [A-Z_]+: `)
)

// What an assertion on a fleet panics with begins with this.
const assertion = "AssertionError: "

// FleetError is everything that keeps an app from being synthesized. Its text is the report.
type FleetError struct {
	report string
}

func (e *FleetError) Error() string {
	return e.report
}

// Findings of the report, warnings included.
func (e *FleetError) Findings() []*Finding {
	return *Findings_Reported(&e.report)
}

// AsFleetError gives the mistake that a recovered panic tells of, and nil if it is another one.
func AsFleetError(recovered interface{}) *FleetError {
	switch value := recovered.(type) {
	case *FleetError:
		return value
	case error:
		if text := value.Error(); mistake.MatchString(text) || mistakeOfPlainApp.MatchString(text) {
			_, report, _ := strings.Cut(text, ": ")
			return &FleetError{strings.TrimRight(report, "\n")}
		}
	}
	return nil
}

// Try calls a function, and gives the mistake that keeps it from its end. Other panics go on.
func Try(call func()) (found *FleetError) {
	defer func() {
		if recovered := recover(); recovered != nil {
			if found = AsFleetError(recovered); found == nil {
				panic(recovered)
			}
		}
	}()
	call()
	return nil
}

// Assert runs the assertions of a test. One that does not hold fails the test with its text, where it would be a panic. The test is a
// *testing.T or alike.
func Assert(test interface {
	Helper()
	Fatal(args ...interface{})
}, assertions func()) {
	test.Helper()
	defer func() {
		if recovered := recover(); recovered != nil {
			err, isError := recovered.(error)
			if !isError || !strings.HasPrefix(err.Error(), assertion) {
				panic(recovered)
			}
			test.Fatal(strings.TrimSpace(strings.TrimPrefix(err.Error(), assertion)))
		}
	}()
	assertions()
}

// Main runs the program of a fleet: a mistake ends it with the report alone, and exit code 1.
func Main(program func()) {
	defer jsii.Close()
	if found := Try(program); found != nil {
		fmt.Fprintln(os.Stderr, found.Error())
		jsii.Close()
		os.Exit(1)
	}
}
