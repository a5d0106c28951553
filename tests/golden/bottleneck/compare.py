# SPDX-License-Identifier: GPL-3.0-or-later
"""`lorica train --method bottleneck` against the `adapters` library on the tiny Llama: compare.py LORICA TINY_MODEL WORK.

Runs in the environment of requirements.txt. One row a cell: 20 losses (limit 0.2 %), the final tensors (1 %), and the loss of
the first rows with Lorica's folder read by the library; then a folder that Lorica began itself, read by the library.
"""
import json
import pathlib
import shutil
import subprocess
import sys

import torch
from safetensors.torch import load_file
from transformers import AutoTokenizer

import cells

LORICA, TINY, WORK = (pathlib.Path(a).resolve() for a in sys.argv[1:4])


def run(*args):
    done = subprocess.run(list(map(str, args)), capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, args))}\n{done.stderr}")


def make_rows(tok):
    words = "the a dog cat runs reads writes in on of and house tree river stone small large green old".split()
    conversations, rows = [], []
    for n in range(cells.STEPS * cells.BATCH):
        say = lambda k, m: " ".join(words[(n * k + i * (k + n % 3)) % len(words)] for i in range(2 + (n * k) % m))  # noqa: E731
        turns = [{"role": "user", "content": say(3, 7)}, {"role": "assistant", "content": say(5, 11)}]
        head = tok(tok.apply_chat_template(turns[:1], tokenize=False, add_generation_prompt=True), add_special_tokens=False)["input_ids"]
        full = tok(tok.apply_chat_template(turns, tokenize=False), add_special_tokens=False)["input_ids"]
        conversations.append({"messages": turns})
        rows.append({"ids": full, "labels": [-100] * len(head) + full[len(head):]})
    (WORK / "rows.jsonl").write_text("".join(json.dumps(c) + "\n" for c in conversations))
    return rows


def train_lorica(base, name, *flags):
    out = WORK / f"{name}-lorica"
    shutil.rmtree(out, ignore_errors=True)
    run(LORICA, "train", "--model", base, "--data", WORK / "rows.jsonl", "--method", "bottleneck", "--model.dtype", "float32", "--model.device", "cpu",
        "--train.num_train_epochs", 1, "--train.per_device_train_batch_size", cells.BATCH, "--train.gradient_accumulation_steps", 1,
        "--train.learning_rate", cells.RATE, "--train.warmup_steps", cells.WARMUP, "--train.shuffle", "false", "--train.weight_decay", cells.DECAY,
        "--train.save_steps", 0, "--data.validation_fraction", 0, "--out", out, *flags)
    return out / "adapter", [e["loss"] for e in map(json.loads, (out / "events.jsonl").read_text().splitlines()) if e["type"] == "train_step"]


def compare(cell, base, rows):
    model = cells.start(cell, base)
    cells.save(model, cell, WORK / f"{cell}-start")
    losses, _ = cells.train(model, rows)
    cells.save(model, cell, WORK / f"{cell}-final")
    ours, own = train_lorica(base, cell, "--adapter.init_from", WORK / f"{cell}-start")
    worst = max(abs(a - b) / a for a, b in zip(losses, own))
    a, b = load_file(WORK / f"{cell}-final" / "adapter.safetensors"), load_file(ours / "adapter.safetensors")
    gap = max(((a[k] - b[k]).norm() / a[k].norm()).item() for k in a)
    with torch.no_grad():
        reload = abs(cells.loss_of(cells.load(base, ours), rows[:8]) - cells.loss_of(cells.load(base, WORK / f"{cell}-final"), rows[:8])).item()
    ok = len(own) == cells.STEPS and a.keys() == b.keys() and worst < 2e-3 and gap < 1e-2 and reload < 5e-3
    print(f"{'ok  ' if ok else 'FAIL'} {cell:10s} losses {100 * worst:9.5f} %  tensors {100 * gap:9.5f} %  ours in the library, loss {reload:.1e}   "
          f"loss {losses[0]:.3f} -> {losses[-1]:.3f}", flush=True)
    return ok


def begins(placement, base, rows):
    """A folder out of Lorica alone: the library reads it and measures the loss that Lorica's next step reports."""
    ours, own = train_lorica(base, f"own-{placement}", "--adapter.placement", placement, "--train.max_steps", cells.STEPS - 1)
    _, again = train_lorica(base, f"own-{placement}-on", "--adapter.placement", placement, "--adapter.init_from", ours, "--train.max_steps", 1)
    with torch.no_grad():
        theirs = cells.loss_of(cells.load(base, ours), rows[:cells.BATCH]).item()
    gap = abs(theirs - again[0]) / theirs
    print(f"{'ok  ' if gap < 1e-5 else 'FAIL'} begun here: {placement:10s} loss there and here differ by {100 * gap:.6f} %", flush=True)
    return gap < 1e-5


WORK.mkdir(parents=True, exist_ok=True)
base = WORK / "base"
if not base.exists():
    run(TINY, base)
torch.set_num_threads(1)
rows = make_rows(AutoTokenizer.from_pretrained(base))
results = [compare(cell, base, rows) for cell in cells.CELLS] + [begins(p, base, rows) for p in ("houlsby", "pfeiffer", "parallel")]
print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
sys.exit(not all(results))
