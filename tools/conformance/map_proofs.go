package main

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	ics23 "github.com/cosmos/ics23/go"
)

// A vector is one claim about a key, with the verdict of the ICS-23 checks alone. A nil Value claims absence.
type vector struct {
	Name  string          `json:"name"`
	Root  string          `json:"root"`
	Key   string          `json:"key"`
	Value *string         `json:"value"`
	Proof json.RawMessage `json:"proof"`
	ICS23 bool            `json:"ics23"`
}

// checkMapProofs compares the verdict of the public verifier with that of each vector in a folder.
func checkMapProofs(r *report, folder string) {
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err == nil && len(files) == 0 {
		err = errors.New("no vectors")
	}
	if err != nil {
		r.check(folder, err)
		return
	}
	for _, file := range files {
		vectors, err := readVectors(file)
		if err != nil {
			r.check(file, err)
			continue
		}
		for _, v := range vectors {
			what := fmt.Sprintf("%s: %s: ICS-23 accepts: %t", filepath.Base(file), v.Name, v.ICS23)
			accepted, err := v.verify()
			if err == nil && accepted != v.ICS23 {
				err = fmt.Errorf("the verifier says %t", accepted)
			}
			r.check(what, err)
		}
	}
}

func readVectors(file string) ([]vector, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var vectors []vector
	err = json.Unmarshal(text, &vectors)
	return vectors, err
}

// verify returns the public verifier's verdict. A proof that it cannot read is refused; an error is a broken vector.
func (v vector) verify() (accepted bool, err error) {
	root, err := hex.DecodeString(v.Root)
	if err != nil {
		return false, err
	}
	key, err := hex.DecodeString(v.Key)
	if err != nil {
		return false, err
	}
	proof, err := parseProof(v.Proof)
	if err != nil {
		return false, nil
	}
	// The public verifier panics on some malformed paths.
	defer func() {
		if recover() != nil {
			accepted = false
		}
	}()
	if v.Value == nil {
		return ics23.VerifyNonMembership(ics23.SmtSpec, root, proof, key), nil
	}
	value, err := hex.DecodeString(*v.Value)
	if err != nil {
		return false, err
	}
	return ics23.VerifyMembership(ics23.SmtSpec, root, proof, key, value), nil
}

// parseProof reads a commitment proof from its JSON form; nil for null.
func parseProof(text json.RawMessage) (*ics23.CommitmentProof, error) {
	var form *struct {
		Exist    *ics23.ExistenceProof    `json:"exist"`
		Nonexist *ics23.NonExistenceProof `json:"nonexist"`
	}
	if err := json.Unmarshal(text, &form); err != nil {
		return nil, err
	}
	switch {
	case form == nil:
		return nil, nil
	case form.Exist != nil:
		return &ics23.CommitmentProof{Proof: &ics23.CommitmentProof_Exist{Exist: form.Exist}}, nil
	case form.Nonexist != nil:
		return &ics23.CommitmentProof{Proof: &ics23.CommitmentProof_Nonexist{Nonexist: form.Nonexist}}, nil
	}
	return nil, errors.New("neither exist nor nonexist")
}
