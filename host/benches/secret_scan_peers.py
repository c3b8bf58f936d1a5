#!/usr/bin/env python3
"""Accuracy and speed beside other secret scanners, on the same rows and the same tree, in one run.

    python3 host/benches/secret_scan_peers.py CORPUS [TREE]

CORPUS is a file of JSON lines `{rule, text, expected: leak|clean, source, path?}`; TREE is any folder. Peers are those on PATH of
gitleaks, betterleaks, kingfisher, ripsecrets and detect-secrets; none is needed. A row is a folder with one file; any finding
in it is a hit. None of them is let onto the network by this script; run it without one to be sure.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ["cargo", "run", "-q", "--release", "-p", "check-secret-scan", "--example"]


def run(command, folder=None):
    """Standard output and CPU seconds of a command, whatever its exit status."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder or ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return done.stdout.decode(errors="replace"), after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def by_report(arguments, paths):
    """A peer that writes a report: how to run it on a folder, and how to read the paths of its findings."""

    def scan(folder):
        with tempfile.TemporaryDirectory() as out:
            report = Path(out) / "report.json"
            text, seconds = run([part.format(folder=folder, report=report) for part in arguments])
            text = report.read_text(errors="replace") if report.exists() else text
            return list(paths(text)), seconds

    return scan


def json_lines(text):
    for line in text.splitlines():
        try:
            yield json.loads(line)
        except ValueError:
            continue


def detect_secrets(folder):
    text, seconds = run(["detect-secrets", "-C", str(folder), "scan", "--all-files"])
    return [path for path, found in json.loads(text or "{}").get("results", {}).items() for _ in found], seconds


def kingfisher_paths(text):
    for record in json_lines(text):
        if isinstance(record.get("finding"), dict):
            yield record["finding"]["path"]


PEERS = {
    "gitleaks": by_report(
        ["gitleaks", "dir", "{folder}", "--exit-code", "0", "--no-banner", "-f", "json", "-r", "{report}"],
        lambda text: (found["File"] for found in json.loads(text or "[]")),
    ),
    "betterleaks": by_report(
        ["betterleaks", "{folder}", "--exit-code", "0", "-s", "-o", "{report}"],
        lambda text: (found["location"]["path"] for found in json.loads(text or "{}").get("findings", [])),
    ),
    "kingfisher": by_report(
        ["kingfisher", "scan", "{folder}", "--no-validate", "--no-update-check", "--no-dedup", "--format", "jsonl"], kingfisher_paths
    ),
    "ripsecrets": by_report(
        ["ripsecrets", "{folder}"], lambda text: (line.split(":", 1)[0] for line in text.splitlines() if ":" in line)
    ),
    "detect-secrets": detect_secrets,
}


def of(name, folder):
    """What a peer finds and the CPU seconds, or nothing where its report is not what this script expects."""
    try:
        return PEERS[name](folder)
    except (ValueError, KeyError, TypeError, AttributeError) as why:
        print(f"{name:28} wrote a report that this script cannot read: {why!r}")
        return None


def write_rows(rows, folder):
    for number, row in enumerate(rows):
        place = folder / f"r{number:06}" / (row.get("path") or "f.txt").lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(row["text"], encoding="utf-8", errors="surrogatepass")


def show(name, rows, hit):
    leaks = [number for number, row in enumerate(rows) if row["expected"] == "leak"]
    cleans = [number for number, row in enumerate(rows) if row["expected"] != "leak"]
    found, wrong = sum(number in hit for number in leaks), sum(number in hit for number in cleans)
    share = lambda part, whole: 100 * part / max(whole, 1)
    print(
        f"{name:28} recall {share(found, len(leaks)):5.1f} %   clean rows hit {share(wrong, len(cleans)):5.1f} %   "
        f"precision {share(found, found + wrong):5.1f} %"
    )


def number_of(path):
    part = next((part for part in Path(path).parts if part[:1] == "r" and part[1:].isdigit()), None)
    return int(part[1:]) if part else -1


def accuracy(corpus, rows, peers):
    marks, _ = run([*EXAMPLE, "fit", "--", str(corpus), "--rows"])
    marks = marks.strip()
    show("gatewright", rows, {number for number, mark in enumerate(marks) if mark in "we"})
    show("gatewright, errors alone", rows, {number for number, mark in enumerate(marks) if mark == "e"})
    with tempfile.TemporaryDirectory() as folder:
        write_rows(rows, Path(folder))
        for name in peers:
            found = of(name, folder)
            if found:
                show(name, rows, {number_of(path) for path in found[0]})


def speed(tree, peers):
    print(run([*EXAMPLE, "scan_throughput", "--", str(tree)])[0].strip())
    for name in peers:
        found = of(name, tree)
        if found:
            print(f"{name:28} {found[1]:7.2f} CPU s with start-up and reading, {len(found[0])} findings")


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    corpus = Path(sys.argv[1]).resolve()
    rows = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()]
    peers = [name for name in PEERS if shutil.which(name)]
    print(f"peers on PATH: {', '.join(peers) or 'none'}")
    for source in sorted({row["source"].split(":")[0] for row in rows}):
        part = [row for row in rows if row["source"].split(":")[0] == source]
        print(f"\n{source}: {len(part)} rows")
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in part)
            file.flush()
            accuracy(file.name, part, peers)
    if len(sys.argv) == 3:
        print()
        speed(Path(sys.argv[2]).resolve(), peers)


if __name__ == "__main__":
    os.umask(0o077)
    main()
