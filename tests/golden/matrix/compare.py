# SPDX-License-Identifier: GPL-3.0-or-later
"""The matrix of methods live, from first values of its own: compare.py TEST_PEFT TINY_MODEL WORK ADAPTERS_PYTHON.

TEST_PEFT (the program of tests/unit/peft) trains every cell from the libraries' start and compares with what they trained; then
each folder that it wrote is read by the library, whose loss must be Lorica's. ADAPTERS_PYTHON is the Python with `adapters`.
"""
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
METHODS = ["lora", "dora", "ia3", "prefix", "full"]


def read(tiny, ours, methods):
    """The losses of Lorica's folders as the library computes them: one line a cell, and how many were wrong."""
    import torch
    import make_goldens as g
    torch.set_num_threads(1)
    wrong = 0
    for cell in sorted(p for p in ours.glob("*/*") if p.parent.name.split("-")[1] in methods):
        name, method = cell.parent.name.split("-")
        rows = g.rows_of(name)[:g.BATCH]
        model = g.load(name, tiny, cell.name, method, cell).eval()
        with torch.no_grad():
            theirs = g.sum_of(model, rows).item() / g.supervised(rows)
        gap = abs(theirs / json.loads((cell / "loss.json").read_text()) - 1)
        ok = gap < (1e-2 if cell.name == "int8" else 1e-4)
        wrong += not ok
        print(f"{'ok  ' if ok else 'FAIL'} {name:6s} {method:10s} {cell.name:8s} ours read by the library, loss {100 * gap:9.5f} %", flush=True)
    return wrong


def quiet(*args, **more):
    return subprocess.run(list(map(str, args)), stderr=subprocess.DEVNULL, text=True, **more)


if sys.argv[1] == "--read":
    print(json.dumps({"wrong": read(pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), sys.argv[4:])}))
    sys.exit(0)
program, tiny_model, work, adapters = (pathlib.Path(a).absolute() for a in sys.argv[1:5])
shutil.rmtree(work, ignore_errors=True)
work.mkdir(parents=True)
seed = random.randrange(1, 10**6)
subprocess.run([tiny_model, work / "base"], check=True)
for python, methods in ((sys.executable, METHODS), (adapters, ["bottleneck"])):
    quiet(python, HERE / "make_goldens.py", tiny_model, work / "goldens", seed, *methods, stdout=subprocess.DEVNULL, check=True)
done = quiet(program, "the_matrix", env={**os.environ, "LORICA_MATRIX_GOLDENS": str(work / "goldens"), "LORICA_MATRIX_OUT": str(work / "ours")}, stdout=subprocess.PIPE)
print(f"seed {seed}\n{done.stdout}")
wrong, cells = done.returncode != 0, 0
for python, methods in ((sys.executable, METHODS), (adapters, ["bottleneck"])):
    lines = quiet(python, __file__, "--read", work / "base", work / "ours", *methods, stdout=subprocess.PIPE, check=True).stdout.splitlines()
    print("\n".join(lines[:-1]))
    cells += len(lines) - 1
    wrong += json.loads(lines[-1])["wrong"]
print(f"{cells + 1 - wrong} passed, {wrong} failed")
sys.exit(wrong > 0)
