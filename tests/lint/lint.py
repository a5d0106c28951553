#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The house rules that a compiler does not check: include table, budgets, singletons, hosts, paths, licence lines.

lint.py [ROOT]; last line "N passed, N failed". It first runs each rule on a planted offence, so that no rule can sleep.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[2])
BASE, CONFIG, RUNTIME, TEXT = {"base"}, {"config", "settings"}, {"runtime", "store"}, {"data", "tokenizers", "formats"}
ENGINE = {"engine", "ops", "models", "peft", "train", "eval", "export"}
ALLOWED = {"base": BASE, **{f: BASE | CONFIG for f in CONFIG}, **{f: BASE | CONFIG | RUNTIME for f in RUNTIME},
           **{f: BASE | CONFIG | RUNTIME | TEXT for f in TEXT}, "hub": BASE | CONFIG | RUNTIME | TEXT | {"hub"}, **{f: BASE | CONFIG | RUNTIME | TEXT | {"hub", "kernels"} | ENGINE for f in ENGINE}}
UI_MAY = BASE | CONFIG | RUNTIME | {"data", "hub"}
APP_MAY = BASE | CONFIG | RUNTIME | TEXT | {"hub", "ui"}
TORCH = re.compile(r"#include\s*[<\"](torch|ATen|c10)/")
QT = re.compile(r"#include\s*<Q[A-Z]")
INCLUDE = re.compile(r'#include\s*"((?:core|kernels|ui|app|tests)/[^"]+)"')
HOSTS = re.compile(r"pypi\.org|pythonhosted|deb\.debian\.org|files\.pythonhosted|registry\.npmjs|anaconda\.org", re.I)
PATHS = re.compile(r"(?<![\w.$}/])/(work|home|root|Users|mnt)/[a-z]")
CUDA_QUESTION = re.compile(r"torch/cuda\.h|torch::cuda::|hasCUDA")   # LibTorch remembers its first answer
CUDA_ASKS = "core/models/cuda_runtime.cpp"
LINT = "tests/lint/lint.py"  # it names what it looks for
HEADER_LINES, SOURCE_LINES, FUNCTION_LINES = 250, 800, 100


def part_of(path):
    return path.split("/")[1] if path.startswith("core/") else path.split("/")[0]


def rule_includes(path, text):
    part = part_of(path)
    for number, line in enumerate(text.splitlines(), 1):
        target = INCLUDE.search(line)
        if target:
            to = part_of(target[1])
            if path.startswith("core/") and to not in ALLOWED[part]:
                yield number, f"core/{part} may not include {target[1]}"
            if path.startswith("kernels/") and to != "kernels":
                if target[1] != "core/base/philox.h":
                    yield number, f"kernels may not include {target[1]}"
            if path.startswith("ui/") and to not in UI_MAY | {"ui"}:
                yield number, f"ui may not include {target[1]}"
            if path.startswith("app/") and to not in APP_MAY | {"app"} and target[1] != "core/engine/factory.h":
                yield number, f"app may not include {target[1]}"
            if path.startswith("app/cli/") and to == "ui":
                yield number, "the command line may not include ui"
        if TORCH.search(line):
            if not (path.startswith("core/") and part in ENGINE or path.startswith(("tests/unit/", "tests/bench/", "tests/gpu/"))):
                yield number, "torch may not be included here"
        if CUDA_QUESTION.search(line) and path not in (CUDA_ASKS, LINT):
            yield number, f"only {CUDA_ASKS} may ask LibTorch about CUDA; ask cuda_status()"
        if QT.search(line) and not path.startswith(("ui/", "app/studio/", "tests/gui/", "tests/support/gui/", "tests/bench/gui/")):
            yield number, "Qt may not be included here"


def rule_budgets(path, text):
    lines = text.count("\n")
    limit = HEADER_LINES if path.endswith(".h") else SOURCE_LINES
    if path.endswith("main_window.cpp"):
        limit = 600
    if lines > limit:
        yield 1, f"{lines} lines, over the budget of {limit}"
    start = None
    for number, line in enumerate(text.splitlines(), 1):  # a function's body is what stands between "{" at column 0's line and "}" at column 0
        if re.match(r"^[A-Za-z_].*\)\s*(const)?\s*(noexcept)?\s*(override)?\s*\{$", line) and not line.startswith("namespace"):
            start = number
        if line == "}" and start:
            if number - start > FUNCTION_LINES:
                yield start, f"a function of {number - start} lines, over {FUNCTION_LINES}"
            start = None


def rule_words(path, text):
    for number, line in enumerate(text.splitlines(), 1):
        if re.search(r"\binstance\(\)", line) and path != LINT:
            yield number, "no singletons: instance()"
        wait = re.search(r"qWait\((\d+)\)", line)
        if wait and int(wait[1]) > 50 and path != LINT:
            yield number, "qWait over 50 ms"
        if "setToolTip(qs(" in line and path != LINT:
            yield number, "a tool tip of foreign text needs plain_tip()"
        if pathlib.Path(path).suffix in ("", ".sh") and re.search(r'\b(\w+)="?\$\{?\1\}?"?(?=\s|$)', line):
            yield number, "a variable given itself stops the script where it is unset; write ${NAME:-default}"
        if HOSTS.search(line) and path != LINT:
            yield number, "a registry's host name"
        if PATHS.search(line):
            yield number, "an absolute path of one machine"
        if "huggingface.co" in line and not path.startswith("core/hub/") and path.endswith((".cpp", ".h")) and "//" not in line.split("huggingface.co")[0]:
            yield number, "the Hub's host belongs in core/hub"


def rule_head(path, text):
    head = text.splitlines()[:3]
    if not any("SPDX-License-Identifier: GPL-3.0-or-later" in line for line in head):
        yield 1, "no SPDX line at the top"
    if path.endswith(".h") and "#pragma once" not in text:
        yield 1, "no #pragma once"


RULES = {rule_includes: (".h", ".cpp", ".cu"), rule_budgets: (".h", ".cpp", ".cu"),
         rule_words: (".h", ".cpp", ".cu", ".py", ".sh", ".md", ".txt", ".json", ".cmake", ""), rule_head: (".h", ".cpp", ".cu", ".py", ".sh", ".cmake")}
PLANTED = {rule_includes: [("core/base/x.h", '#include "core/config/field.h"\n'), ("ui/x.cpp", '#include "core/engine/factory.h"\n'),
                           ("core/data/x.cpp", "#include <torch/types.h>\n"), ("core/store/x.cpp", "#include <QString>\n"),
                           ("kernels/a/a.h", '#include "core/runtime/event.h"\n'), ("app/cli/x.cpp", '#include "core/engine/torch_engine.h"\n'),
                           ("core/engine/x.cpp", "if (torch::cuda::is_available()) use_it();\n")],
           rule_budgets: [("core/base/x.h", "//\n" * 251), ("core/base/x.cpp", "//\n" * 801), ("core/base/y.cpp", "void f() {\n" + "    a();\n" * 101 + "}\n")],
           rule_words: [("ui/x.cpp", "item->setToolTip(qs(row.text));\n"), ("core/a.cpp", "Thing::instance()\n"), ("tests/a.cpp", "QTest::qWait(500);\n"), ("run", "curl https://pypi" + ".org/x\n"),
                        ("test", 'export DATA="$DATA"\n'),
                        ("a.md", "see /ho" + "me/me/x\n")],
           rule_head: [("core/a.cpp", "int x;\n"), ("core/a.h", "// SPDX-License-Identifier: GPL-3.0-or-later\nint x;\n")]}


def files(root):
    listed = subprocess.run(["git", "-C", root, "ls-files"], capture_output=True, text=True)
    return [line for line in listed.stdout.splitlines() if not line.startswith(("LICENSE", "resources/demo/", "tests/golden/")) or line.endswith((".py", ".cpp"))]


def run(paths, read):
    for path in paths:
        suffix = pathlib.Path(path).suffix
        for rule, suffixes in RULES.items():
            if suffix in suffixes:
                text = read(path)
                if text is not None:
                    for number, what in rule(path, text):
                        yield rule, f"{path}:{number}: {what}"


def read_file(path):
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
        return None


def twice(texts):
    """Types of the same name in one namespace: nothing but luck decides whose functions the linker takes. `texts`: (path, text) of headers."""
    seen = {}
    for path, text in texts:
        space = re.search(r"^namespace ([\w:]+) \{", text, re.M)
        for name in re.findall(r"^(?:struct|class) (\w+)\b(?!::)[^;{()]*\{", text, re.M):
            seen.setdefault((space and space[1], name), set()).add(path)
    return [f"{name} is a type in {' and in '.join(sorted(where))}" for (_, name), where in sorted(seen.items(), key=str) if len(where) > 1]


def ratio(paths, sources, tests):
    count = lambda prefixes: sum((read_file(p) or "").count("\n") for p in paths if p.endswith((".cpp", ".h", ".cu", ".py")) and p.startswith(prefixes))
    return count(tests) / max(1, count(sources))


passed, failures = 0, []
for rule, plants in PLANTED.items():
    for path, text in plants:
        if any(True for _ in rule(path, text)):
            passed += 1
        else:
            failures.append(f"{rule.__name__} did not see the offence planted in {path}")
paths = files(ROOT)
found = list(run(paths, read_file))
for rule in RULES:
    mine = [text for who, text in found if who is rule]
    failures += mine
    passed += not mine
planted = [("a.h", "namespace lorica {\nstruct Thing {\n"), ("b.h", "namespace lorica {\nclass Thing final : public Base {\n"), ("c.h", "namespace lorica {\nclass Thing;\n")]
named = twice((path, read_file(path) or "") for path in paths if path.endswith(".h") and path.startswith(("core/", "kernels/", "ui/", "app/")))
failures += named + ([] if len(twice(planted)) == 1 and not twice(planted[1:]) else ["types named twice were not seen"])
passed += not named
core, ui = ratio(paths, ("core/", "kernels/"), ("tests/unit/", "tests/support/", "tests/golden/", "tests/fuzz/", "tests/kernels/", "tests/cli/", "tests/gpu/")), ratio(paths, ("ui/",), ("tests/gui/", "tests/support/gui/", "tests/support/fake/"))
print(f"tests to source: core {core:.2f}, ui {ui:.2f}")
for name, value, least in (("core", core, 0.5), ("ui", ui, 0.2)):  # wanted, not a hard budget: told, not failed
    if value < least:
        print(f"wanted: tests to source in {name} of {least}, there is {value:.2f}")
print("\n".join(failures))
print(f"{passed} passed, {len(failures)} failed")
sys.exit(bool(failures))
