# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes text_metrics.json: chrF of sacrebleu, ROUGE of rouge-score, token F1 of SQuAD's rules. Run with the oracle Python."""
import json
import pathlib
import random
import re
import string
from collections import Counter

import sacrebleu
from rouge_score import rouge_scorer

WORDS = "The the A an river pub's café Lune £20-25 cheap, 1,200 yen! 日本語 语 éa K İstanbul \u212Aelvin (hi) e-mail ½ x y z the-a".split()
SPACES = [" ", "  ", "\t", "\u3000", "\xa0", "\n"]


def sentence(rng):
    return "".join(rng.choice(WORDS) + rng.choice(SPACES) for _ in range(rng.randint(0, 14)))


def near(rng, text):
    words = text.split(" ")
    return " ".join(w for w in words if rng.random() < 0.8) if rng.random() < 0.8 else text


def squad(text):
    text = "".join(c for c in text.translate({i: i + 32 for i in range(65, 91)}) if c not in string.punctuation)
    return [w for w in text.split() if w not in ("a", "an", "the")]


def f1(hypothesis, reference):
    h, r = squad(hypothesis), squad(reference)
    if not h or not r:
        return float(h == r)
    same = sum((Counter(h) & Counter(r)).values())
    return 2 * same / (len(h) + len(r)) if same else 0.0


def main():
    rng = random.Random(11)
    scorer = rouge_scorer.RougeScorer(["rouge1", "rouge2", "rougeL"])
    rows = []
    for _ in range(150):
        references = [sentence(rng) for _ in range(rng.choice([1, 1, 2, 4]))]
        hypothesis = near(rng, rng.choice(references)) if rng.random() < 0.7 else sentence(rng)
        best = scorer.score_multi(references, hypothesis)
        rows.append({"hypothesis": hypothesis, "references": references, "chrf": sacrebleu.sentence_chrf(hypothesis, references).score,
                     "rouge": [best[k].fmeasure for k in ("rouge1", "rouge2", "rougeL")], "f1": max(f1(hypothesis, r) for r in references)})
    rows += [{"hypothesis": h, "references": [r], "chrf": sacrebleu.sentence_chrf(h, [r]).score,
              "rouge": [scorer.score(r, h)[k].fmeasure for k in ("rouge1", "rouge2", "rougeL")], "f1": f1(h, r)} for h, r in [("", ""), ("a", ""), ("", "a"), ("a b", "a b")]]
    width = max(len(r["references"]) for r in rows)
    streams = [[r["references"][i] if i < len(r["references"]) else None for r in rows] for i in range(width)]
    corpus = sacrebleu.corpus_chrf([r["hypothesis"] for r in rows], streams).score
    pathlib.Path(__file__).with_name("text_metrics.json").write_text(json.dumps({"corpus_chrf": corpus, "rows": rows}) + "\n")


if __name__ == "__main__":
    main()
