package vmfleet

import (
	"fmt"
	"os"
	"regexp"
	"strings"

	"github.com/aws/jsii-runtime-go"
)

// The beginnings of the errors of a FleetApp, and of a cdk8s App with findings of this package.
var (
	mistake           = regexp.MustCompile(`^FleetError: `)
	mistakeOfPlainApp = regexp.MustCompile(`^Error: Validation failed with the following errors:\n  \[[^\n]*\] at [^\n]*: [A-Z_]+: `)
)

// The beginning of the panic of a failed assertion on a fleet.
const assertion = "AssertionError: "

// FleetError has the errors that prevent the synthesis of an app. Its text is the report.
type FleetError struct {
	report string
}

func (e *FleetError) Error() string {
	return e.report
}

// Findings returns the findings of the report, warnings included.
func (e *FleetError) Findings() []*Finding {
	return *Findings_Reported(&e.report)
}

// AsFleetError returns the FleetError of a recovered panic, or nil if the panic has another cause.
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

// Try calls a function, and returns the FleetError that ended the function, or nil. Other panics continue.
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

// Assert runs the assertions of a test. If an assertion fails, the test fails with the text of the assertion, without a panic. The test is
// a *testing.T or a similar type.
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

// Main runs the program of a fleet. A FleetError ends the program with only the report and exit code 1.
func Main(program func()) {
	defer jsii.Close()
	if found := Try(program); found != nil {
		fmt.Fprintln(os.Stderr, found.Error())
		jsii.Close()
		os.Exit(1)
	}
}
