#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tiny.json beside this file: what transformers generates with the tiny model. make_tiny_golden.py TINY_MODEL (the program)."""
import json
import pathlib
import subprocess
import sys
import tempfile

import torch
from transformers import AutoModelForCausalLM, GenerationConfig

torch.set_num_threads(1)
HERE = pathlib.Path(__file__).resolve().parent
STOPS = [2, 0]  # <|im_end|>, <|endoftext|>


def generate(model, prompt, new, stops, **how):
    config = GenerationConfig(max_new_tokens=new, do_sample=False, eos_token_id=stops, pad_token_id=0, **how)
    with torch.no_grad():
        out = model.generate(torch.tensor([prompt]), attention_mask=torch.ones(1, len(prompt), dtype=torch.long), generation_config=config,
                             return_dict_in_generate=True, output_scores=True)
    ids = out.sequences[0, len(prompt):].tolist()
    while ids and ids[-1] == 0 and 0 not in stops:
        ids.pop()
    cut = next((i for i, t in enumerate(ids) if t in stops), None)
    return {"ids": ids if cut is None else ids[:cut], "stopped": cut is not None,
            "score": out.sequences_scores[0].item() if how.get("num_beams", 1) > 1 else None}


with tempfile.TemporaryDirectory() as folder:
    subprocess.run([sys.argv[1], folder + "/m"], check=True)
    model = AutoModelForCausalLM.from_pretrained(folder + "/m", dtype=torch.float32).eval()
    torch.manual_seed(4)
    prompts = [torch.randint(3, 300, (n,)).tolist() for n in (1, 5, 30)]
    # Tokens that greedy answers contain, as stop tokens, so that beams end early.
    frequent = [torch.mode(torch.tensor(generate(model, p, 24, STOPS)["ids"])).values.item() for p in prompts]
    cases = []
    for prompt, often in zip(prompts, frequent):
        for how in [{}, {"repetition_penalty": 1.5}, {"no_repeat_ngram_size": 2}]:
            cases.append({"prompt": prompt, "new": 24, "stops": STOPS, "how": how, "out": generate(model, prompt, 24, STOPS, **how)})
        for stops in [[often], [often, 5]]:
            for how in [{}, {"length_penalty": 2.0}, {"length_penalty": -1.0}, {"early_stopping": True}, {"early_stopping": "never", "length_penalty": 0.5},
                        {"early_stopping": "never", "length_penalty": 0.0}, {"no_repeat_ngram_size": 2, "repetition_penalty": 1.3}]:
                how = {"num_beams": 4, **how}
                out = generate(model, prompt, 16, stops, **how)
                cases.append({"prompt": prompt, "new": 16, "stops": stops, "how": how, "out": out})
(HERE / "tiny.json").write_text(json.dumps(cases) + "\n")
print(len(cases), "cases,", sum(c["out"]["stopped"] for c in cases), "end at a stop token")
