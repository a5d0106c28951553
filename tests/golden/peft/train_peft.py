# SPDX-License-Identifier: GPL-3.0-or-later
"""PEFT's side of the training comparisons: train_peft.py OUT [--init DIR] [--rows N] [--steps N] [--dtype float32] ...

Writes OUT/start (the adapter before), OUT/adapter (after) and OUT/steps.json (loss, learning rate, gradient norm, seconds).
"""
import argparse
import json
import pathlib
import resource
import time

import torch
from peft import LoraConfig, PeftModel, get_peft_model, prepare_model_for_kbit_training
from transformers import AutoModelForCausalLM, BitsAndBytesConfig, get_scheduler

import common

p = argparse.ArgumentParser()
p.add_argument("out", type=pathlib.Path)
p.add_argument("--init")
p.add_argument("--rows", type=int, default=320)
p.add_argument("--batch", type=int, default=4)
p.add_argument("--accumulation", type=int, default=4)
p.add_argument("--rank", type=int, default=16)
p.add_argument("--alpha", type=float, default=32)
p.add_argument("--dropout", type=float, default=0.0)
p.add_argument("--lr", type=float, default=5e-4)
p.add_argument("--warmup", type=int, default=2)
p.add_argument("--scheduler", default="cosine")
p.add_argument("--seed", type=int, default=42)
p.add_argument("--dtype", default="float32")
p.add_argument("--max-steps", type=int, default=0)
p.add_argument("--dora", action="store_true")
p.add_argument("--nf4", help="a folder with the base as safetensors, to be read in NF4 with double quantization")
a = p.parse_args()

torch.manual_seed(a.seed)
tok = common.tokenizer()
dtype = getattr(torch, a.dtype)
if a.nf4:
    config = BitsAndBytesConfig(load_in_4bit=True, bnb_4bit_quant_type="nf4", bnb_4bit_use_double_quant=True, bnb_4bit_compute_dtype=dtype)
    model = AutoModelForCausalLM.from_pretrained(a.nf4, quantization_config=config, dtype=dtype)
    model = prepare_model_for_kbit_training(model, use_gradient_checkpointing=False)
else:
    model = common.base(dtype)
if a.init:
    model = PeftModel.from_pretrained(model, a.init, is_trainable=True)
else:
    model = get_peft_model(model, LoraConfig(r=a.rank, lora_alpha=a.alpha, lora_dropout=a.dropout, target_modules=common.TARGETS,
                                             use_dora=a.dora, task_type="CAUSAL_LM"))
model.print_trainable_parameters()
model.save_pretrained(a.out / "start")
examples = [common.example(tok, *row) for row in common.e2e_rows(a.rows)]
window = a.batch * a.accumulation
total = a.max_steps or len(examples) // window
params = [q for q in model.parameters() if q.requires_grad]
optimizer = torch.optim.AdamW(params, lr=a.lr, weight_decay=0.01)
scheduler = get_scheduler(a.scheduler, optimizer, num_warmup_steps=a.warmup, num_training_steps=total)
model.train()
steps, began = [], time.monotonic()
for step in range(total):
    rows = examples[step * window:(step + 1) * window]
    tokens = sum(sum(l != -100 for l in labels) for _, labels in rows)
    loss, t0 = 0.0, time.monotonic()
    for at in range(0, window, a.batch):
        batch = common.collate(rows[at:at + a.batch])
        labels = batch.pop("labels")
        part = common.nll_sum(model(**batch, use_cache=False).logits, labels) / tokens
        part.backward()
        loss += part.item()
    norm = torch.nn.utils.clip_grad_norm_(params, 1.0).item()
    rate = scheduler.get_last_lr()[0]
    optimizer.step()
    scheduler.step()
    optimizer.zero_grad()
    steps.append({"loss": loss, "learning_rate": rate, "grad_norm": norm, "tokens": sum(len(i) for i, _ in rows),
                  "supervised_tokens": tokens, "seconds": time.monotonic() - t0})
    print(step + 1, f"{loss:.5f}", f"{norm:.4f}", f"{steps[-1]['seconds']:.2f}s", flush=True)
model.save_pretrained(a.out / "adapter")
(a.out / "steps.json").write_text(json.dumps({"steps": steps, "seconds": time.monotonic() - began, "arguments": {k: str(v) for k, v in vars(a).items()},
                                              "peak_rss": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}, indent=1))
