#!/usr/bin/env python3
"""Renders runs of generated Python and JavaScript programs in every format of coverage.py, nyc and c8 and compares what is read.

Usage: scripts.py READER RUNS [SEED]; READER is the built example `coverage_lines`; JS as for fixtures/generate.sh, without it only
Python. Tried with coverage.py 7.17.5, nyc 18.0.0, c8 12.0.0, node 20.20.2. Prints every difference of lines, and
how often the branches differ, for which the README names the causes.
"""
import json
import os
import random
import subprocess
import sys
import tempfile


def expression(r):
    return r.choice(["a", "b", "a + 1", "b * 2", "(a if a > b else b)", "(a or b)", "(a > 1 and b > 2)", "len([x for x in range(3) if x > 1])"])


def python(r, depth=0):
    out = []
    for _ in range(r.randrange(1, 4)):
        mark = r.choice([""] * 6 + ["  # pragma: no cover", "  # pragma: no branch"])
        kind = r.randrange(11)
        body = lambda: ["    " + line for line in python(r, depth + 1)] if depth < 3 else ["    pass"]
        if kind == 0:
            out += [f"if {expression(r)}:{mark}", *body(), *(["else:", *body()] if r.random() < 0.5 else [])]
        elif kind == 1:
            out += [f"for i in range({r.randrange(3)}):{mark}", *body(), *(["else:", *body()] if r.random() < 0.3 else [])]
        elif kind == 2:
            out += ["try:", *body(), "except ValueError:", *body(), *(["finally:", *body()] if r.random() < 0.5 else [])]
        elif kind == 3:
            out += [f"b = sum([", f"    {expression(r)},", f"    {expression(r)},", "])"]
        elif kind == 4:
            out += ["match a:", "    case 1:", *["    " + line for line in body()], "    case _:", *["    " + line for line in body()]]
        elif kind == 5:
            out += ["class Inner:", '    """Text."""', f"    size = {expression(r)}", "    def get(self):", "        return self.size"]
        elif kind == 6:
            out += ["with open(__file__) as f:", *body()]
        elif kind == 7:
            out += [f"f = lambda x: {expression(r)}; b = b + 1"]
        elif kind == 8:
            out += [f"while b > 9:{mark}", "    b -= 1", "    if b == 5: break", "    continue"]
        else:
            out += ["", "# nothing", f"b = {expression(r)}{mark}"]
    return out


def javascript(r, depth=0):
    out = []
    value = lambda: expression(r).replace(" if a > b else b", "").replace(" or ", " || ").replace(" and ", " && ").replace("len([x for x in range(3) if x > 1])", "[1, 2].filter(x => x > 1).length")
    for _ in range(r.randrange(1, 4)):
        mark = r.choice([""] * 6 + ["/* istanbul ignore next */ ", "/* c8 ignore next */ "])
        kind = r.randrange(10)
        body = lambda: ["  " + line for line in javascript(r, depth + 1)] if depth < 3 else ["  ;"]
        if kind == 0:
            out += [f"{mark}if ({value()}) {{", *body(), "}", *(["else {", *body(), "}"] if r.random() < 0.5 else [])]
        elif kind == 1:
            out += [f"for (let i = 0; i < {r.randrange(3)}; i++) {{", *body(), "}"]
        elif kind == 2:
            out += ["try {", *body(), "} catch (e) {", *body(), "} finally {", *body(), "}"]
        elif kind == 3:
            out += ["switch (a) {", "case 1:", *body(), "break;", "default:", *body(), "}"]
        elif kind == 4:
            out += [f"{{ const f = x => {value()}; if (a) b += f(1); b += a ? 1 : 2; }}"]
        elif kind == 5:
            out += [f"{{ class C {{ constructor(x = {value()}) {{ this.x = x; }}", "  get y() { return this.x ?? 1; }", "}", "b += new C().x; }"]
        elif kind == 6:
            out += ["b = [", f"  {value()},", f"  {value()},", "].length;"]
        else:
            out += ["", "// nothing", f"{mark}b = {value()};"]
    return out


def module(r, js):
    lines = ["'use strict';"] if js else ['"""Text."""', "import os"]
    for number in range(r.randrange(1, 4)):
        body = ["  " + line for line in javascript(r)] if js else ["    " + line for line in python(r)]
        lines += [f"function f{number}(a, b) {{", *body, "  return b;", "}"] if js else [f"def f{number}(a, b):", *body, "    return b", ""]
        if r.random() < 0.7:
            lines.append(f"f{number}({r.randrange(3)}, {r.randrange(3)}){';' if js else ''}")
    return "\n".join(lines) + "\n"


def run_python(r, folder):
    for name in ["one.py", "pkg/two.py", "pkg/__init__.py", "pkg/never.py"]:
        os.makedirs(os.path.dirname(f"{folder}/{name}") or folder, exist_ok=True)
        open(f"{folder}/{name}", "w").write("" if "__init__" in name else module(r, False))
    open(f"{folder}/main.py", "w").write("import one, pkg.two\n")
    branch = ["--branch"] if r.random() < 0.7 else []
    run = lambda *words: subprocess.run(["coverage", *words], cwd=folder, capture_output=True)
    run("run", *branch, "--source=.", "main.py")
    for words in ["xml -o c.xml", "lcov -o c.info", "json -o c.json"]:
        run(*words.split())
    return {"coverage.py": [f"{folder}/{name}" for name in ("c.json", "c.xml", "c.info")]}


def run_javascript(r, folder):
    for name in ["one.js", "pkg/two.js", "never.js"]:
        os.makedirs(os.path.dirname(f"{folder}/{name}") or folder, exist_ok=True)
        open(f"{folder}/{name}", "w").write(module(r, True))
    open(f"{folder}/main.js", "w").write("require('./one'); require('./pkg/two');\n")
    names = {"json": "coverage-final.json", "json-summary": "coverage-summary.json", "lcovonly": "lcov.info", "cobertura": "cobertura-coverage.xml", "clover": "clover.xml"}
    out = {}
    for tool in ("nyc", "c8"):
        flags = [f"--reporter={name}" for name in names]
        command = [f"{os.environ['JS']}/{tool}/node_modules/.bin/{tool}", *flags, f"--report-dir={tool}", "--all", "--include=**/*.js", "node", "main.js"]
        subprocess.run(command, cwd=folder, capture_output=True)
        out[tool] = [f"{folder}/{tool}/{name}" for name in names.values()]
    return out


def main():
    reader, runs = os.path.abspath(sys.argv[1]), int(sys.argv[2])
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    compared, counts = 0, {}
    for seed in range(first, first + runs):
        for run in [run_python] + ([run_javascript] if "JS" in os.environ else []):
            with tempfile.TemporaryDirectory() as folder:
                folder = os.path.realpath(folder)
                for tool, reports in run(random.Random(seed), folder).items():
                    lines = subprocess.run([reader, *reports], capture_output=True, text=True, check=True).stdout.splitlines()
                    entries = [json.loads(line) for line in lines]
                    if "error" in entries[0] and all("error" in entry for entry in entries):
                        print(f"seed {seed} {tool}: {entries[0]['error']}")
                        continue
                    for entry in entries[1:]:
                        compared += 1
                        told = lambda entry: [entry.get(key) for key in ("covered", "lines")]
                        branches = lambda entry: [entry.get(key) for key in ("branches_covered", "branches")]
                        report = f"{tool} {os.path.basename(entry['report'])}"
                        if told(entry) == told(entries[0]):
                            if branches(entry) != branches(entries[0]):
                                counts[f"branches of {report}"] = counts.get(f"branches of {report}", 0) + 1
                            continue
                        counts[f"LINES of {report}"] = counts.get(f"LINES of {report}", 0) + 1
                        print(f"seed {seed} {tool} {os.path.basename(entry['report'])}: {entry.get('error') or told(entry)}, JSON {told(entries[0])}")
                        files = [{os.path.basename(k.split(":", 1)[1]): v["lines"] for k, v in e.get("files", {}).items()} for e in (entries[0], entry)]
                        for name in sorted(set(files[0]) | set(files[1])):
                            a, b = (side.get(name) for side in files)
                            if a and b and a != b:
                                odd = {k: (a.get(k), b.get(k)) for k in sorted(set(a) | set(b), key=int) if (a.get(k) or 0 > 0) != (b.get(k) or 0 > 0) or (k in a) != (k in b)}
                                print(f"    {name}: {dict(list(odd.items())[:8])}")
                            elif bool(a) != bool(b):
                                print(f"    {name}: only in one")
                        if os.environ.get("KEEP"):
                            subprocess.run(["cp", "-r", folder, f"{os.environ['KEEP']}/{tool}{seed}"])
    print(f"{compared} reports compared; differences: {counts}")


main()
