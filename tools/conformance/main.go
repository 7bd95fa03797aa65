// Conformance checks our maps and logs with public Go verifiers: cosmos/ics23 and golang.org/x/mod/sumdb. What an answer
// proves by them, lists of an index and access entries, it recomputes.
//
//	go run .                         the verdicts of vectors/map-proofs, index and access
//	go run . log (URL|FOLDER) VKEY   a whole C2SP tile log, under the verifier key of its signed notes
//
// It prints one line a check and ends with status 1 when any fails.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

const vectorsFolder = "../../vectors"

func main() {
	var r report
	switch args := os.Args[1:]; {
	case len(args) == 0:
		checkMapProofs(&r, filepath.Join(vectorsFolder, "map-proofs"))
		checkIndexLists(&r, filepath.Join(vectorsFolder, "index"))
		checkAccessEntries(&r, filepath.Join(vectorsFolder, "access"))
	case len(args) == 3 && args[0] == "log":
		checkLog(&r, args[1], args[2])
	default:
		fmt.Fprintln(os.Stderr, "usage: conformance [log (URL|FOLDER) VKEY]")
		os.Exit(2)
	}
	fmt.Printf("%d checks, %d failed\n", r.checks, r.failed)
	if r.failed > 0 || r.checks == 0 {
		os.Exit(1)
	}
}

// A report counts checks and prints a line for each.
type report struct{ checks, failed int }

// check records whether what was checked holds; a nil error is a pass.
func (r *report) check(what string, err error) bool {
	r.checks++
	if err != nil {
		r.failed++
		fmt.Printf("FAIL %s: %v\n", what, err)
		return false
	}
	fmt.Printf("ok   %s\n", what)
	return true
}
