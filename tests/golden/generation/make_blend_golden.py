#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes blend.json beside this file: what PEFT's add_weighted_adapter makes of two adapters with given numbers.

The change of each adapted matrix is told by its product with a fixed vector. make_blend_golden.py TINY_MODEL (the program)."""
import json
import math
import pathlib
import subprocess
import sys
import tempfile

import torch
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM

torch.set_num_threads(1)
HERE = pathlib.Path(__file__).resolve().parent
TARGETS = ["q_proj", "down_proj"]


def value(seed, k):
    return 0.3 * math.sin(seed + 12.9898 * k)


def fill(tensor, seed):
    tensor.data.copy_(torch.tensor([value(seed, k) for k in range(tensor.numel())], dtype=torch.float64).to(torch.float32).view(tensor.shape))


def modules(model):
    for layer, block in enumerate(model.base_model.model.model.layers):
        for which, module in enumerate([block.self_attn.q_proj, block.mlp.down_proj]):
            yield 2 * layer + which, module


def model_with(folder, ranks, rslora):
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
    config = [LoraConfig(r=r, lora_alpha=a, target_modules=TARGETS, use_rslora=rslora) for r, a in zip(ranks, (6, 10))]
    model = get_peft_model(model, config[0], adapter_name="one")
    model.add_adapter("two", config[1])
    for i, module in modules(model):
        for seed, name in [(1, "one"), (2, "two")]:
            fill(module.lora_A[name].weight, seed + 10 * i)
            fill(module.lora_B[name].weight, seed + 10 * i + 5)
    return model


cases = []
with tempfile.TemporaryDirectory() as folder:
    subprocess.run([sys.argv[1], folder + "/m"], check=True)
    for ranks in [(4, 4), (4, 2)]:
        for weights in [(0.7, 0.6), (1.5, -0.5)]:
            for how, more in [("cat", {}), ("svd", {"svd_rank": 3}), ("ties_svd", {"svd_rank": 5}), ("magnitude_prune_svd", {"svd_rank": 5}), ("linear", {}),
                              ("ties", {}), ("ties", {"majority_sign_method": "frequency"}), ("magnitude_prune", {}), ("dare_ties", {"density": 1.0})]:
                if ranks[0] != ranks[1] and how in ("linear", "ties", "magnitude_prune", "dare_ties"):
                    continue
                model = model_with(folder + "/m", ranks, False)
                density = more.get("density", 0.4)
                model.base_model.add_weighted_adapter(["one", "two"], list(weights), "blend", combination_type=how, density=density,
                                                      **{k: v for k, v in more.items() if k != "density"})
                changes = []
                for _, module in modules(model):
                    delta = module.get_delta_weight("blend")
                    probe = torch.tensor([math.cos(0.31 * k) for k in range(delta.shape[1])], dtype=torch.float64)
                    changes.append([round(v, 6) for v in (delta.double() @ probe).tolist()])
                cases.append({"ranks": ranks, "weights": weights, "settings": {"combination": how, "density": density, **more}, "changes": changes})
(HERE / "blend.json").write_text(json.dumps(cases) + "\n")
print(len(cases), "cases")
