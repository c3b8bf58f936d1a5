#!/usr/bin/env python3
"""Renders runs of generated C and C++ programs in every format of gcovr and compares what the check reads from each.

Usage: gcovr.py READER RUNS [SEED]; READER is the built example `coverage_lines`. Needs g++ and gcovr (tried: gcc 12.2.0, gcovr 8.8).
Prints every difference of covered or total lines against gcovr's JSON, and where gcovr's own summary counts otherwise.
"""
import json
import os
import random
import subprocess
import sys
import tempfile

FORMATS = {
    "cobertura": "g.cobertura.xml", "clover": "g.clover.xml", "jacoco": "g.jacoco.xml", "sonarqube": "g.sonar.xml",
    "coveralls": "g.coveralls.json", "lcov": "g.info", "json": "g.json", "json-summary": "g.summary.json",
}
OPTIONS = [
    "--exclude-throw-branches", "--exclude-unreachable-branches", "--exclude-function-lines", "--include-internal-functions",
    "--exclude-noncode-lines", "--exclude-lines-by-pattern .*twice.*", "--exclude-branches-by-pattern .*if.*", "--decisions",
    "--calls", "--merge-lines", "--no-markers", "--sonarqube-metric branch", "--exclude-function .*hidden.*",
    "--merge-mode-functions separate", "--merge-mode-functions merge-use-line-min", "--merge-mode-functions merge-use-line-0",
    "--exclude-directory sub/deep", "--exclude .*deep.*",
]


def expression(r, depth=0):
    if depth > 2 or r.random() < 0.3:
        return r.choice(["a", "b", "1", "2", "a + b", "a % 3", "b * 2"])
    kind = r.randrange(4)
    left, right = expression(r, depth + 1), expression(r, depth + 1)
    return [f"({left} > {right} ? a : b)", f"({left} && {right})", f"({left} || {right})", f"({left} - {right})"][kind]


def statements(r, cpp, depth=0):
    out = []
    for _ in range(r.randrange(1, 4)):
        kind = r.randrange(9)
        mark = r.choice([""] * 8 + [" // LCOV_EXCL_LINE", " // GCOVR_EXCL_LINE", " // GCOV_EXCL_BR_LINE", " // twice"])
        if kind == 0 and depth < 3:
            out += [f"if ({expression(r)} > {expression(r)}) {{{mark}", *statements(r, cpp, depth + 1), "}"]
            if r.random() < 0.5:
                out[-1:] = ["}", "else", "{", *statements(r, cpp, depth + 1), "}"]
        elif kind == 1 and depth < 3:
            out += [f"for (int i = 0; i < {r.randrange(3)}; i++) {{", *statements(r, cpp, depth + 1), "}"]
        elif kind == 2 and depth < 3:
            out += ["switch (a % 4) {", "case 0: b += 1; break;", "case 1:", *statements(r, cpp, depth + 1), "break;", "default:", "  ;", "}"]
        elif kind == 3 and cpp:
            out += ["try {", f"if (a == {r.randrange(4)}) throw std::runtime_error(\"x\");", "} catch (const std::exception &e) {", "b = 7;", "}"]
        elif kind == 4 and cpp:
            out += [f"{{ auto f = [&](int x) {{ return x + {expression(r)}; }}; b += f(a); }}"]
        elif kind == 5:
            out += ["", "/* nothing", "   here */", f"b += {expression(r)}", f"  + {expression(r)};{mark}"]
        elif kind == 6:
            out += [r.choice(["// LCOV_EXCL_START", "// GCOVR_EXCL_START"]), f"b += {expression(r)};"]
            out += [out[-2].replace("START", "STOP")]
        elif kind == 7:
            out += [f"b = TWO({expression(r)}); TWO(b);"]
        else:
            out += [f"b += {expression(r)};{mark}"]
    return out


def function(r, name, cpp, static):
    body = statements(r, cpp)
    head = f"{'static ' if static else ''}int {name}(int a, int b)"
    style = r.randrange(6)
    if style == 0:
        return [f"{head} {{ return a > b ? a : b; }} {'static ' if static else ''}int {name}_too(int a) {{ return a; }}"]
    if style == 1 and cpp:
        return [f"template <typename T> T {name}_t(T a, T b) {{", "if (a > b)", "return a;", "return b;", "}", f"{head} {{",
                f"{name}_t<long>(2, 1);" if r.random() < 0.7 else "", f"return {name}_t<int>(a, b);", "}"]
    if style == 2:
        return ["// GCOVR_EXCL_FUNCTION", f"{head}", "{", *body, "return b;", "}"]
    if style == 3:
        return [f"{head} {{ // LCOV_EXCL_LINE", *body, "return b;", "}"]
    return [head, "{", *body, "return b;", "}"]


def unit(r, number, cpp):
    names = [f"{r.choice(['run', 'hidden', 'twice'])}{number}_{i}" for i in range(r.randrange(1, 5))]
    lines = ["#include \"common.h\""] + (["#include <stdexcept>", "#include <string>"] if cpp else [])
    if r.random() < 0.2:
        lines += ["// GCOVR_EXCL_SOURCE"] if r.random() < 0.3 else [f"#line {r.randrange(1, 400)}"]
    if cpp:
        lines += [f"struct S{number} {{ std::string s; S{number}() : s(\"x\") {{}} ~S{number}() {{}} int get() const {{ return 1; }} }};",
                  f"static S{number} global{number};"]
    for name in names:
        lines += function(r, name, cpp, False)
    call = [f"  {name}({r.randrange(5)}, {r.randrange(5)});" for name in names if r.random() < 0.7]
    lines += [("extern \"C\" " if cpp else "") + f"void use{number}(void) {{", *call, "  inline_one(3); inline_two(1);" if r.random() < 0.7 else "", "}"]
    return "\n".join(lines) + "\n"


HEADER = """#pragma once
#define TWO(x) ((x) > 2 ? (x) : 2)
static inline int inline_one(int a) {
  if (a > 2 && a < 9)
    return 1;
  return 0;
}
static inline int inline_two(int a) { return a ? inline_one(a) : 2; }
"""


def sources(r, folder):
    """Writes a program; the names of its units."""
    names = ["main.cpp", "sub/one.cpp", "sub/one.c", "sub/deep/two.cpp", "other dir/one.cpp", "a.b.cpp", "a_b.cpp", "empty.cpp"]
    units = []
    os.makedirs(f"{folder}/inc")
    open(f"{folder}/inc/common.h", "w").write(HEADER)
    for number, name in enumerate(names[1:]):
        if r.random() < (0.9 if name == "a_b.cpp" else 0.35):
            continue
        os.makedirs(os.path.dirname(f"{folder}/{name}") or folder, exist_ok=True)
        empty = name == "empty.cpp"
        open(f"{folder}/{name}", "w").write("// nothing\n" if empty else unit(r, number, name.endswith("pp")))
        units.append((name, None if empty else number))
    used = [n for _, n in units if n is not None and r.random() < 0.8]
    main = [f"extern \"C\" void use{n}(void);" for n in used] + ["int main(int argc, char **) {"]
    main += [f"use{n}();" for n in used] + ["if (argc > 1)", "  return 3;", "return 0;", "}"]
    open(f"{folder}/main.cpp", "w").write("\n".join(main) + "\n")
    return ["main.cpp", *(name for name, _ in units)]


def build(r, folder):
    names = sources(r, folder)
    optimise = r.choice(["-O0", "-O0", "-O1", "-Og"])
    objects = []
    for name in names:
        compiler = "gcc" if name.endswith(".c") else "g++"
        target = f"{name}.o"
        done = subprocess.run([compiler, optimise, "-w", "--coverage", "-Iinc", "-c", name, "-o", target], cwd=folder, capture_output=True)
        if done.returncode:
            raise RuntimeError(done.stderr.decode()[:2000])
        objects.append(target)
    subprocess.run(["g++", "--coverage", *objects, "-o", "prog"], cwd=folder, check=True, capture_output=True)
    for arguments in [[], ["x"]][: r.randrange(0, 3)]:
        subprocess.run(["./prog", *arguments], cwd=folder)


def read(reader, folder):
    names = [f"{folder}/{name}" for key, name in FORMATS.items() if key != "json-summary"]
    lines = subprocess.run([reader, *names], capture_output=True, text=True, check=True).stdout.splitlines()
    return {os.path.basename(entry["report"]): entry for entry in map(json.loads, lines)}


def told(files, folder):
    """Lines by path relative to the program, ran or not."""
    out = {}
    for key, value in files.items():
        path = key.split(":", 1)[1]
        path = path[len(folder) + 1:] if path.startswith(folder + "/") else path
        if value["lines"] or value["summary"]:
            out[path] = value["summary"] if value["lines"] is None else {int(k): v > 0 for k, v in value["lines"].items()}
    return out


def functions(folder):
    """The first lines of functions in gcovr's LCOV, by path."""
    first, path = {}, None
    for line in open(f"{folder}/g.info"):
        if line.startswith("SF:"):
            path = os.path.relpath(line[3:].strip(), folder)
        elif line.startswith("FN:"):
            first.setdefault(path, set()).add(int(line[3:].split(",")[0]))
    return first


def cause(name, entry, files, have, summary, first):
    """Why a report differs, where the README names it."""
    if name == "g.jacoco.xml" and (entry.get("covered"), entry.get("lines")) == (summary["line_covered"], summary["line_total"]):
        return "jacoco: a line counts once for each instance of a template"
    if name == "g.cobertura.xml" and set(files) - set(have) in ({"a.b.cpp"}, {"a_b.cpp"}):
        return "cobertura: of two files whose names differ in dot and underscore one is lost"
    if name == "g.info" and "error" not in entry:
        more = {path: set(have.get(path, {})) - set(lines) for path, lines in files.items()}
        same = all(have.get(path, {}).get(line) == ran for path, lines in files.items() for line, ran in lines.items())
        if same and all(lines <= first.get(path, set()) for path, lines in more.items()):
            return "lcov: excluded first lines of functions are written"
    return None


def main():
    reader, runs = os.path.abspath(sys.argv[1]), int(sys.argv[2])
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    compared, causes = 0, {}
    for seed in range(first, first + runs):
        r = random.Random(seed)
        with tempfile.TemporaryDirectory() as folder:
            folder = os.path.realpath(folder)
            build(r, folder)
            options = [word for option in OPTIONS if r.random() < 0.2 for word in option.split(" ")]
            subprocess.run(["git", "init", "-q"], cwd=folder)
            subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "--allow-empty", "-m", "work"], cwd=folder)
            outputs = [word for key, name in FORMATS.items() for word in (f"--{key}", name)]
            done = subprocess.run(["gcovr", "-r", ".", *outputs, *options], cwd=folder, capture_output=True, text=True)
            if done.returncode:
                print(f"seed {seed}: gcovr {' '.join(options)}: {done.stderr[-300:]}")
                continue
            if r.random() < 0.3:
                # Once more from its own JSON, as merged tracefiles are.
                os.rename(f"{folder}/g.json", f"{folder}/trace.json")
                subprocess.run(["gcovr", "-r", ".", "-a", "trace.json", *outputs], cwd=folder, capture_output=True, check=True)
            entries = read(reader, folder)
            want = entries["g.json"]
            if "error" in want or not want["lines"]:
                continue
            files = told(want["files"], folder)
            summary = json.load(open(f"{folder}/g.summary.json"))
            for name, entry in entries.items():
                compared += 1
                same = ("covered", "lines")
                if "error" not in entry and all(entry[key] == want[key] for key in same):
                    continue
                have = told(entry.get("files", {}), folder)
                why = cause(name, entry, files, have, summary, functions(folder))
                causes[why] = causes.get(why, 0) + 1
                if why:
                    continue
                print(f"seed {seed} {name}: {entry.get('error') or [entry[key] for key in same]}, JSON {[want[key] for key in same]} ({' '.join(options)})")
                for path in sorted(set(files) | set(have)):
                    a, b = files.get(path), have.get(path)
                    if a != b and isinstance(a, dict) and isinstance(b, dict):
                        odd = {k: (a.get(k), b.get(k)) for k in sorted(set(a) | set(b)) if a.get(k) != b.get(k)}
                        print(f"    {path}: {dict(list(odd.items())[:6])}")
                    elif a != b:
                        print(f"    {path}: {a} against {b}"[:300])
                if os.environ.get("KEEP"):
                    subprocess.run(["cp", "-r", folder, f"{os.environ['KEEP']}/{seed}"])
    print(f"{compared} reports compared; differences by cause: {causes}")


if __name__ == "__main__":
    main()
