#!/bin/sh
# Builds assets/map, assets/symbols and assets/fonts from what fetch.sh has put into the folder given (default: ./work).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(cd "${1:-$here/work}" && pwd)
assets=$(dirname "$here")
mkdir -p "$assets/map" "$assets/symbols" "$assets/fonts"

"$work/venv/bin/python" "$here/theatre/build.py" "$work/unpacked" "$assets/map"
"$work/venv/bin/python" "$here/theatre/relief.py" "$work/unpacked" "$assets/map"
NODE_PATH="$work/symbols/node_modules" node "$here/symbols/render.js" \
    "$work/unpacked/expo-google-fonts-inter-0.4.2/package" "$assets/symbols"
PATH="$work/venv/bin:$PATH" sh "$here/fonts/subset.sh" "$work/unpacked" "$assets/fonts"
