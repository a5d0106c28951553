#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes sampling.json beside this file: what each of transformers' logits processors makes of random scores."""
import json
import pathlib

import torch
from transformers.generation import logits_process as lp

HERE = pathlib.Path(__file__).resolve().parent
VOCABULARY = 24


def numbers(row):
    return [None if v == -float("inf") else v for v in row.tolist()]


def case(name, value, processor, ids, scores):
    return {"name": name, "value": value, "ids": ids.tolist(), "scores": numbers(scores),
            "expected": numbers(processor(ids[None], scores[None].clone())[0])}


torch.manual_seed(11)
cases = []
for peak in [1.0, 4.0]:
    scores = torch.randn(VOCABULARY) * peak
    ids = torch.randint(0, 6, (24,))
    masked = scores.clone()
    masked[::3] = -float("inf")
    for s in [scores, masked]:
        cases += [case("repetition_penalty", v, lp.RepetitionPenaltyLogitsProcessor(v), ids, s) for v in [1.3, 0.8]]
        cases += [case("no_repeat_ngram_size", n, lp.NoRepeatNGramLogitsProcessor(n), ids, s) for n in [1, 2, 3, 30]]
        cases += [case("temperature", v, lp.TemperatureLogitsWarper(v), ids, s) for v in [0.3, 1.7]]
        cases += [case("top_k", k, lp.TopKLogitsWarper(k), ids, s) for k in [1, 5, 23, 100]]
        cases += [case("top_p", v, lp.TopPLogitsWarper(v), ids, s) for v in [0.05, 0.5, 0.9, 0.99]]
        cases += [case("min_p", v, lp.MinPLogitsWarper(v), ids, s) for v in [0.02, 0.3, 1.0]]
        cases += [case("typical_p", v, lp.TypicalLogitsWarper(v), ids, s) for v in [0.1, 0.5, 0.95]]
    chain = lp.LogitsProcessorList([lp.RepetitionPenaltyLogitsProcessor(1.2), lp.NoRepeatNGramLogitsProcessor(2), lp.TemperatureLogitsWarper(0.8),
                                    lp.TopKLogitsWarper(20), lp.TopPLogitsWarper(0.9), lp.MinPLogitsWarper(0.05), lp.TypicalLogitsWarper(0.9)])
    cases.append(case("chain", 0, chain, ids, scores))
(HERE / "sampling.json").write_text(json.dumps({"chain": {"repetition_penalty": 1.2, "no_repeat_ngram_size": 2, "temperature": 0.8, "top_k": 20,
                                                          "top_p": 0.9, "min_p": 0.05, "typical_p": 0.9}, "cases": cases}) + "\n")
