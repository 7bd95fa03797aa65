package main

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const origin = "example.org/log"

// writeLog writes a C2SP tile log with so many entries and returns its folder and verifier key.
func writeLog(t *testing.T, size int64) (folder, vkey string) {
	t.Helper()
	folder = t.TempDir()
	skey, vkey, err := note.GenerateKey(rand.Reader, origin)
	if err != nil {
		t.Fatal(err)
	}
	var hashes storedHashes
	bundles := map[string][]byte{}
	for n := range size {
		entry := fmt.Appendf(nil, "entry %d", n)
		more, err := tlog.StoredHashes(n, entry, hashes)
		if err != nil {
			t.Fatal(err)
		}
		hashes = append(hashes, more...)
		width := min(tileWidth, size-n/tileWidth*tileWidth)
		path := tilePath(tlog.Tile{H: tileHeight, L: -1, N: n / tileWidth, W: int(width)})
		bundles[path] = append(binary.BigEndian.AppendUint16(bundles[path], uint16(len(entry))), entry...)
	}
	for path, bundle := range bundles {
		writeFile(t, folder, path, bundle)
	}
	for _, tile := range tlog.NewTiles(tileHeight, 0, size) {
		data, err := tlog.ReadTileData(tile, hashes)
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, folder, tilePath(tile), data)
	}
	root, err := tlog.TreeHash(size, hashes)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := note.NewSigner(skey)
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprintf("%s\n%d\n%s\n", origin, size, base64.StdEncoding.EncodeToString(root[:]))
	checkpoint, err := note.Sign(&note.Note{Text: text}, signer)
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, folder, "checkpoint", checkpoint)
	return folder, vkey
}

func writeFile(t *testing.T, folder, path string, data []byte) {
	t.Helper()
	file := filepath.Join(folder, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestGoodLogPasses(t *testing.T) {
	for _, size := range []int64{0, 1, 2, 255, 256, 257, 1000, 65_536 + 300} {
		folder, vkey := writeLog(t, size)
		var r report
		if checkLog(&r, folder, vkey); r.failed > 0 || r.checks < 4 {
			t.Errorf("size %d: %d of %d checks failed", size, r.failed, r.checks)
		}
	}
}

func TestLogIsReadOverHTTP(t *testing.T) {
	folder, vkey := writeLog(t, 300)
	server := httptest.NewServer(http.FileServer(http.Dir(folder)))
	defer server.Close()
	var r report
	if checkLog(&r, server.URL+"/", vkey); r.failed > 0 {
		t.Errorf("%d checks failed", r.failed)
	}
}

func TestChangedLogFails(t *testing.T) {
	for _, path := range []string{
		"checkpoint", "tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/000", "tile/entries/001.p/44",
	} {
		folder, vkey := writeLog(t, 300)
		data, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(path)))
		if err != nil {
			t.Fatal(err)
		}
		data[len(data)/3] ^= 1
		writeFile(t, folder, path, data)
		var r report
		if checkLog(&r, folder, vkey); r.failed == 0 {
			t.Errorf("a bit changed in %s is not seen", path)
		}
	}
}

func TestOtherKeyFails(t *testing.T) {
	folder, _ := writeLog(t, 3)
	_, vkey := writeLog(t, 3)
	var r report
	if checkLog(&r, folder, vkey); r.failed == 0 {
		t.Error("a checkpoint of another key passes")
	}
}
