# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes bleu.json: sacrebleu's scores and tokens of texts that are hard to split. Run with the oracle Python."""
import json
import pathlib
import random

import sacrebleu
from sacrebleu.tokenizers.tokenizer_13a import Tokenizer13a

PLACES = ["The Copper Kettle", "Harbour House", "Old Mill", "Café Lune", "The Salt Cellar"]
KINDS = ["pub", "coffee shop", "family restaurant", "tea room"]
PRICES = ["£20-25", "under £10.50", "cheap", "more than £30", "1,200 yen"]


def sentence(rng):
    forms = ["{p} is a {k} by the river with prices {c}.", "Near the quay, {p} ({c}) is a {k}; it isn't child-friendly.",
             "{p}: a {k}, rated {n} out of 5 - {c}.", "Try {p}, the {k} that's {c}!"]
    return rng.choice(forms).format(p=rng.choice(PLACES), k=rng.choice(KINDS), c=rng.choice(PRICES), n=rng.randint(1, 5))


def noise(rng):
    alphabet = "ab A1 9.,-'\"&<>/;:()[]{}~`@#\n\t\r\x0b\x1c\x85\xa0\u1680\u2003\u2028\u202f\u205f\u3000\u200b日本語é😀٣½"
    return "".join(rng.choice(alphabet) for _ in range(rng.randint(0, 40)))


def corpus(rng, rows, make, counts):
    hyps, refs = [], []
    for _ in range(rows):
        refs.append([make(rng) for _ in range(rng.choice(counts))])
        hyps.append(rng.choice(refs[-1]) if rng.random() < 0.2 else make(rng))
    return hyps, refs


def score(value):
    return {"score": value.score, "precisions": value.precisions, "bp": value.bp, "matches": value.counts, "totals": value.totals,
            "hyp_len": value.sys_len, "ref_len": value.ref_len, "text": str(value)}


def main():
    rng = random.Random(7)
    corpora = [corpus(rng, 60, sentence, [1]), corpus(rng, 60, sentence, [1, 2, 3, 8]), corpus(rng, 80, noise, [1, 2, 4]),
               corpus(rng, 1, sentence, [3])]
    corpora += [([h], [r]) for h, r in [
        ("", ["a b c"]), ("a", ["a"]), ("a b c", [""]), ("", [""]), ("the cat", ["a dog ran far"]), ("a a a a a a", ["a a", "a b a"]),
        ("one two three", ["one two three four five six seven"]), ("x y z w", ["x y z w"]), ("a b c d e", ["a b c d", "a b c d e f"]),
        ("&quot;Hi&quot; &amp;amp; &lt;skipped&gt; <skipped>end", ["\"Hi\" &amp; <skipped> end"]), ("$1,000.50 10-20 3.14.15 ...", ["$1,000.50 10 - 20"]),
        ("well-\nknown\nline", ["wellknown line"]), ("日本 語 。", ["日本 語 。"])]]
    cases = []
    for hyps, refs in corpora:
        width = max(len(r) for r in refs)
        streams = [[r[i] if i < len(r) else None for r in refs] for i in range(width)]
        case = {"hypotheses": hyps, "references": refs, "corpus": score(sacrebleu.corpus_bleu(hyps, streams))}
        case["sentences"] = [score(sacrebleu.sentence_bleu(h, r)) for h, r in zip(hyps, refs)]
        cases.append(case)
    split = Tokenizer13a()
    lines = [noise(rng) for _ in range(300)] + [sentence(rng) for _ in range(20)]
    tokens = [{"line": line, "words": split(line.rstrip()).split()} for line in lines]
    out = pathlib.Path(__file__).with_name("bleu.json")
    out.write_text(json.dumps({"sacrebleu": sacrebleu.__version__, "cases": cases, "tokens": tokens}) + "\n")


main()
