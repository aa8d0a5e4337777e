// Command reader reads YAML as kubectl, Flux and Argo CD do. Its input is a JSON list of texts. Its output is a JSON list: for each text
// its documents, or the reason why the text was rejected.
package main

import (
	"encoding/json"
	"errors"
	"io"
	"log"
	"os"
	"strings"

	"k8s.io/apimachinery/pkg/util/yaml"
)

// bufferSize is the number of bytes in which the decoder looks for the format, JSON or YAML: the same number as in kubectl.
const bufferSize = 4096

type answer struct {
	Documents []json.RawMessage `json:"documents"`
	Problem   string            `json:"problem,omitempty"`
}

func main() {
	var texts []string
	check(json.NewDecoder(os.Stdin).Decode(&texts))
	answers := make([]answer, len(texts))
	for i, text := range texts {
		answers[i] = read(text)
	}
	check(json.NewEncoder(os.Stdout).Encode(answers))
}

func read(text string) answer {
	decoder := yaml.NewYAMLOrJSONDecoder(strings.NewReader(text), bufferSize)
	documents := []json.RawMessage{}
	for {
		var document json.RawMessage
		err := decoder.Decode(&document)
		if errors.Is(err, io.EOF) {
			return answer{Documents: documents}
		}
		if err != nil {
			return answer{Documents: documents, Problem: err.Error()}
		}
		documents = append(documents, document)
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
