#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every architecture's tiny model live: compare.py LORICA TINY_MODEL WORK [NAME...].

Lorica merges the PEFT adapter beside the model; transformers loads the merged folder and must give the logits of base + adapter in
PEFT. TINY_MODEL is the program that writes a tokenizer.
Prints one line a comparison and ends with "N passed, N failed".
"""
import pathlib
import shutil
import subprocess
import sys

import torch
from peft import PeftModel
from transformers import AutoModelForCausalLM

import make_models

LORICA, TINY, WORK = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
passed = failed = 0


def check(name, ok, detail):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    print(("ok    " if ok else "FAIL  ") + name + ": " + detail, flush=True)


def run(*args):
    done = subprocess.run([*map(str, args)], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, args))}\n{done.stderr}")


def base(folder):
    return AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32, attn_implementation="eager").eval()


def compare(name):
    model = WORK / name
    shutil.rmtree(model, ignore_errors=True)
    shutil.copytree(make_models.HERE / name, model)
    for file in (WORK / "tokenizer").glob("token*"):
        shutil.copy(file, model)
    merged = WORK / (name + "-merged")
    shutil.rmtree(merged, ignore_errors=True)
    run(LORICA, "merge", "--model", model, "--adapter", model / "start", "--out", merged, "--dtype", "float32")
    ids = torch.tensor([make_models.ids_of(40, 3)])
    with torch.no_grad():
        theirs = PeftModel.from_pretrained(base(model), model / "start").eval()(ids).logits
        ours = base(merged)(ids).logits
    worst = (theirs - ours).abs().max().item()
    check(f"{name}: merged folder in transformers equals base + adapter in PEFT", worst < 1e-4, f"largest logit difference {worst:.2e}")


WORK.mkdir(parents=True, exist_ok=True)
run(TINY, WORK / "tokenizer")
for one in sys.argv[4:] or make_models.MODELS:
    compare(one)
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
