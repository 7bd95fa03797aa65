package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/tlog"
)

const fileMax = 64 << 20

// tilePath is the C2SP path of a tile: as tlog's own, without the height, which is always 8, and with bundles of
// entries under "entries".
func tilePath(tile tlog.Tile) string {
	path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
	return strings.Replace(path, "tile/data/", "tile/entries/", 1)
}

type tileReader struct{ fetch fetchFunc }

func (t tileReader) Height() int { return tileHeight }

func (t tileReader) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, tile := range tiles {
		var err error
		if data[i], err = t.fetch(tilePath(tile)); err != nil {
			return nil, err
		}
	}
	return data, nil
}

func (t tileReader) SaveTiles([]tlog.Tile, [][]byte) {}

// A fetchFunc returns the bytes of one of a log's files.
type fetchFunc func(path string) ([]byte, error)

// fetcher reads from a URL, or else from a folder.
func fetcher(source string) fetchFunc {
	if !strings.HasPrefix(source, "http://") && !strings.HasPrefix(source, "https://") {
		return func(path string) ([]byte, error) {
			return os.ReadFile(filepath.Join(source, filepath.FromSlash(path)))
		}
	}
	client := http.Client{Timeout: 30 * time.Second}
	return func(path string) ([]byte, error) {
		response, err := client.Get(strings.TrimSuffix(source, "/") + "/" + path)
		if err != nil {
			return nil, err
		}
		defer response.Body.Close()
		if response.StatusCode != http.StatusOK {
			return nil, fmt.Errorf("%s: %s", path, response.Status)
		}
		return io.ReadAll(io.LimitReader(response.Body, fileMax))
	}
}
