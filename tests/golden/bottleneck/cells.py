# SPDX-License-Identifier: GPL-3.0-or-later
"""The `adapters` library's side of the bottleneck comparisons on the tiny Llama: what a cell is, and 20 steps of it.

adapters 1.3.0 needs transformers 4.57, so this has an environment of its own (requirements.txt beside this file). A cell trains
as those of ../methods do: fp32, AdamW, cosine after two warm-up steps, clip 1, weight decay on matrices alone.
"""
import json
import os
import pathlib

os.environ.setdefault("HF_HUB_OFFLINE", "1")
import adapters  # noqa: E402
import torch  # noqa: E402
from adapters import DoubleSeqBnConfig, ParBnConfig, SeqBnConfig  # noqa: E402
from transformers import AutoModelForCausalLM, get_scheduler  # noqa: E402

STEPS, BATCH, DECAY, WARMUP, RATE = 20, 4, 0.01, 2, 5e-3
CELLS = {
    "houlsby": lambda: DoubleSeqBnConfig(reduction_factor=8),
    "pfeiffer": lambda: SeqBnConfig(reduction_factor=16),
    "parallel": lambda: ParBnConfig(reduction_factor=8),
    "gelu": lambda: SeqBnConfig(reduction_factor=8, non_linearity="gelu", mh_adapter=True, leave_out=[0], scaling=0.5),
}


def base(folder):
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32, attn_implementation="eager")
    adapters.init(model)
    return model


def start(cell, folder):
    """The library's first values, moved a little so that every gradient is at work."""
    torch.manual_seed(5)
    model = base(folder)
    model.add_adapter(cell, config=CELLS[cell]())
    model.train_adapter(cell)
    with torch.no_grad():
        for p in model.parameters():
            if p.requires_grad:
                p.add_(0.1 * torch.randn_like(p))
    return model


def trained(model):
    return {name: p for name, p in model.named_parameters() if p.requires_grad}


def loss_of(model, rows):
    width = max(len(row["ids"]) for row in rows)
    ids, mask = torch.zeros((len(rows), width), dtype=torch.long), torch.zeros((len(rows), width), dtype=torch.long)
    labels = torch.full((len(rows), width), -100)
    for i, row in enumerate(rows):
        n = len(row["ids"])
        ids[i, :n], labels[i, :n], mask[i, :n] = torch.tensor(row["ids"]), torch.tensor(row["labels"]), 1
    logits = model(input_ids=ids, attention_mask=mask).logits
    total = torch.nn.functional.cross_entropy(logits[:, :-1].flatten(0, 1), labels[:, 1:].flatten(), ignore_index=-100, reduction="sum")
    return total / (labels[:, 1:] != -100).sum()


def train(model, rows):
    """(the loss of every step, the gradients of the first)."""
    own = trained(model)
    groups = [{"params": [p for p in own.values() if p.dim() > 1], "weight_decay": DECAY}, {"params": [p for p in own.values() if p.dim() == 1], "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=RATE, betas=(0.9, 0.999), eps=1e-8)
    schedule = get_scheduler("cosine", optimizer, WARMUP, STEPS)
    losses, gradients = [], {}
    model.train()
    for step in range(STEPS):
        loss = loss_of(model, rows[step * BATCH:(step + 1) * BATCH])
        loss.backward()
        if step == 0:
            gradients = {name: p.grad.clone() for name, p in own.items()}
        torch.nn.utils.clip_grad_norm_(list(own.values()), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        losses.append(loss.item())
    model.eval()
    return losses, gradients


def save(model, cell, folder):
    pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    model.save_adapter(str(folder), cell, use_safetensors=True)


def load(folder, adapter):
    model = base(folder)
    model.set_active_adapters(model.load_adapter(str(adapter), use_safetensors=True))
    return model.eval()


def read_json(path):
    return json.loads(pathlib.Path(path).read_text())
