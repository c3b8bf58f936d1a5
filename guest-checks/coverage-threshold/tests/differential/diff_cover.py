#!/usr/bin/env python3
"""Compares the changed lines of the check with diff-cover's, on random changes and LCOV, Cobertura, Clover and JaCoCo reports.

Usage: diff_cover.py JUDGE RUNS [SEED]; JUDGE is the built example `coverage_patch`. Needs git and diff-cover (tried: 11.0.1).
Where diff-cover finds no line it prints 100 %; the check then has to say that nothing could be covered, or that it cannot measure.
"""
import collections
import json
import os
import random
import re
import subprocess
import sys
import tempfile


def git(folder, *words):
    return subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@example.com", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


def write(folder, tree):
    for path, lines in tree.items():
        os.makedirs(os.path.dirname(f"{folder}/{path}") or folder, exist_ok=True)
        open(f"{folder}/{path}", "w").write("".join(line + "\n" for line in lines))


def edited(r, lines):
    out = []
    for line in lines:
        kind = r.random()
        if kind < 0.1:
            continue
        out.append(f"{line} changed" if kind < 0.2 else line)
        if kind > 0.85:
            out += [f"new {r.random()}" for _ in range(r.randrange(1, 4))]
    return out


def coverage(r, tree):
    """By path: line, hits, branches taken and all."""
    measured = {}
    for path, lines in tree.items():
        if r.random() < 0.15:
            continue
        measured[path] = [(n, r.choice([0, 0, 1, 7]), r.choice([None] * 5 + [(0, 2), (1, 2), (2, 2)])) for n in range(1, len(lines) + 1) if r.random() < 0.6]
    return measured


def lcov(r, measured, root):
    out = "TN:\n"
    for path, lines in measured.items():
        prefix = r.choice(["", root + "/", "./"])
        out += f"SF:{prefix}{path}\n" + "".join(f"DA:{n},{hits}\n" for n, hits, _ in lines) + "end_of_record\n"
    return out


def cobertura(r, measured, root):
    absolute = r.random() < 0.5
    out = f'<?xml version="1.0"?>\n<coverage line-rate="0"><sources><source>{root if absolute else "."}</source></sources><packages><package name="p"><classes>'
    for path, lines in measured.items():
        out += f'<class name="{path}" filename="{path}"><methods/><lines>'
        for n, hits, branches in lines:
            more = f' branch="true" condition-coverage="{branches[0] * 50}% ({branches[0]}/2)"' if branches else ""
            out += f'<line number="{n}" hits="{hits}"{more}/>'
        out += "</lines></class>"
    return out + "</classes></package></packages></coverage>"


def clover(r, measured, root):
    out = '<?xml version="1.0"?>\n<coverage generated="1" clover="3"><project timestamp="1"><package name="p">'
    for path, lines in measured.items():
        out += f'<file name="{os.path.basename(path)}" path="{root}/{path}">'
        out += "".join(f'<line num="{n}" type="stmt" count="{hits}"/>' for n, hits, _ in lines) + "</file>"
    return out + "</package></project></coverage>"


def jacoco(r, measured, root):
    out = '<?xml version="1.0"?>\n<report name="x">'
    packages = collections.defaultdict(list)
    for path, lines in measured.items():
        packages[os.path.dirname(path).removeprefix("src/")].append((os.path.basename(path), lines))
    for package, files in packages.items():
        out += f'<package name="{package}">'
        for name, lines in files:
            out += f'<sourcefile name="{name}">' + "".join(f'<line nr="{n}" mi="{0 if hits else 3}" ci="{hits}" mb="0" cb="0"/>' for n, hits, _ in lines) + "</sourcefile>"
        out += "</package>"
    return out + "</report>"


def main():
    judge, runs = os.path.abspath(sys.argv[1]), int(sys.argv[2])
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    counts = collections.Counter()
    for seed in range(first, first + runs):
        r = random.Random(seed)
        with tempfile.TemporaryDirectory() as folder:
            folder = os.path.realpath(folder)
            names = ["src/com/acme/Pay.java", "src/com/acme/Fee.java", "src/com/other/Pay.java", "src/com/other/sub/Tax.java", "src/org/Top.java"]
            base = {name: [f"code {n} {r.randrange(50)}" for n in range(r.randrange(1, 60))] for name in names if r.random() < 0.8} or {names[0]: ["x"]}
            git(folder, "init", "-q", "-b", "main")
            write(folder, base)
            git(folder, "add", "-A")
            git(folder, "commit", "-qm", "base")
            git(folder, "checkout", "-qb", "work")
            head = {path: edited(r, lines) if r.random() < 0.6 else lines for path, lines in base.items()}
            if r.random() < 0.4:
                head["src/com/acme/New.java"] = [f"code {n}" for n in range(12)]
            write(folder, head)
            git(folder, "add", "-A")
            git(folder, "commit", "-qm", "work", "--allow-empty")
            changed = collections.defaultdict(list)
            path = None
            for line in git(folder, "diff", "-U0", "--no-renames", "main", "work").splitlines():
                if line.startswith("+++ "):
                    path = line[6:]
                hunk = re.match(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@", line)
                if hunk and int(hunk[2] or 1):
                    changed[path].append([int(hunk[1]), int(hunk[1]) + int(hunk[2] or 1) - 1])
            measured = coverage(r, head)
            for name, make in [("lcov.info", lcov), ("cobertura.xml", cobertura), ("clover.xml", clover), ("jacoco.xml", jacoco)]:
                text = make(r, measured, folder)
                open(f"{folder}/{name}", "w").write(text)
                roots = ["--src-roots", "src"] if name == "jacoco.xml" else []
                done = subprocess.run(["diff-cover", name, "--compare-branch", "main", "--diff-range-notation", "..", "--format", f"json:{folder}/d.json", *roots], cwd=folder, capture_output=True, text=True)
                if done.returncode:
                    print(f"seed {seed} {name}: diff-cover: {done.stderr[-200:]}")
                    counts["diff-cover failed"] += 1
                    continue
                theirs = json.load(open(f"{folder}/d.json"))
                total = theirs["total_num_lines"]
                covered = total - theirs["total_num_violations"]
                case = {"tree": {path: "".join(line + "\n" for line in lines) for path, lines in head.items()}, "reports": {name: text}, "changed": changed, "settings": {"reports": ["/" + name], "changed-lines": "1%", "max-age": None}}
                done = subprocess.run([judge], input=json.dumps(case), capture_output=True, text=True, check=True)
                ours = json.loads(done.stdout)
                quiet = "no changed line can be covered" in ours["summary"] or ours["conclusion"].startswith("CannotEvaluate")
                if total == 0:
                    counts["diff-cover says 100 %, the check that nothing was measured" if quiet else "WRONG"] += 1
                    if not quiet:
                        print(f"seed {seed} {name}: diff-cover matched nothing, the check says {ours}")
                elif ours["changed"] == [covered, total]:
                    counts["equal"] += 1
                    counts["cannot evaluate all the same"] += ours["conclusion"].startswith("CannotEvaluate")
                else:
                    counts["DIFFERENT"] += 1
                    print(f"seed {seed} {name}: diff-cover {covered} of {total}, the check {ours['changed']} {ours['conclusion'][:200]}")
                    if os.environ.get("KEEP"):
                        subprocess.run(["cp", "-r", folder, f"{os.environ['KEEP']}/{seed}"])
    print(dict(counts))


main()
