# SPDX-License-Identifier: GPL-3.0-or-later
"""Quantized bases against bitsandbytes, live: compare.py LORICA WORK [bytes].

LORICA is the program, beside which test_kernels lies; WORK a folder for what is made on the way.
Prints one line a comparison and ends with "N passed, N failed".
"""
import os
import pathlib
import random
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
LORICA, WORK = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
passed = failed = 0


def check(name, ok, detail):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    print(("ok    " if ok else "FAIL  ") + name + ": " + detail, flush=True)


def compare_bytes():
    first = random.randrange(1000, 1_000_000)
    fresh = WORK / "quant.json"
    subprocess.run([sys.executable, HERE / "make_quant_goldens.py", fresh, str(first)], check=True, stdout=subprocess.DEVNULL)
    done = subprocess.run([LORICA.parent / "test_kernels"], env={**os.environ, "LORICA_QUANT_GOLDENS": str(fresh)}, capture_output=True, text=True)
    check("codes, scales and decoded numbers of 50 new matrices are bitsandbytes' bytes", done.returncode == 0,
          f"seeds from {first}; " + done.stdout.strip().splitlines()[-1])


WORK.mkdir(parents=True, exist_ok=True)
parts = {"bytes": compare_bytes}
for part in sys.argv[3:] or parts:
    parts[part]()
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
