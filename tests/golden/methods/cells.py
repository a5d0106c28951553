# SPDX-License-Identifier: GPL-3.0-or-later
"""PEFT's side of the method comparisons on the tiny Llama: what a cell is, and 20 steps of it.

A cell trains in fp32 with dropout 0 on the same batches in the same order: AdamW, cosine after two warm-up steps, clip 1, the
loss a mean over the supervised tokens of the batch; weight decay on matrices alone.
"""
import json
import os
import pathlib

os.environ.setdefault("HF_HUB_OFFLINE", "1")
import torch  # noqa: E402
from peft import IA3Config, LoraConfig, PeftModel, get_peft_model  # noqa: E402
from transformers import AutoModelForCausalLM, get_scheduler  # noqa: E402

ALL = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
STEPS, BATCH, DECAY, WARMUP = 20, 4, 0.01, 2
LORA = dict(r=2, lora_alpha=4, lora_dropout=0.0, task_type="CAUSAL_LM")

# name: (the configuration, learning rate, flags of `lorica train` beside the start)
CELLS = {
    "lora": (lambda: LoraConfig(**LORA, target_modules=ALL), 5e-3, []),
    "rslora": (lambda: LoraConfig(**LORA, target_modules=ALL, use_rslora=True), 5e-3, []),
    "lora_gaussian": (lambda: LoraConfig(**LORA, target_modules=ALL, init_lora_weights="gaussian"), 5e-3, []),
    "lora_plus": (lambda: LoraConfig(**LORA, target_modules=ALL), 1e-3, ["--adapter.loraplus_lr_ratio", 8]),
    "lora_patterns": (lambda: LoraConfig(**LORA, target_modules=r".*layers\.\d+\.(self_attn\.(q|v)_proj|mlp\.\w+_proj)", rank_pattern={"q_proj": 4, r"layers\.1\.mlp\.(up|gate)_proj": 3},
                                         alpha_pattern={"down_proj": 1}, exclude_modules=["layers.0.mlp.up_proj"]), 5e-3, []),
    "lora_layers": (lambda: LoraConfig(**LORA, target_modules="all-linear", layers_to_transform=None, exclude_modules=r".*layers\.0\..*"), 5e-3, []),
    "lora_head": (lambda: LoraConfig(**LORA, target_modules=ALL, modules_to_save=["lm_head"]), 2e-3, []),
    "lora_embedding": (lambda: LoraConfig(**LORA, target_modules=["q_proj", "v_proj"], modules_to_save=["embed_tokens"]), 2e-3, []),
    "pissa": (lambda: LoraConfig(**LORA, target_modules=ALL, init_lora_weights="pissa"), 2e-3, ["--adapter.init_lora_weights", "pissa"]),
    "olora": (lambda: LoraConfig(**LORA, target_modules=ALL, init_lora_weights="olora"), 2e-3, ["--adapter.init_lora_weights", "olora"]),
    "dora": (lambda: LoraConfig(**LORA, target_modules=ALL, use_dora=True), 5e-3, []),
    "dora_attention": (lambda: LoraConfig(**LORA, target_modules=["q_proj", "v_proj"], use_dora=True), 5e-3, []),
    "ia3": (lambda: IA3Config(task_type="CAUSAL_LM", target_modules=["k_proj", "v_proj", "down_proj"], feedforward_modules=["down_proj"]), 2e-2, []),
    "full": (None, 2e-3, []),
}
IN_BASE = {"pissa", "olora", "full"}  # no start to read: they begin with the base itself


def base(folder):
    return AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32, attn_implementation="eager")


def start(cell, folder):
    torch.manual_seed(5)
    model = base(folder)
    if CELLS[cell][0] is None:
        return model.requires_grad_(True)
    return get_peft_model(model, CELLS[cell][0]())


def groups(cell, model):
    """As Lorica's segments: matrices decay, vectors and biases do not; LoRA+ gives B and vectors another rate."""
    ratio = dict(zip(CELLS[cell][2][::2], CELLS[cell][2][1::2])).get("--adapter.loraplus_lr_ratio", 1)
    out = {}
    for name, p in model.named_parameters():
        if not p.requires_grad:
            continue
        decays = p.dim() > 1 and "ia3_l" not in name
        fast = "lora_B" in name or ("lora_" in name and p.dim() == 1)
        out.setdefault((decays, fast), []).append(p)
    lr = CELLS[cell][1]
    return [{"params": ps, "weight_decay": DECAY if decays else 0.0, "lr": lr * (ratio if fast else 1)} for (decays, fast), ps in out.items()]


def batch_of(rows):
    width = max(len(ids) for ids, _ in rows)
    ids = torch.zeros((len(rows), width), dtype=torch.long)
    labels = torch.full((len(rows), width), -100)
    mask = torch.zeros((len(rows), width), dtype=torch.long)
    for i, (own, supervised) in enumerate(rows):
        ids[i, :len(own)] = torch.tensor(own)
        labels[i, :len(own)] = torch.tensor(supervised)
        mask[i, :len(own)] = 1
    return ids, labels, mask


def loss_of(model, rows):
    ids, labels, mask = batch_of(rows)
    logits = model(input_ids=ids, attention_mask=mask).logits
    total = torch.nn.functional.cross_entropy(logits[:, :-1].float().flatten(0, 1), labels[:, 1:].flatten(), ignore_index=-100, reduction="sum")
    return total / (labels[:, 1:] != -100).sum()


def train(cell, model, rows):
    """rows: STEPS * BATCH pairs (ids, labels). The loss of every step."""
    optimizer = torch.optim.AdamW(groups(cell, model), betas=(0.9, 0.999), eps=1e-8)
    schedule = get_scheduler("cosine", optimizer, WARMUP, STEPS)
    trained = [p for p in model.parameters() if p.requires_grad]
    losses = []
    model.train()
    for step in range(STEPS):
        loss = loss_of(model, rows[step * BATCH:(step + 1) * BATCH])
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        losses.append(loss.item())
    model.eval()
    return losses


def reload(folder, adapter):
    return PeftModel.from_pretrained(base(folder), adapter).eval() if (pathlib.Path(adapter) / "adapter_config.json").exists() else base(adapter).eval()


def logits(model, rows):
    ids, _, mask = batch_of(rows)
    with torch.no_grad():
        return model(input_ids=ids, attention_mask=mask).logits[mask.bool()]


def read_json(path):
    return json.loads(pathlib.Path(path).read_text())
