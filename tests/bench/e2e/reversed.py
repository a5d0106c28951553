# SPDX-License-Identifier: GPL-3.0-or-later
"""Text to facts, the E2E data reversed: reversed.py LORICA WORK [base lora qlora peft].

Trains on 1,600 rows of e2e/train.csv drawn with a fixed seed (instruction: the sentence, output: its facts), one epoch, r 16,
learning rate 5e-4, and answers the first reference of the 200 restaurants in e2e/test.jsonl, which are in no training row. BLEU
is sacrebleu's. PEFT trains on the same rows in the same order and answers greedily too. What is in WORK is not made again.
"""
import csv
import json
import pathlib
import random
import subprocess
import sys
import time

import sacrebleu

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "golden/peft"))
import common  # noqa: E402

LORICA, WORK = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
ROWS, RATE, RANK, NEW_TOKENS = 1600, 5e-4, 16, 96
SETTINGS = ["--map", "instruction=ref", "--map", "output=mr", "--adapter.r", RANK, "--train.learning_rate", RATE, "--train.num_train_epochs", 1,
            "--train.shuffle", "false", "--data.validation_fraction", 0]


def lorica(*args):
    subprocess.run([LORICA, *map(str, args)], check=True, capture_output=True)


def rows():
    """The training rows: of restaurants that the test does not ask for, in a fixed random order."""
    asked = {t["mr"] for t in common.e2e_tests()}
    left = [r for r in common.e2e_rows(None) if r[0] not in asked]
    random.Random(0).shuffle(left)
    return left[:ROWS]


def tests():
    return [(t["references"][0], t["mr"]) for t in common.e2e_tests()]


def score(answers):
    metric = sacrebleu.BLEU()
    found = metric.corpus_score(answers, [[facts for _, facts in tests()]])
    exact = sum(a == facts for a, (_, facts) in zip(answers, tests()))
    return {"bleu": found.score, "signature": str(metric.get_signature()), "exact": exact, "answers": len(answers)}


def answers_of(name, *args):
    source, target = WORK / "texts.jsonl", WORK / f"{name}.jsonl"
    source.write_text("".join(json.dumps({"messages": [{"role": "user", "content": text}]}) + "\n" for text, _ in tests()))
    lorica("generate", "--model", common.GGUF, "--in", source, "--out", target, "--max-new-tokens", NEW_TOKENS, "--temperature", 0, *args)
    return [json.loads(line)["response"].strip() for line in target.read_text().splitlines()]


def run_lorica(method):
    data, out = WORK / "rows.csv", WORK / method
    with open(data, "w", newline="", encoding="utf-8") as f:
        csv.writer(f).writerows([("mr", "ref"), *rows()])
    started = time.monotonic()
    lorica("train", "--model", common.GGUF, "--data", data, "--method", method, "--out", out, *SETTINGS)
    trained = time.monotonic()
    quant = ["--quant.type", "nf4"] if method == "qlora" else []
    answers = answers_of(f"{method}_answers", "--adapter", out / "adapter", *quant)
    return {**score(answers), "train_seconds": trained - started, "answer_seconds": time.monotonic() - trained}


def run_base():
    started = time.monotonic()
    return {**score(answers_of("base_answers")), "answer_seconds": time.monotonic() - started}


def run_peft():
    import torch
    from peft import LoraConfig, get_peft_model
    from transformers import get_cosine_schedule_with_warmup
    torch.manual_seed(0)
    tok = common.tokenizer()

    def turns(text, facts=None):
        said = [{"role": "user", "content": text}]
        return said if facts is None else said + [{"role": "assistant", "content": facts}]

    def example(facts, text):
        head = tok(common.render(tok, turns(text), True), add_special_tokens=False)["input_ids"]
        full = tok(common.render(tok, turns(text, facts), False), add_special_tokens=False)["input_ids"]
        return full, [-100] * len(head) + full[len(head):]

    dtype = torch.bfloat16 if "avx512_bf16" in pathlib.Path("/proc/cpuinfo").read_text() else torch.float32
    model = get_peft_model(common.base(dtype), LoraConfig(r=RANK, lora_alpha=32, lora_dropout=0.05, target_modules=common.TARGETS, task_type="CAUSAL_LM"))
    batches = [[example(*r) for r in rows()[at:at + 4]] for at in range(0, ROWS, 4)]
    trained = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=RATE, weight_decay=0.01)
    steps = len(batches) // 4
    schedule = get_cosine_schedule_with_warmup(optimizer, steps // 10, steps)
    started = time.monotonic()
    model.train()
    for step in range(steps):
        group = [common.collate(b) for b in batches[4 * step:4 * step + 4]]
        count = sum(int((b["labels"][:, 1:] != -100).sum()) for b in group)
        for batch in group:
            labels = batch.pop("labels")
            (common.nll_sum(model(**batch).logits, labels) / count).backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step(), schedule.step(), optimizer.zero_grad()
    seconds = time.monotonic() - started
    started, answers = time.monotonic(), []
    model, tok.padding_side = model.merge_and_unload().eval(), "left"
    for at in range(0, len(tests()), 20):
        batch = tok([common.render(tok, turns(text), True) for text, _ in tests()[at:at + 20]], add_special_tokens=False, return_tensors="pt", padding=True)
        ids = model.generate(input_ids=batch["input_ids"], attention_mask=batch["attention_mask"], max_new_tokens=NEW_TOKENS, do_sample=False, eos_token_id=2, pad_token_id=2)
        answers += [tok.decode(i[batch["input_ids"].shape[1]:], skip_special_tokens=True).strip() for i in ids]
    (WORK / "peft_answers.json").write_text(json.dumps(answers))
    return {**score(answers), "train_seconds": seconds, "answer_seconds": time.monotonic() - started, "dtype": str(dtype)}


WORK.mkdir(parents=True, exist_ok=True)
results = WORK / "results.json"
found = json.loads(results.read_text()) if results.exists() else {}
for part in sys.argv[3:] or ["base", "lora", "qlora", "peft"]:
    if part not in found:
        found[part] = {"base": run_base, "peft": run_peft}[part]() if part in ("base", "peft") else run_lorica(part)
        results.write_text(json.dumps(found, indent=1))
    print(part, json.dumps(found[part]), flush=True)
