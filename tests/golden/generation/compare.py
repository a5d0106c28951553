#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lorica against transformers on the real base, float32: compare.py LORICA WORK [greedy beams penalties].

LORICA is the program; WORK a folder for what is made on the way (transformers' answers are kept there and used again).
Prints one line a comparison and ends with "N passed, N failed".
"""
import json
import pathlib
import subprocess
import sys

import torch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "peft"))
import common  # noqa: E402

LORICA, WORK = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
NEW, PROMPTS = 48, 20
CASES = {
    "greedy": ({}, []),
    "beams": ({"num_beams": 4}, ["--num-beams", 4]),
    "beams_early": ({"num_beams": 4, "early_stopping": True, "length_penalty": 0.8, "no_repeat_ngram_size": 4},
                    ["--num-beams", 4, "--early-stopping", "true", "--length-penalty", 0.8, "--no-repeat-ngram-size", 4]),
    "penalties": ({"repetition_penalty": 1.2, "no_repeat_ngram_size": 3}, ["--repetition-penalty", 1.2, "--no-repeat-ngram-size", 3]),
}


def expected(name, how):
    cache = WORK / f"{name}.json"
    if not cache.exists():
        tok, model, answers = common.tokenizer(), common.base().eval(), []
        for test in common.e2e_tests()[:PROMPTS]:
            batch = tok(common.render(tok, common.messages(test["mr"]), True), add_special_tokens=False, return_tensors="pt")
            with torch.no_grad():
                ids = model.generate(input_ids=batch["input_ids"], attention_mask=batch["attention_mask"], max_new_tokens=NEW, do_sample=False,
                                     eos_token_id=[2, 0], pad_token_id=2, **how)[0]
            answers.append(tok.decode(ids[batch["input_ids"].shape[1]:], skip_special_tokens=True))
        cache.write_text(json.dumps(answers))
    return json.loads(cache.read_text())


def answers(flags):
    source, target = WORK / "prompts.jsonl", WORK / "answers.jsonl"
    source.write_text("".join(json.dumps({"messages": common.messages(t["mr"])}) + "\n" for t in common.e2e_tests()[:PROMPTS]))
    target.unlink(missing_ok=True)
    command = [LORICA, "generate", "--model", common.GGUF, "--model.dtype", "float32", "--in", source, "--out", target, "--max-new-tokens", NEW, "--temperature", 0, *flags]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    return [json.loads(line)["response"] for line in target.read_text().splitlines()]


WORK.mkdir(parents=True, exist_ok=True)
failed = 0
chosen = sys.argv[3:] or list(CASES)
for name in chosen:
    how, flags = CASES[name]
    theirs = expected(name, how)
    mine = answers(flags)
    equal = sum(a == b for a, b in zip(theirs, mine))
    failed += equal != PROMPTS
    print(("ok    " if equal == PROMPTS else "FAIL  ") + f"{name}: {equal} of {PROMPTS} answers of {NEW} tokens equal transformers' (fp32)", flush=True)
    for a, b in zip(theirs, mine):
        if a != b:
            print("  expected", repr(a), "\n  got     ", repr(b))
print(f"{len(chosen) - failed} passed, {failed} failed")
sys.exit(failed > 0)
