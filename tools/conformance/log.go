package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	tileHeight = 8
	tileWidth  = 1 << tileHeight
)

// checkLog checks a whole tile log: its checkpoint, all of its tiles, all of its entries, and some proofs.
func checkLog(r *report, source, vkey string) {
	fetch := fetcher(source)
	tree, err := readCheckpoint(fetch, vkey)
	if !r.check("checkpoint: signed by the log's key", err) {
		return
	}
	fmt.Printf("     size %d, root %v\n", tree.N, tree.Hash)
	served := tlog.TileHashReader(tree, tileReader{fetch})
	hashes, err := readEntries(fetch, tree.N, served)
	if !r.check("entries: each has the hash that the tiles, authenticated by the root, have for it", err) {
		return
	}
	root, err := tlog.TreeHash(tree.N, hashes)
	if err == nil && root != tree.Hash {
		err = fmt.Errorf("it is %v", root)
	}
	r.check("root: recomputed from the entries alone", err)
	r.check("tiles: each of every level, recomputed from the entries alone", checkTiles(fetch, tree.N, hashes))
	for _, n := range spread(0, tree.N-1) {
		r.check(fmt.Sprintf("inclusion of entry %d, proven from tiles", n), checkInclusion(tree, n, served, hashes))
	}
	for _, n := range spread(1, tree.N-1) {
		r.check(fmt.Sprintf("consistency with size %d, proven from tiles", n), checkConsistency(tree, n, served, hashes))
	}
}

// readCheckpoint opens the signed note and reads a C2SP checkpoint: origin, size, root, and no other line.
func readCheckpoint(fetch fetchFunc, vkey string) (tree tlog.Tree, err error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return tree, err
	}
	text, err := fetch("checkpoint")
	if err != nil {
		return tree, err
	}
	opened, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return tree, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[3] != "" {
		return tree, errors.New("it does not have three lines")
	}
	if lines[0] != verifier.Name() {
		return tree, fmt.Errorf("its origin is %q, its key's name %q", lines[0], verifier.Name())
	}
	if tree.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil || strconv.FormatInt(tree.N, 10) != lines[1] {
		return tree, fmt.Errorf("size %q", lines[1])
	}
	root, err := base64.StdEncoding.Strict().DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize {
		return tree, fmt.Errorf("root %q", lines[2])
	}
	copy(tree.Hash[:], root)
	return tree, nil
}

// storedHashes are all hashes of a log, in the order that tlog stores them in.
type storedHashes []tlog.Hash

func (s storedHashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	list := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(s)) {
			return nil, fmt.Errorf("no stored hash %d", index)
		}
		list[i] = s[index]
	}
	return list, nil
}

// readEntries reads all entry bundles, compares each entry with its hash in the tiles, and returns all hashes anew.
func readEntries(fetch fetchFunc, size int64, served tlog.HashReader) (hashes storedHashes, err error) {
	for first := int64(0); first < size; first += tileWidth {
		width := int(min(tileWidth, size-first))
		bundle, err := fetch(tilePath(tlog.Tile{H: tileHeight, L: -1, N: first / tileWidth, W: width}))
		if err != nil {
			return nil, err
		}
		indexes := make([]int64, width)
		for i := range indexes {
			indexes[i] = tlog.StoredHashIndex(0, first+int64(i))
		}
		want, err := served.ReadHashes(indexes)
		if err != nil {
			return nil, err
		}
		for i := range width {
			n := first + int64(i)
			if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
				return nil, fmt.Errorf("entry %d is cut off", n)
			}
			entry := bundle[2 : 2+int(binary.BigEndian.Uint16(bundle))]
			bundle = bundle[2+len(entry):]
			if tlog.RecordHash(entry) != want[i] {
				return nil, fmt.Errorf("entry %d has another hash", n)
			}
			more, err := tlog.StoredHashes(n, entry, hashes)
			if err != nil {
				return nil, err
			}
			hashes = append(hashes, more...)
		}
		if len(bundle) > 0 {
			return nil, fmt.Errorf("the bundle from entry %d on is too long", first)
		}
	}
	return hashes, nil
}

func checkTiles(fetch fetchFunc, size int64, hashes tlog.HashReader) error {
	for _, tile := range tlog.NewTiles(tileHeight, 0, size) {
		want, err := tlog.ReadTileData(tile, hashes)
		if err != nil {
			return err
		}
		got, err := fetch(tilePath(tile))
		if err != nil {
			return err
		}
		if !bytes.Equal(got, want) {
			return fmt.Errorf("%s differs", tilePath(tile))
		}
	}
	return nil
}

func checkInclusion(tree tlog.Tree, n int64, served, hashes tlog.HashReader) error {
	proof, err := tlog.ProveRecord(tree.N, n, served)
	if err != nil {
		return err
	}
	leaf, err := hashes.ReadHashes([]int64{tlog.StoredHashIndex(0, n)})
	if err != nil {
		return err
	}
	return tlog.CheckRecord(proof, tree.N, tree.Hash, n, leaf[0])
}

func checkConsistency(tree tlog.Tree, n int64, served, hashes tlog.HashReader) error {
	proof, err := tlog.ProveTree(tree.N, n, served)
	if err != nil {
		return err
	}
	older, err := tlog.TreeHash(n, hashes)
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, tree.N, tree.Hash, n, older)
}

// spread returns the first number, the middle one and the last, each once; none when the last is below the first.
func spread(first, last int64) (list []int64) {
	for _, n := range []int64{first, (first + last) / 2, last} {
		if n >= first && n <= last && (len(list) == 0 || n > list[len(list)-1]) {
			list = append(list, n)
		}
	}
	return list
}
