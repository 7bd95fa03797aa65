#!/bin/sh
# Installs the dependencies from package-lock.json, and makes sure that a Node of at least version 24 runs the product.
# The install itself works with an older Node (20 or newer): on Linux x64 the dependencies bring Node 24 along.
set -eu
cd "$(dirname "$0")/.."

stop() {
  printf '%s\n' "$@" >&2
  exit 1
}

major() {
  "$1" --version 2>/dev/null | sed -n 's/^v\([0-9][0-9]*\)\..*/\1/p'
}

command -v node >/dev/null || stop 'Node.js is missing: install Node 24 or newer (https://nodejs.org), then try again.' \
  'On Linux x64 any version from 20 on will do.'
command -v npm >/dev/null || stop 'npm is missing: it comes with Node.js (https://nodejs.org); on Debian: apt-get install npm.'
found=$(major node)
[ "${found:-0}" -ge 20 ] || stop "Node ${found:-of unknown version} is too old to install the dependencies: 20 or newer is needed."

# npm writes this file at each install; one that is newer than the lock file means that someone has just run npm.
if [ -z "$(find node_modules/.package-lock.json -newer package-lock.json 2>/dev/null)" ]; then
  echo 'Installing dependencies (once; about half a minute) …' >&2
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  npm ci --ignore-scripts --no-fund --no-audit --loglevel=error >"$log" 2>&1 || {
    tail -n 20 "$log" >&2
    stop 'The dependencies could not be installed; what npm said is above.'
  }
fi

bundled=node_modules/.bin/node
if [ -e "$bundled" ] && [ -z "$(major "$bundled")" ]; then rm -f "$bundled"; fi # built for another C library
if [ -e "$bundled" ]; then node=$bundled; else node=node; fi
found=$(major "$node")
[ "${found:-0}" -ge 24 ] || stop "Node 24 or newer is needed, and this machine has Node ${found:-of unknown version}." \
  'On Linux x64 the dependencies bring it; elsewhere install it from https://nodejs.org, then try again.'
touch node_modules/.setup-stamp
