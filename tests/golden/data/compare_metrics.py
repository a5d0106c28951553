# SPDX-License-Identifier: GPL-3.0-or-later
"""Live: BLEU and chrF against sacrebleu, ROUGE against rouge-score, token F1 against SQuAD's rules, over random pairs and real ones.

compare_metrics.py PROBE DATA [COUNT]: COUNT (1,000) pairs of each kind, with one to four references, empty strings among them. The real
ones are people's sentences about restaurants (e2e/test.jsonl): one against another of the same restaurant, whole, cut or empty. Every
pair alone and both sets as a corpus; the largest difference is printed and must be under 1e-6. Last line "N passed, N failed".
"""
import json
import pathlib
import random
import subprocess
import sys

import sacrebleu
from rouge_score import rouge_scorer

import text_metrics_golden as words

PROBE, DATA = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
COUNT = int(sys.argv[3]) if len(sys.argv) > 3 else 1000
KEYS = ("rouge1", "rouge2", "rougeL")
SCORER = rouge_scorer.RougeScorer(list(KEYS))


def random_pairs(rng):
    for _ in range(COUNT):
        references = [words.sentence(rng) if rng.random() > 0.05 else "" for _ in range(rng.choice([1, 1, 2, 3, 4]))]
        hypothesis = "" if rng.random() < 0.05 else words.near(rng, rng.choice(references)) if rng.random() < 0.7 else words.sentence(rng)
        yield hypothesis, references


def real_pairs(rng):
    rows = [json.loads(line) for line in (DATA / "e2e/test.jsonl").read_text().splitlines()]
    for _ in range(COUNT):
        texts = list(rng.choice(rows)["references"])
        rng.shuffle(texts)
        hypothesis, references = texts[0], texts[1:1 + rng.choice([1, 1, 2, 4])] or [rng.choice(rows)["references"][0]]
        kind = rng.random()
        if kind < 0.3:   # another restaurant's
            hypothesis = rng.choice(rng.choice(rows)["references"])
        elif kind < 0.5:
            hypothesis = " ".join(hypothesis.split()[:rng.randint(0, 12)])
        yield hypothesis, references


def expected(hypotheses, references):
    rows = []
    for hypothesis, own in zip(hypotheses, references):
        best = SCORER.score_multi(own, hypothesis)
        rows.append({"bleu": sacrebleu.sentence_bleu(hypothesis, own).score, "chrf": sacrebleu.sentence_chrf(hypothesis, own).score,
                     "rouge": [best[k].fmeasure for k in KEYS], "f1": max(words.f1(hypothesis, r) for r in own)})
    width = max(map(len, references))
    streams = [[own[i] if i < len(own) else None for own in references] for i in range(width)]
    bleu = sacrebleu.corpus_bleu(hypotheses, streams)
    return {"rows": rows, "bleu": bleu.score, "bleu_text": str(bleu), "chrf": sacrebleu.corpus_chrf(hypotheses, streams).score,
            "rouge": [sum(r["rouge"][i] for r in rows) / len(rows) for i in range(3)]}


def far(found, wanted):
    """The largest difference between two trees of numbers."""
    if isinstance(wanted, dict):
        return max(far(found[key], value) for key, value in wanted.items())
    if isinstance(wanted, list):
        assert len(found) == len(wanted)
        return max(map(far, found, wanted))
    return (0 if found == wanted else float("inf")) if isinstance(wanted, str) else abs(found - wanted)


failed = 0
for name, pairs in (("random", random_pairs), ("real", real_pairs)):
    hypotheses, references = map(list, zip(*pairs(random.Random(23))))
    done = subprocess.run([PROBE], input=json.dumps({"hypotheses": hypotheses, "references": references}), capture_output=True, text=True, check=True)
    found, wanted = json.loads(done.stdout), expected(hypotheses, references)
    difference = far(found, wanted)
    failed += not difference < 1e-6
    several, empty = sum(len(r) > 1 for r in references), sum(not h.strip() or "" in r for h, r in zip(hypotheses, references))
    print(f"{'ok  ' if difference < 1e-6 else 'FAIL'} {COUNT} {name} pairs, {several} with several references, {empty} with an empty text: "
          f"largest difference {difference:.1e}; {found['bleu_text']} chrF {found['chrf']:.2f} ROUGE {' '.join(f'{100 * x:.2f}' for x in found['rouge'])}")
print(f"{2 - failed} passed, {failed} failed")
sys.exit(failed > 0)
