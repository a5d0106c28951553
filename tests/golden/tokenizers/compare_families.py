# SPDX-License-Identifier: GPL-3.0-or-later
"""Lorica's tokenizers against the `tokenizers` and `sentencepiece` packages, live: compare_families.py PROBE [COUNT] [PART].

PART: spm (LORICA_SPM_MODELS: a folder of tokenizer.model files), bytes, marked, unigram. Ends with "N passed, N failed"."""
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[2]
DATA = pathlib.Path(os.environ.get("LORICA_TEST_DATA", ROOT.parent / "shared/data"))
sys.path.insert(0, str(HERE))
import families  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402

COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 20000
PART = sys.argv[3] if len(sys.argv) > 3 else ""
passed = failed = 0


class Probe:
    def __init__(self):
        self.program = subprocess.Popen([sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")

    def ask(self, **request):
        self.program.stdin.write(json.dumps(request) + "\n")
        self.program.stdin.flush()
        return json.loads(self.program.stdout.readline())


probe = Probe()


def report(name, wrong, count):
    global passed, failed
    passed, failed = passed + (not wrong), failed + bool(wrong)
    print(f"{'FAIL ' if wrong else 'ok   '} {name}: {count - len(wrong)} of {count} equal", flush=True)
    for text, expected, got in wrong[:2]:
        print("  ", repr(text), "\n     expected", expected, "\n     got     ", got)


def compare(name, path, encode, decode, texts, special):
    loaded = probe.ask(load=str(path))
    if "error" in loaded:
        return report(f"{name} loads: {loaded['error']}", [("", "", "")], 1)
    wrong = []
    draw = random.Random(3)
    wrong_decode, wrong_stream = [], []
    for text in texts:
        expected = encode(text)
        got = probe.ask(encode=text, special=special)
        if got != expected:
            wrong.append((text, expected, got))
        # Any ids in any order, so that bytes are cut inside characters.
        ids = expected[:]
        if draw.random() < 0.3:
            draw.shuffle(ids)
        want = decode(ids)
        got = probe.ask(decode=ids, skip=True)
        if got != want:
            wrong_decode.append((ids, want, got))
        # A stream cannot know that a run of bytes will turn out bad; there it marks the bad ones, the package all of them.
        if draw.random() < 0.1 and not (path.name == "tokenizer.json" and "\ufffd" in want):
            got = "".join(probe.ask(stream=ids))
            if got != want:
                wrong_stream.append((ids, want, got))
    report(name, wrong, len(texts))
    report(name + ", decoded", wrong_decode, len(texts))
    report(name + ", streamed (a tenth)", wrong_stream, len(texts))


def sentencepiece_models():
    import sentencepiece
    folder = os.environ.get("LORICA_SPM_MODELS")
    texts = families.random_texts(COUNT)
    for path in sorted(pathlib.Path(folder).glob("*.model*")) if folder else []:
        library = sentencepiece.SentencePieceProcessor(model_file=str(path))
        compare(path.name, path, library.encode, library.decode, texts, False)
    ggml = (DATA / "tokenizers/llama-spm.gguf.inp").read_text(encoding="utf-8").split("\n__ggml_vocab_test__\n")
    published = [[int(i) for i in line.split()] for line in (DATA / "tokenizers/llama-spm.gguf.out").read_text().splitlines()]
    probe.ask(load=str(DATA / "tokenizers/llama-spm.gguf"))
    report("46 published texts (llama-spm.gguf)", [(t, e, g) for t, e in zip(ggml, published) for g in [probe.ask(encode=t)] if g != e], len(published))


def corpus():
    import csv
    rows = list(csv.DictReader(open(DATA / "e2e/train.csv", encoding="utf-8")))[:1500]
    draw = random.Random(11)
    return [" ".join(r.values()) for r in rows] + [families.random_text(draw, 30) for _ in range(300)]


def json_families(kind, names, text):
    texts = families.random_texts(COUNT)
    for name in names:
        spec = families.train(kind, name, text)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "tokenizer.json"
            path.write_text(json.dumps(spec))
            core = Tokenizer.from_str(json.dumps(spec))
            compare(f"{kind}: {name}", path, lambda t: core.encode(t, add_special_tokens=False).ids, lambda i: core.decode(i, skip_special_tokens=True), texts, True)


if not PART or PART == "spm":
    sentencepiece_models()
for kind, names in (("bytes", families.BYTE_LEVEL), ("marked", families.MARKED), ("unigram", families.UNIGRAM)):
    if not PART or PART.split(":")[0] == kind:
        chosen = [n for n in names if PART in ("", kind) or n == PART.split(":")[1]]
        json_families(kind, chosen, corpus())
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
