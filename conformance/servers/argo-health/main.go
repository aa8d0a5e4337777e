// Runs the health checks of Argo CD: its built-in scripts, and scripts that replace them. Each script has the Lua libraries that Argo CD
// provides. The program reads a list of requests from stdin, and writes the list of answers to stdout.
package main

import (
	"encoding/json"
	"os"
	"path"

	"github.com/argoproj/argo-cd/v3/resource_customizations"
	lua "github.com/yuin/gopher-lua"
)

type request struct {
	// The folder of a built-in script, e.g. `kubevirt.io/VirtualMachine`.
	BuiltIn string `json:"builtIn"`
	// A script of `argocd-cm` that replaces the built-in script.
	Script string         `json:"script"`
	Object map[string]any `json:"object"`
}

type answer struct {
	Status  string `json:"status"`
	Message string `json:"message"`
}

func main() {
	var requests []request
	if err := json.NewDecoder(os.Stdin).Decode(&requests); err != nil {
		panic(err)
	}
	answers := []answer{}
	for _, each := range requests {
		answers = append(answers, each.run())
	}
	if err := json.NewEncoder(os.Stdout).Encode(answers); err != nil {
		panic(err)
	}
}

func (r request) run() answer {
	script := r.Script
	if script == "" {
		text, err := resource_customizations.Embedded.ReadFile(path.Join(r.BuiltIn, "health.lua"))
		if err != nil {
			panic(err)
		}
		script = string(text)
	}
	state := lua.NewState(lua.Options{SkipOpenLibs: r.Script != ""})
	defer state.Close()
	if r.Script != "" {
		// Argo CD provides only these libraries to a script of `argocd-cm` (`runLua` of its `util/lua`).
		open(state, lua.LoadLibName, lua.OpenPackage)
		open(state, lua.BaseLibName, lua.OpenBase)
		open(state, lua.TabLibName, lua.OpenTable)
	}
	state.SetGlobal("obj", value(state, r.Object))
	if err := state.DoString(script); err != nil {
		panic(err)
	}
	table := state.Get(-1).(*lua.LTable)
	return answer{Status: lua.LVAsString(table.RawGetString("status")), Message: lua.LVAsString(table.RawGetString("message"))}
}

func open(state *lua.LState, name string, library lua.LGFunction) {
	if err := state.CallByParam(lua.P{Fn: state.NewFunction(library), NRet: 0, Protect: true}, lua.LString(name)); err != nil {
		panic(err)
	}
}

func value(state *lua.LState, of any) lua.LValue {
	switch typed := of.(type) {
	case bool:
		return lua.LBool(typed)
	case float64:
		return lua.LNumber(typed)
	case string:
		return lua.LString(typed)
	case []any:
		table := state.CreateTable(len(typed), 0)
		for _, each := range typed {
			table.Append(value(state, each))
		}
		return table
	case map[string]any:
		table := state.CreateTable(0, len(typed))
		for key, each := range typed {
			table.RawSetString(key, value(state, each))
		}
		return table
	}
	return lua.LNil
}
