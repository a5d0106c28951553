# SPDX-License-Identifier: GPL-3.0-or-later
"""Every method of Lorica against PEFT on the tiny Llama: compare.py LORICA TINY_MODEL WORK [CELL ...].

LORICA and TINY_MODEL are programs of the build, WORK a folder for what is made on the way. One row a cell: the largest relative
deviation of 20 losses (limit 0.2 %), of the final tensors (norm of difference over norm, limit 1 %), and of logits: PEFT's
adapter in Lorica's own continuation is what trained, Lorica's files are read by PEFT, and the merged folder by transformers.
"""
import json
import pathlib
import random
import shutil
import subprocess
import sys

import torch
from safetensors.torch import load_file
from transformers import AutoTokenizer

import cells

LORICA, TINY, WORK = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
WORDS = "the a dog cat runs reads writes in on of and house tree river stone small large green old".split()


def run(*args):
    done = subprocess.run(list(map(str, args)), capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, args))}\n{done.stderr}")
    return done.stdout


def fresh(path):
    shutil.rmtree(path, ignore_errors=True)
    return path


def make_rows(tok):
    """(file of messages, tokenised rows): the answer, its end-of-turn token and the line end behind it are supervised."""
    pick = random.Random(3)
    conversations, rows = [], []
    for _ in range(cells.STEPS * cells.BATCH):
        say = lambda n: " ".join(pick.choice(WORDS) for _ in range(pick.randint(2, n)))  # noqa: E731
        turns = [{"role": "user", "content": say(8)}, {"role": "assistant", "content": say(12)}]
        head = tok(tok.apply_chat_template(turns[:1], tokenize=False, add_generation_prompt=True), add_special_tokens=False)["input_ids"]
        full = tok(tok.apply_chat_template(turns, tokenize=False), add_special_tokens=False)["input_ids"]
        conversations.append({"messages": turns})
        rows.append((full, [-100] * len(head) + full[len(head):]))
    (WORK / "rows.jsonl").write_text("".join(json.dumps(c) + "\n" for c in conversations))
    return rows


def train_lorica(cell, base):
    _, lr, flags = cells.CELLS[cell]
    method = cell if cell in ("ia3", "full") else "lora"
    out = fresh(WORK / f"{cell}-lorica")
    if cell not in cells.IN_BASE:
        flags = [*flags, "--adapter.init_from", WORK / f"{cell}-start"]
    else:
        flags = [*flags, "--adapter.r", 2, "--adapter.lora_alpha", 4]
    run(LORICA, "train", "--model", base, "--data", WORK / "rows.jsonl", "--method", method, "--model.dtype", "float32", "--model.device", "cpu",
        "--adapter.lora_dropout", 0, "--train.num_train_epochs", 1, "--train.per_device_train_batch_size", cells.BATCH,
        "--train.gradient_accumulation_steps", 1, "--train.learning_rate", lr, "--train.warmup_steps", cells.WARMUP, "--train.shuffle", "false",
        "--train.weight_decay", cells.DECAY, "--train.save_steps", 0, "--data.validation_fraction", 0, "--out", out, *flags)
    steps = [e for e in map(json.loads, (out / "events.jsonl").read_text().splitlines()) if e["type"] == "train_step"]
    return out / "adapter", [s["loss"] for s in steps]


def tensor_gap(cell, theirs, ours):
    if cell in ("pissa", "olora"):  # signs of the singular vectors are free: compare what is added to the base
        a, b = deltas(theirs), deltas(ours)
    else:
        name = "model.safetensors" if cell == "full" else "adapter_model.safetensors"
        a, b = load_file(theirs / name), load_file(ours / name)
    if a.keys() != b.keys():
        raise SystemExit(f"{cell}: other tensors\n  {sorted(a.keys() ^ b.keys())}")
    return max(((a[k] - b[k]).norm() / a[k].norm()).item() for k in a)


def deltas(folder):
    config, tensors = cells.read_json(folder / "adapter_config.json"), load_file(folder / "adapter_model.safetensors")
    scale = config["lora_alpha"] / config["r"]
    return {k: scale * tensors[k.replace("lora_A", "lora_B")] @ tensors[k] for k in tensors if "lora_A" in k}


def compare(cell, base, rows):
    model = cells.start(cell, base)
    peft = fresh(WORK / f"{cell}-peft")
    start = fresh(WORK / f"{cell}-start")
    if cell != "full":
        model.peft_config["default"].init_lora_weights = True if cell in ("pissa", "olora") else getattr(model.peft_config["default"], "init_lora_weights", None)
        model.save_pretrained(start)
    losses = cells.train(cell, model, rows)
    if cell in ("pissa", "olora"):
        model.save_pretrained(peft, path_initial_model_for_weight_conversion=str(start))
    else:
        model.save_pretrained(peft)
    ours, own_losses = train_lorica(cell, base)
    worst = max(abs(a - b) / a for a, b in zip(losses, own_losses))
    gap = tensor_gap(cell, peft, ours)
    sample = rows[:8]
    theirs = cells.logits(model, sample)
    reload = (cells.logits(cells.reload(base, ours), sample) - theirs).abs().max().item()
    merged = fresh(WORK / f"{cell}-merged")
    run(LORICA, "merge", "--model", base, "--adapter", peft, "--out", merged, "--dtype", "float32")
    merge = (cells.logits(cells.base(merged).eval(), sample) - theirs).abs().max().item()
    ok = len(own_losses) == cells.STEPS and worst < 2e-3 and gap < 1e-2 and reload < 5e-2 and merge < 1e-3
    print(f"{'ok  ' if ok else 'FAIL'} {cell:16s} losses {100 * worst:9.5f} %  tensors {100 * gap:9.5f} %  ours in PEFT, logits {reload:.1e}  "
          f"PEFT's merged here, logits {merge:.1e}   loss {losses[0]:.3f} -> {losses[-1]:.3f}", flush=True)
    return ok


WORK.mkdir(parents=True, exist_ok=True)
base = WORK / "base"
if not base.exists():
    run(TINY, base)
torch.set_num_threads(1)
rows = make_rows(AutoTokenizer.from_pretrained(base))
results = [compare(cell, base, rows) for cell in sys.argv[4:] or cells.CELLS]
print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
sys.exit(not all(results))
