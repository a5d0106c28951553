#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every architecture's tiny model live: compare.py LORICA TINY_MODEL WORK [NAME...].

Lorica merges the PEFT adapter beside the model; transformers loads the merged folder and must give the logits of base + adapter in
PEFT. Lorica exports the model to GGUF in f32; llama.cpp must find the tokens likeliest that transformers finds, wherever the two
likeliest are not within 1e-3 of one another. TINY_MODEL is the program that writes a tokenizer of 300 tokens; the models are made anew
with as many embeddings, and those of Gemma with the windows and scales that GGUF files can hold.
Prints one line a comparison and ends with "N passed, N failed".
"""
import json
import pathlib
import shutil
import subprocess
import sys

import torch
from peft import PeftModel
from transformers import AutoModelForCausalLM

import make_models
sys.path.insert(0, str(make_models.HERE.parent))
import llama_cpp  # noqa: E402

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


HOLDABLE = {"gemma2": dict(query_pre_attn_scalar=16), "gemma3": dict(query_pre_attn_scalar=16, layer_types=["sliding_attention"] * 2,
                           rope_parameters=dict(sliding_attention=dict(rope_type="default", rope_theta=10000.0), full_attention=dict(rope_type="default", rope_theta=1e6))),
            "mistral": dict(sliding_window=None),
            # llama.cpp chooses LongRoPE's factors by the size of its context.
            "phi3": dict(sliding_window=None, max_position_embeddings=512, original_max_position_embeddings=256,
                         rope_parameters=make_models.LONG | dict(original_max_position_embeddings=256))}


TYPED = ("gpt2", "qwen2")   # written in every type; the real base is compared in ../gguf
TYPES = ["f16", "bf16", "q8_0", "q4_0", "q4_1", "q5_0", "q5_1", "q4_K_M", "q5_K_M", "q6_K"]


def likeliest(path, ids, count, banned):
    """llama.cpp's greedy tokens behind ids."""
    return [t["id"] for t in llama_cpp.greedy(llama_cpp.server(path, count, threads=1), ids, count, banned)]


def compare_gguf(name):
    # llama.cpp looks for tokens of the real vocabulary where a model is called phi3.
    folder, file = WORK / f"wide-{sorted(make_models.MODELS).index(name)}", WORK / (name + ".gguf")
    shutil.rmtree(folder, ignore_errors=True)
    file.unlink(missing_ok=True)
    model = make_models.build(name, vocab_size=300, **HOLDABLE.get(name, {}))
    model.save_pretrained(folder)
    for tokens in (WORK / "tokenizer").glob("token*"):
        shutil.copy(tokens, folder)
    run(LORICA, "export", "--model", folder, "--format", "gguf", "--quant", "f32", "--out", file)
    # Tokens that are no whole characters are not told one by one, and the end ends.
    texts = json.loads((folder / "tokenizer.json").read_text())["model"]["vocab"]
    allowed = sorted(i for text, i in texts.items() if text.isascii() and text.isalnum())
    banned = sorted(set(range(300)) - set(allowed))
    ids = make_models.ids_of(24, 5)
    count = 64 if name in TYPED else 16
    got = likeliest(file, ids, count, banned)
    same = ties = 0
    for token in got:
        with torch.no_grad():
            logp = torch.log_softmax(model(torch.tensor([ids])).logits[0, -1].float(), -1)
        logp[banned] = -1e9
        best = logp.topk(2)
        tie = (best.values[0] - best.values[1]).item() < 1e-3
        same, ties = same + (best.indices[0].item() == token), ties + (tie and best.indices[0].item() != token)
        ids.append(token)
    check(f"{name}: llama.cpp's top-1 tokens of our GGUF file are transformers'", len(got) == count and same + ties == count, f"{same} of {len(got)}, {ties} near-ties")
    for quant in TYPES if name in TYPED else []:
        file.unlink()
        run(LORICA, "export", "--model", folder, "--format", "gguf", "--quant", quant, "--out", file)
        typed, known = likeliest(file, make_models.ids_of(24, 5), 16, banned), make_models.ids_of(24, 5)
        with torch.no_grad():
            logits = model(torch.tensor([known + typed])).logits[0, len(known) - 1:-1].float()
        logits[:, banned] = -1e9
        agree = sum(int(best) == token for best, token in zip(logits.argmax(-1), typed))
        check(f"{name}: llama.cpp loads {quant} and goes on", len(typed) == 16 and agree >= (14 if quant in ("f16", "bf16", "q8_0") else 4),
              f"{agree} of 16 tokens are transformers' on the numbers before")


WORK.mkdir(parents=True, exist_ok=True)
run(TINY, WORK / "tokenizer")
for one in sys.argv[4:] or make_models.MODELS:
    compare(one)
    compare_gguf(one)
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
