#!/usr/bin/env bash
# Makes trees for the benchmarks from named packages: npm's typescript 5.9.3, which has few large files, and Debian's package of
# aws-sdk-go (1.44.133-1 in Debian 12), which has many.
# Usage: host/benches/trees.sh FOLDER     Needs npm, and for the second apt-get and dpkg-deb.
set -Ceuo pipefail
mkdir -p "${1:?name a folder}/typescript" "$1/aws"
folder=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent typescript@5.9.3 >/dev/null
tar -xzf typescript-5.9.3.tgz -C "$folder/typescript" --strip-components=1
apt-get download -qq golang-github-aws-aws-sdk-go-dev
dpkg-deb -x golang-github-aws-aws-sdk-go-dev_*.deb "$folder/aws"
