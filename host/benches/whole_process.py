#!/usr/bin/env python3
"""CPU seconds, wall seconds and peak memory of whole processes, medians, ours beside every peer that is installed.

    python3 host/benches/whole_process.py BINARY [--runs N] [--scope all] TREE ...

BINARY is a packaged build (.ci/package). Peers are found on PATH: gitleaks, betterleaks, kingfisher, ripsecrets. They scan for
secrets alone; the second row of ours runs all five checks. `host/benches/trees.sh` makes trees. Each command runs once to warm up. Numbers of one run are comparable with
each other only: quote ratios.
"""
import argparse, os, shutil, statistics, subprocess, sys, tempfile, time

PEERS = {
    "gitleaks": lambda tree: ["gitleaks", "dir", tree, "--exit-code", "0", "--no-banner", "-f", "json", "-r", os.devnull],
    "betterleaks": lambda tree: ["betterleaks", tree, "--exit-code", "0", "-s", "-o", os.devnull],
    "kingfisher": lambda tree: ["kingfisher", "scan", tree, "--no-validate", "--no-update-check", "--format", "json", "-o", os.devnull],
    "ripsecrets": lambda tree: ["ripsecrets", tree],
}


def measure(command, runs, env):
    figures = []
    for attempt in range(runs + 1):
        start = time.monotonic()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)
        _, _, usage = os.wait4(child.pid, 0)
        child.returncode = 0
        if attempt:
            figures.append((usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024))
    return [statistics.median(column) for column in zip(*figures)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("trees", nargs="+")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    binary = os.path.abspath(arguments.binary)
    with tempfile.TemporaryDirectory() as cache:
        env = {"PATH": os.environ.get("PATH", ""), "HOME": cache, "GATEWRIGHT_CACHE": cache + "/gatewright"}
        for tree in arguments.trees:
            judge = [binary, "check", tree, "--scope", "all", "--mode", "sandbox", "--format", "json"]
            rows = {"gatewright, secret-scan": judge + ["--only", "secret-scan"], "gatewright, all checks": judge}
            rows |= {name: command(tree) for name, command in PEERS.items() if shutil.which(name)}
            print(f"\n{tree}\n{'':26}{'CPU s':>9}{'wall s':>9}{'peak MiB':>10}{'CPU ratio':>11}")
            first = None
            for name, command in rows.items():
                cpu, wall, peak = measure(command, arguments.runs, env)
                first = first or cpu
                print(f"{name:26}{cpu:9.3f}{wall:9.3f}{peak:10.1f}{cpu / first:11.2f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
