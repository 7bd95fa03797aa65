package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// A list of a provider's index: vectors/index. A nil List claims that there is none.
type indexVector struct {
	Name        string `json:"name"`
	GenesisHash string `json:"genesisHash"`
	Root        string `json:"root"`
	Subject     string `json:"subject"`
	Type        string `json:"type"`
	List        *struct {
		Salt      string  `json:"salt"`
		Positions []int64 `json:"positions"`
	} `json:"list"`
	Proof json.RawMessage `json:"proof"`
	Key   string          `json:"key"`
	Value *string         `json:"value"`
}

// An entry of an access log with what opens it: vectors/access.
type accessVector struct {
	Name        string          `json:"name"`
	GenesisHash string          `json:"genesisHash"`
	AccessKey   string          `json:"accessKey"`
	N           uint32          `json:"n"`
	Salt        string          `json:"salt"`
	Entry       json.RawMessage `json:"entry"`
	Leaf        string          `json:"leaf"`
	RefusedFor  string          `json:"refusedFor"`
}

// checkIndexLists recomputes keys and values, and has the public verifier judge the proofs.
func checkIndexLists(r *report, folder string) {
	for _, file := range []string{"valid.json", "refused.json"} {
		var vectors []indexVector
		if !r.check("index/"+file, readJSON(filepath.Join(folder, file), &vectors)) {
			continue
		}
		for _, v := range vectors {
			r.check(fmt.Sprintf("index/%s: %s", file, v.Name), v.check(file == "valid.json"))
		}
	}
}

func (v indexVector) check(isValid bool) error {
	subject, err := hex.DecodeString(v.Subject)
	if err != nil {
		return err
	}
	key, err := tagged("index-key", v.GenesisHash, subject, []byte(v.Type))
	if err != nil {
		return err
	}
	value, err := v.value()
	if err != nil {
		return err
	}
	if isValid && (v.Key != key || !sameText(v.Value, value)) {
		return errors.New("key or value is another one")
	}
	holds, err := v.holds(key, value)
	if err == nil && holds != isValid {
		err = fmt.Errorf("its proof holds: %t", holds)
	}
	return err
}

// value is what stands in the map for the list, nil where there is none.
func (v indexVector) value() (*string, error) {
	if v.List == nil {
		return nil, nil
	}
	salt, err := hex.DecodeString(v.List.Salt)
	if err != nil {
		return nil, err
	}
	// Canonical JSON of whole numbers is what Go writes.
	positions, err := json.Marshal(v.List.Positions)
	if err != nil {
		return nil, err
	}
	value, err := tagged("index-value", v.GenesisHash, salt, positions)
	return &value, err
}

func (v indexVector) holds(key string, value *string) (bool, error) {
	if v.List != nil {
		for i := 1; i < len(v.List.Positions); i++ {
			if v.List.Positions[i-1] >= v.List.Positions[i] {
				return false, nil
			}
		}
	}
	// Of the empty map nothing needs a proof, and ICS-23 knows none.
	if string(v.Proof) == "null" {
		return v.List == nil && v.Root == strings.Repeat("00", sha256.Size), nil
	}
	return vector{Root: v.Root, Key: key, Value: value, Proof: v.Proof}.verify()
}

// checkAccessEntries recomputes the bytes that stand in the log. Forms are for the language's own parser to judge.
func checkAccessEntries(r *report, folder string) {
	for _, file := range []string{"valid.json", "refused.json"} {
		var vectors []accessVector
		if !r.check("access/"+file, readJSON(filepath.Join(folder, file), &vectors)) {
			continue
		}
		for _, v := range vectors {
			if v.RefusedFor != "form" {
				r.check(fmt.Sprintf("access/%s: %s", file, v.Name), v.check(file == "valid.json"))
			}
		}
	}
}

func (v accessVector) check(isValid bool) error {
	leaf, err := v.leaf()
	if err == nil && (leaf == v.Leaf) != isValid {
		err = fmt.Errorf("the leaf is %s", leaf)
	}
	return err
}

func (v accessVector) leaf() (string, error) {
	accessKey, err := hex.DecodeString(v.AccessKey)
	if err != nil {
		return "", err
	}
	salt, err := hex.DecodeString(v.Salt)
	if err != nil {
		return "", err
	}
	entry, err := canonical(v.Entry)
	if err != nil {
		return "", err
	}
	commitment, err := tagged("access", v.GenesisHash, salt, entry)
	if err != nil {
		return "", err
	}
	mac := hmac.New(sha256.New, accessKey)
	mac.Write(binary.BigEndian.AppendUint32(nil, v.N))
	return "03" + hex.EncodeToString(mac.Sum(nil)) + commitment, nil
}

// canonical writes JSON without white space, names sorted: canonical for text in ASCII and whole numbers.
func canonical(text json.RawMessage) ([]byte, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		return nil, err
	}
	var written bytes.Buffer
	encoder := json.NewEncoder(&written)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	return bytes.TrimSuffix(written.Bytes(), []byte("\n")), err
}

// tagged is the SHA-256 of a kind's tag in a network and what follows it: docs/protocol/basics.md.
func tagged(kind, genesisHash string, parts ...[]byte) (string, error) {
	genesis, err := hex.DecodeString(genesisHash)
	if err != nil {
		return "", err
	}
	hash := sha256.New()
	fmt.Fprintf(hash, "goodstanding/%s/v1\x00%s", kind, genesis)
	for _, part := range parts {
		hash.Write(part)
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}

func sameText(a, b *string) bool {
	return a == b || (a != nil && b != nil && *a == *b)
}

func readJSON(file string, into any) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}
