# SPDX-License-Identifier: GPL-3.0-or-later
"""Lorica's tokenizer against the `tokenizers` package on 10,000 random strings: compare.py LORICA. Ends with "N passed, N failed"."""
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "peft"))
import cases  # noqa: E402
import common  # noqa: E402

passed = failed = 0


def check(name, ok, detail):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    print(("ok    " if ok else "FAIL  ") + name + ": " + detail, flush=True)


def lorica_ids(tokenizer, texts, *more):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.writelines(json.dumps({"text": t}) + "\n" for t in texts)
        file.flush()
        done = subprocess.run([sys.argv[1], "tokenize", "--tokenizer", str(tokenizer), "--in", file.name, "--json", *more], capture_output=True, text=True, check=True)
    return [json.loads(line)["ids"] for line in done.stdout.splitlines()]


core = common.tokenizer().backend_tokenizer
texts = cases.random_texts(10000)
expected = [core.encode(t, add_special_tokens=False).ids for t in texts]
got = lorica_ids(common.GGUF, texts, "--special")
wrong = [(t, e, g) for t, e, g in zip(texts, expected, got) if e != g]
for t, e, g in wrong[:3]:
    print(repr(t), e, g, sep="\n  ")
check("10,000 random strings equal the tokenizers package (SmolLM2)", len(got) == 10000 and not wrong, f"{10000 - len(wrong)} equal")

ggml = (common.DATA / "tokenizers/gpt-2.gguf.inp").read_text(encoding="utf-8").split("\n__ggml_vocab_test__\n")
published = [[int(i) for i in line.split()] for line in (common.DATA / "tokenizers/gpt-2.gguf.out").read_text().splitlines()]
got = lorica_ids(common.DATA / "tokenizers/gpt-2.gguf", ggml[:len(published)])
check("46 published texts (GPT-2)", len(got) == 46 and got == published, f"{sum(a == b for a, b in zip(got, published))} equal")
expected = [core.encode(t, add_special_tokens=False).ids for t in ggml[:46]]
got = lorica_ids(common.GGUF, ggml[:46], "--special")
check("46 published texts (SmolLM2's vocabulary)", got == expected, f"{sum(a == b for a, b in zip(got, expected))} equal")
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
