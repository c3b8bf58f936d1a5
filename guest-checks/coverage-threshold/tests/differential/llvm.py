#!/usr/bin/env python3
"""Compares what the check reads from the JSON and the LCOV that llvm-cov exports of one run of generated C and C++ programs.

Usage: llvm.py READER RUNS [SEED]; READER is the built example `coverage_lines`. `LLVM` is the suffix of the tools, for example
`-16` for clang-16, llvm-profdata-16 and llvm-cov-16 (tried: 14.0.6, 16.0.6). Prints every difference of lines, and counts those of branches.
"""
import json
import os
import random
import subprocess
import sys
import tempfile

from gcovr import sources


def main():
    reader, runs = os.path.abspath(sys.argv[1]), int(sys.argv[2])
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    suffix = os.environ.get("LLVM", "")
    compared, counts = 0, {}
    for seed in range(first, first + runs):
        r = random.Random(seed)
        with tempfile.TemporaryDirectory() as folder:
            folder = os.path.realpath(folder)
            names = sources(r, folder)
            run = lambda *words, out=None: subprocess.run(words, cwd=folder, check=True, stderr=subprocess.DEVNULL, stdout=out and open(f"{folder}/{out}", "w"))
            flags = ["-w", "-Iinc", "-fprofile-instr-generate", "-fcoverage-mapping"]
            objects = []
            for name in names:
                run("clang" + suffix, *flags, "-c", name, "-o", f"{name}.o")
                objects.append(f"{name}.o")
            run("clang" + suffix, *flags, *objects, "-lstdc++", "-o", "prog")
            subprocess.run(["./prog"], cwd=folder, env={"LLVM_PROFILE_FILE": "p.raw"})
            run("llvm-profdata" + suffix, "merge", "p.raw", "-o", "p.prof")
            run("llvm-cov" + suffix, "export", "prog", "-instr-profile=p.prof", out="l.json")
            run("llvm-cov" + suffix, "export", "prog", "-instr-profile=p.prof", "-format=lcov", out="l.info")
            done = subprocess.run([reader, f"{folder}/l.json", f"{folder}/l.info"], capture_output=True, text=True, check=True)
            ours, theirs = (json.loads(line) for line in done.stdout.splitlines())
            compared += 1
            if "error" in ours or "error" in theirs:
                print(f"seed {seed}: {ours.get('error')} {theirs.get('error')}")
                continue
            if [ours[key] for key in ("branches_covered", "branches")] != [theirs[key] for key in ("branches_covered", "branches")]:
                counts["branches"] = counts.get("branches", 0) + 1
            if ours["files"] == theirs["files"]:
                continue
            counts["LINES"] = counts.get("LINES", 0) + 1
            for path in sorted(set(ours["files"]) | set(theirs["files"])):
                a, b = (side["files"].get(path, {"lines": None})["lines"] or {} for side in (ours, theirs))
                odd = {line: (a.get(line), b.get(line)) for line in sorted(set(a) | set(b), key=int) if a.get(line) != b.get(line)}
                if odd:
                    print(f"seed {seed} {path}: {dict(list(odd.items())[:8])}")
            if os.environ.get("KEEP"):
                subprocess.run(["cp", "-r", folder, f"{os.environ['KEEP']}/llvm{seed}"])
    print(f"{compared} runs compared; differences: {counts}")


main()
