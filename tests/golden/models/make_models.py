#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tiny random models of every architecture beside this file, and what transformers and PEFT compute with them.

make_models.py [NAME...] writes NAME/{config.json, model.safetensors, golden.json} and NAME/start (a LoRA adapter in PEFT's form).
Weights are bfloat16 numbers so that the files stay small; everything is computed in float32 with eager attention.
"""
import json
import pathlib
import shutil
import sys

import torch
import transformers as t
from peft import LoraConfig, get_peft_model

HERE = pathlib.Path(__file__).resolve().parent
SIZES = dict(vocab_size=96, hidden_size=32, intermediate_size=48, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2,
             head_dim=16, max_position_embeddings=256, bos_token_id=1, eos_token_id=2, pad_token_id=0)
LLAMA3 = dict(rope_type="llama3", rope_theta=10000.0, factor=8.0, low_freq_factor=1.0, high_freq_factor=4.0, original_max_position_embeddings=32)
LINEAR = dict(rope_type="linear", rope_theta=10000.0, factor=4.0)
LONG = dict(rope_type="longrope", rope_theta=10000.0, short_factor=[1.0 + 0.05 * i for i in range(8)], long_factor=[1.5 + 0.5 * i for i in range(8)])
ALTERNATING = ["sliding_attention", "full_attention"]

MODELS = {
    "llama3": lambda: t.LlamaConfig(**SIZES, rope_parameters=LLAMA3, tie_word_embeddings=True),
    "llama_linear": lambda: t.LlamaConfig(**SIZES, rope_parameters=LINEAR, attention_bias=True, mlp_bias=True),
    "mistral": lambda: t.MistralConfig(**SIZES, sliding_window=7),
    "qwen2": lambda: t.Qwen2Config(**{k: v for k, v in SIZES.items() if k != "head_dim"} | dict(hidden_size=64), tie_word_embeddings=True),
    "qwen3": lambda: t.Qwen3Config(**SIZES, tie_word_embeddings=True),
    "gpt2": lambda: t.GPT2Config(vocab_size=96, n_embd=32, n_layer=2, n_head=2, n_positions=128, bos_token_id=1, eos_token_id=2,
                                 resid_pdrop=0, embd_pdrop=0, attn_pdrop=0),
    "gemma2": lambda: t.Gemma2Config(**SIZES, sliding_window=7, query_pre_attn_scalar=24, attn_logit_softcapping=5.0, final_logit_softcapping=3.0,
                                     layer_types=ALTERNATING),
    "gemma3": lambda: t.Gemma3TextConfig(**SIZES, sliding_window=7, query_pre_attn_scalar=24, layer_types=ALTERNATING,
                                         rope_parameters=dict(sliding_attention=dict(rope_type="default", rope_theta=100.0),
                                                              full_attention=dict(rope_type="linear", rope_theta=10000.0, factor=4.0))),
    "phi3": lambda: t.Phi3Config(**{k: v for k, v in SIZES.items() if k != "head_dim"} | dict(hidden_size=64), rope_parameters=LONG,
                                 original_max_position_embeddings=32, sliding_window=9),
}
PROMPTS = {"short": 25, "long": 45}


def ids_of(count, seed, vocab=96):
    out, state = [], seed * 2654435761 + 1
    for _ in range(count):
        state = (state * 1664525 + 1013904223) % 2**32
        out.append(3 + (state >> 8) % (vocab - 3))
    return out


def build(name, **other):
    """`other`: fields of the configuration that differ."""
    torch.manual_seed(sorted(MODELS).index(name) + 1)
    config = MODELS[name]()
    if other:
        config = type(config)(**(config.to_dict() | other))
    config._attn_implementation = "eager"
    model = t.AutoModelForCausalLM.from_config(config).float().eval()
    stored_less_one = name.startswith("gemma")
    with torch.no_grad():
        for key, p in model.named_parameters():
            table = p.dim() == 2 and p.shape[0] in (config.vocab_size, 128) and "w" in key.split(".")[-1] and ("emb" in key or "wte" in key or "wpe" in key or "head" in key)
            if table:
                p.copy_(torch.randn_like(p) * 0.5)
            elif p.dim() == 2:
                fan_in = p.shape[0] if name == "gpt2" else p.shape[1]
                p.copy_(torch.randn_like(p) * 1.4 / fan_in**0.5)
            elif key.endswith("bias"):
                p.copy_(torch.randn_like(p) * 0.3)
            else:
                p.copy_(torch.randn_like(p) * 0.3 + (0 if stored_less_one else 1))
            p.copy_(p.to(torch.bfloat16).float())
    return model


def golden(model):
    out = {}
    with torch.no_grad():
        for label, count in PROMPTS.items():
            ids = ids_of(count, count)
            logits = model(torch.tensor([ids])).logits[0].float()
            logp = torch.log_softmax(logits, -1)
            nll = [-logp[i, ids[i + 1]].item() for i in range(count - 1)]
            out[label] = {"ids": ids, "nll": [round(x, 6) for x in nll], "last_log_probabilities": [round(x, 6) for x in logp[-1].tolist()]}
        # Greedy by whole passes, as far as the choice is no near-tie.
        ids = ids_of(12, 12)
        chosen, least = [], 1e9
        for _ in range(16):
            logits = model(torch.tensor([ids + chosen])).logits[0, -1].float()
            best = logits.topk(2)
            least = min(least, (best.values[0] - best.values[1]).item())
            chosen.append(best.indices[0].item())
        assert least > 1e-3, least
        out["greedy"] = {"ids": ids, "chosen": chosen}
    return out


def train(model, folder):
    """20 steps of LoRA over all linear layers; returns the losses and the first gradients' norms. folder/start is the adapter before them."""
    lora = get_peft_model(model, LoraConfig(r=4, lora_alpha=8, target_modules="all-linear", task_type="CAUSAL_LM"))
    torch.manual_seed(7)
    with torch.no_grad():
        for key, p in lora.named_parameters():
            if "lora_B" in key:
                p.copy_(torch.randn_like(p) * 0.05)
            if "lora_" in key:
                p.copy_(p.to(torch.bfloat16).float())
    lora.save_pretrained(folder / "start")
    (folder / "start" / "README.md").unlink(missing_ok=True)
    params = [p for p in lora.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(params, lr=5e-3, weight_decay=0.01)
    losses = []
    for step in range(20):
        total, count = 0, 0
        for row in range(2):
            ids = torch.tensor([ids_of(18 + 3 * row, 100 + step % 5 * 2 + row)])
            logits = lora(ids).logits[0, :-1].float()
            total = total + torch.nn.functional.cross_entropy(logits, ids[0, 1:], reduction="sum")
            count += ids.shape[1] - 1
        loss = total / count
        loss.backward()
        if step == 0:
            norms = {k.replace(".default", ""): round(p.grad.norm().item(), 7) for k, p in lora.named_parameters() if p.grad is not None}
        optimizer.step()
        optimizer.zero_grad()
        losses.append(round(loss.item(), 6))
    return losses, norms


if __name__ == "__main__":
    for name in sys.argv[1:] or MODELS:
        folder = HERE / name
        shutil.rmtree(folder, ignore_errors=True)
        model = build(name)
        values = golden(model)
        model.to(torch.bfloat16).save_pretrained(folder)
        values["train_losses"], values["first_gradient_norms"] = train(build(name), folder)  # casting back would leave the rotations' frequencies rounded
        (folder / "golden.json").write_text(json.dumps(values) + "\n")
        (folder / "generation_config.json").unlink(missing_ok=True)
        print(name, values["train_losses"][0], "->", values["train_losses"][-1], sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) // 1024, "KiB")
