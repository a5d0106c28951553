# SPDX-License-Identifier: GPL-3.0-or-later
"""`lorica train --method prefix` against PEFT on the tiny Llama: compare.py LORICA TINY_MODEL WORK.

One row a cell: 20 losses (limit 0.2 %), what the prefix moved (1 % of it), Lorica's folder read by PEFT and PEFT's by `lorica
score`, and twelve greedy tokens of both.
"""
import json
import pathlib
import shutil
import subprocess
import sys

import prefix_cells as cells
import torch
from safetensors.torch import load_file
from transformers import AutoTokenizer

LORICA, TINY, WORK = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
PROMPT = "the dog runs in the house"


def run(*args):
    done = subprocess.run(list(map(str, args)), capture_output=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, args))}\n{done.stderr.decode()}")
    return done.stdout.decode()  # no text mode: an answer may hold a carriage return


def make_rows(tok):
    words = "the a dog cat runs reads writes in on of and house tree river stone small large green old".split()
    conversations, rows = [], []
    for n in range(cells.methods.STEPS * cells.methods.BATCH):
        say = lambda k, m: " ".join(words[(n * k + i * (k + n % 3)) % len(words)] for i in range(2 + (n * k) % m))  # noqa: E731
        turns = [{"role": "user", "content": say(3, 7)}, {"role": "assistant", "content": say(5, 11)}]
        head = tok(tok.apply_chat_template(turns[:1], tokenize=False, add_generation_prompt=True), add_special_tokens=False)["input_ids"]
        full = tok(tok.apply_chat_template(turns, tokenize=False), add_special_tokens=False)["input_ids"]
        conversations.append({"messages": turns})
        rows.append((full, [-100] * len(head) + full[len(head):]))
    (WORK / "rows.jsonl").write_text("".join(json.dumps(c) + "\n" for c in conversations))
    return rows


def train_lorica(cell, base):
    out = WORK / f"{cell}-lorica"
    shutil.rmtree(out, ignore_errors=True)
    flags = ["--adapter.init_from", WORK / f"{cell}-start"]
    if cell == "text":
        flags = ["--adapter.prefix_init_text", cells.TEXT, "--adapter.num_virtual_tokens", cells.CELLS[cell][1]["num_virtual_tokens"]]
    run(LORICA, "train", "--model", base, "--data", WORK / "rows.jsonl", "--method", "prefix", "--model.dtype", "float32", "--model.device", "cpu",
        "--train.num_train_epochs", 1, "--train.per_device_train_batch_size", cells.methods.BATCH, "--train.gradient_accumulation_steps", 1,
        "--train.learning_rate", cells.RATE, "--train.warmup_steps", cells.methods.WARMUP, "--train.shuffle", "false",
        "--train.weight_decay", cells.methods.DECAY, "--train.save_steps", 0, "--data.validation_fraction", 0, "--out", out, *flags)
    return out / "adapter", [e["loss"] for e in map(json.loads, (out / "events.jsonl").read_text().splitlines()) if e["type"] == "train_step"]


def rows_of(folder):
    tensors = load_file(folder / "adapter_model.safetensors")
    assert list(tensors) == ["prompt_embeddings"], list(tensors)
    return tensors["prompt_embeddings"]


def compare(cell, base, rows, tok):
    model = cells.start(cell, base)
    cells.save_start(model, WORK / f"{cell}-start")
    losses = cells.train(model, rows)
    theirs, begun = WORK / f"{cell}-final", rows_of(WORK / f"{cell}-start")
    model.save_pretrained(theirs)
    ours, own = train_lorica(cell, base)
    worst = max(abs(a - b) / a for a, b in zip(losses, own))
    gap = ((rows_of(ours) - rows_of(theirs)).norm() / (rows_of(theirs) - begun).norm()).item()
    again = cells.methods.PeftModel.from_pretrained(cells.base(cell, base), ours).eval()
    before = cells.methods.PeftModel.from_pretrained(cells.base(cell, base), theirs).eval()
    with torch.no_grad():
        reload = abs(cells.methods.loss_of(again, rows[:8]) - cells.methods.loss_of(before, rows[:8])).item()
        wanted = cells.methods.loss_of(before, rows[:8]).item()
    asked = WORK / "score.jsonl"
    asked.write_text("".join((WORK / "rows.jsonl").read_text().splitlines(keepends=True)[:8]))
    scored = [json.loads(line) for line in run(LORICA, "score", "--model", base, "--model.dtype", "float32", "--adapter", theirs, "--in", asked, "--json").splitlines()]
    scored = [s for s in scored if "nll" in s]
    score = abs(sum(s["nll"] for s in scored) / sum(s["tokens"] for s in scored) - wanted)
    ids = tok(tok.apply_chat_template([{"role": "user", "content": PROMPT}], tokenize=False, add_generation_prompt=True), add_special_tokens=False, return_tensors="pt")
    made = before.generate(**ids, max_new_tokens=12, do_sample=False, eos_token_id=tok.eos_token_id, pad_token_id=tok.eos_token_id)[0, ids["input_ids"].shape[1]:]
    answer = run(LORICA, "generate", "--model", base, "--model.dtype", "float32", "--adapter", theirs, "--prompt", PROMPT, "--max-new-tokens", 12, "--temperature", 0)
    same = tok.decode(made, skip_special_tokens=True).strip("\n") == answer.strip("\n")
    ok = len(own) == cells.methods.STEPS and worst < 2e-3 and gap < 1e-2 and reload < 5e-3 and score < 1e-4 and same
    print(f"{'ok  ' if ok else 'FAIL'} prefix {cell:10s} losses {100 * worst:9.5f} %  moved {100 * gap:9.5f} %  ours in PEFT, loss {reload:.1e}  "
          f"PEFT's here, loss {score:.1e}  tokens {'same' if same else 'OTHER'}   loss {losses[0]:.3f} -> {losses[-1]:.3f}", flush=True)
    return ok


WORK.mkdir(parents=True, exist_ok=True)
base = WORK / "base"
if not base.exists():
    run(TINY, base)
torch.set_num_threads(1)
tok = AutoTokenizer.from_pretrained(base)
rows = make_rows(tok)
results = [compare(cell, base, rows, tok) for cell, (name, _) in cells.CELLS.items() if name == "tiny"]
print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
sys.exit(not all(results))
