# SPDX-License-Identifier: GPL-3.0-or-later
"""Lorica against transformers and PEFT on the real base: compare.py LORICA WORK [train score merge generate bleu].

LORICA is the program; WORK a folder for what is made on the way (PEFT's side is kept there and used again).
Prints one line a comparison and ends with "N passed, N failed".
"""
import json
import os
import pathlib
import subprocess
import sys

import torch
from peft import PeftModel
from safetensors.torch import load_file
from transformers import AutoModelForCausalLM, AutoTokenizer

import common

HERE = pathlib.Path(__file__).parent
LORICA, WORK = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
passed = failed = 0


def check(name, ok, detail):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    print(("ok    " if ok else "FAIL  ") + name + ": " + detail, flush=True)


def lorica(*args):
    done = subprocess.run([LORICA, *map(str, args)], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"lorica {' '.join(map(str, args))}\n{done.stderr}")
    return done.stdout


def fresh(name):
    path = WORK / name
    if path.exists():
        subprocess.run(["rm", "-rf", path], check=True)
    return path


def peft_run(name, *args):
    if not (WORK / name / "steps.json").exists():
        subprocess.run([sys.executable, HERE / "train_peft.py", WORK / name, *args], check=True)
    return WORK / name


def train_lorica(name, start, rows, *more):
    out = fresh(name)
    lorica("train", "--model", common.GGUF, "--data", common.DATA / "e2e/train.csv", "--map", "instruction=mr", "--map", "output=ref",
           "--data.prompt_template", common.PROMPT, "--method", "lora", "--adapter.init_from", start, "--adapter.lora_dropout", 0,
           "--train.max_rows", rows, "--train.num_train_epochs", 1, "--train.learning_rate", 5e-4, "--train.shuffle", "false",
           "--data.validation_fraction", 0, "--out", out, *more)
    return out


def steps_of(run):
    lines = (run / "events.jsonl").read_text().splitlines()
    return [e for e in map(json.loads, lines) if e["type"] == "train_step"]


def compare_train():
    peft = peft_run("parity20", "--rows", "320")
    run = train_lorica("lorica20", peft / "start", 320, "--model.dtype", "float32")
    theirs, ours = json.loads((peft / "steps.json").read_text())["steps"], steps_of(run)
    worst = max(abs(o["loss"] - t["loss"]) / t["loss"] for o, t in zip(ours, theirs))
    check("20 steps' losses within 0.2 %", len(ours) == len(theirs) == 20 and worst < 2e-3, f"largest deviation {100 * worst:.4f} %")
    a, b = load_file(peft / "adapter/adapter_model.safetensors"), load_file(run / "adapter/adapter_model.safetensors")
    gap = max(((a[k] - b[k]).norm() / a[k].norm()).item() for k in a)
    check("final tensors within 1 %", a.keys() == b.keys() and gap < 1e-2, f"largest norm of difference over norm {100 * gap:.4f} %")


def compare_score():
    peft = peft_run("parity20", "--rows", "320")
    rows = common.e2e_rows(4672)[-100:]
    source = WORK / "score.jsonl"
    source.write_text("".join(json.dumps({"messages": common.messages(*r)}) + "\n" for r in rows))
    tok = common.tokenizer()

    def reference(dtype, attention):
        model = AutoModelForCausalLM.from_pretrained(common.GGUF.parent, gguf_file=common.GGUF.name, dtype=dtype, attn_implementation=attention)
        model = PeftModel.from_pretrained(model, peft / "adapter").eval()
        out = []
        with torch.no_grad():
            for row in rows:
                batch = common.collate([common.example(tok, *row)])
                labels = batch.pop("labels")
                n = int((labels[:, 1:] != -100).sum())
                out.append((common.nll_sum(model(**batch).logits, labels).item() / n, n))
        return out

    def ours(dtype):
        text = lorica("score", "--model", common.GGUF, "--adapter", peft / "adapter", "--in", source, "--model.dtype", dtype)
        got = [json.loads(line) for line in text.splitlines()]
        return [(g["nll"] / g["tokens"], g["tokens"]) for g in got]

    full, mine = reference(torch.float32, "sdpa"), ours("float32")
    worst = max(abs(a[0] - b[0]) for a, b in zip(full, mine))
    same = all(a[1] == b[1] for a, b in zip(full, mine))
    check("score equals transformers + PEFT to 1e-4 a token (fp32, 100 rows)", len(mine) == 100 and same and worst < 1e-4, f"largest {worst:.2e}")
    sdpa, eager, half = reference(torch.bfloat16, "sdpa"), reference(torch.bfloat16, "eager"), ours("bfloat16")
    spread = max(abs(a[0] - b[0]) for a, b in zip(sdpa, eager))
    worst = max(abs(a[0] - b[0]) for a, b in zip(sdpa, half))
    check("score in bf16 within sdpa-eager or 1e-2", worst <= max(spread, 1e-2), f"ours {worst:.2e}, sdpa against eager {spread:.2e}")


def compare_merge():
    peft = peft_run("parity20", "--rows", "320")
    out = fresh("merged")
    lorica("merge", "--model", common.GGUF, "--adapter", peft / "adapter", "--out", out, "--dtype", "float32")
    merged = AutoModelForCausalLM.from_pretrained(out, dtype=torch.float32).eval()
    both = PeftModel.from_pretrained(common.base(), peft / "adapter").eval()
    ours, theirs = AutoTokenizer.from_pretrained(out), common.tokenizer()
    worst, same = 0.0, True
    with torch.no_grad():
        for row in common.e2e_rows(4672)[-10:]:
            turns = common.messages(*row)
            ids = theirs(common.render(theirs, turns, False), add_special_tokens=False)["input_ids"]
            mine = ours(ours.apply_chat_template(turns, tokenize=False), add_special_tokens=False)["input_ids"]
            same = same and ids == mine
            batch = torch.tensor([ids])
            worst = max(worst, (merged(batch).logits - both(batch).logits).abs().max().item())
    check("merged folder equals base + adapter in PEFT", same and worst < 1e-3, f"largest logit difference {worst:.2e}, same tokens {same}")


def compare_generate():
    tok, model = common.tokenizer(), common.base().eval()
    prompts = [common.messages(t["mr"]) for t in common.e2e_tests()[:20]]
    source, target = WORK / "generate.jsonl", fresh("generated.jsonl")
    source.write_text("".join(json.dumps({"messages": p}) + "\n" for p in prompts))
    lorica("generate", "--model", common.GGUF, "--model.dtype", "float32", "--in", source, "--out", target, "--max-new-tokens", 64, "--temperature", 0)
    texts = [json.loads(line)["response"] for line in target.read_text().splitlines()]
    equal = 0
    for prompt, text in zip(prompts, texts):
        batch = tok(common.render(tok, prompt, True), add_special_tokens=False, return_tensors="pt")
        ids = model.generate(input_ids=batch["input_ids"], attention_mask=batch["attention_mask"], max_new_tokens=64, do_sample=False, eos_token_id=2, pad_token_id=2)[0]
        expected = tok.decode(ids[batch["input_ids"].shape[1]:], skip_special_tokens=True)
        equal += expected == text
        if expected != text:
            print("  expected", repr(expected), "\n  got     ", repr(text))
    check("64 greedy tokens equal transformers' on 20 prompts (fp32)", equal == len(prompts) == 20, f"{equal} of {len(prompts)}")


def bleu(responses):
    import sacrebleu
    tests = common.e2e_tests()
    width = max(len(t["references"]) for t in tests)
    references = [[t["references"][i] if i < len(t["references"]) else None for t in tests] for i in range(width)]
    return sacrebleu.corpus_bleu(responses, references).score


def fast_dtype():
    """What PEFT trains fastest in here: bfloat16 products are emulated, and hundreds of times slower, without instructions for them."""
    flags = pathlib.Path("/proc/cpuinfo").read_text()
    return "bfloat16" if "avx512_bf16" in flags or "amx_bf16" in flags else "float32"


BLEU_ROWS = int(os.environ.get("LORICA_BLEU_ROWS", 1600))  # of one epoch; both sides train on them


def compare_bleu():
    dtype = fast_dtype()
    peft = peft_run(f"bleu{BLEU_ROWS}", "--rows", str(BLEU_ROWS), "--warmup", "10", "--dtype", dtype, "--dropout", "0.05")
    tests = common.e2e_tests()
    cache = WORK / f"peft_answers{BLEU_ROWS}.json"
    if not cache.exists():
        tok = common.tokenizer()
        tok.padding_side = "left"
        model = PeftModel.from_pretrained(common.base(getattr(torch, dtype)), peft / "adapter").merge_and_unload().eval()
        answers = []
        for at in range(0, len(tests), 20):
            batch = tok([common.render(tok, common.messages(t["mr"]), True) for t in tests[at:at + 20]], add_special_tokens=False, return_tensors="pt", padding=True)
            ids = model.generate(input_ids=batch["input_ids"], attention_mask=batch["attention_mask"], max_new_tokens=96, do_sample=False, eos_token_id=2, pad_token_id=2)
            answers += [tok.decode(i[batch["input_ids"].shape[1]:], skip_special_tokens=True).strip() for i in ids]
        cache.write_text(json.dumps(answers))
    theirs = bleu(json.loads(cache.read_text()))
    out, source, target = fresh("lorica100"), WORK / "test.jsonl", fresh("answers.jsonl")
    lorica("train", "--model", common.GGUF, "--data", common.DATA / "e2e/train.csv", "--map", "instruction=mr", "--map", "output=ref",
           "--data.prompt_template", common.PROMPT, "--method", "lora", "--adapter.r", 16, "--train.max_rows", BLEU_ROWS,
           "--train.num_train_epochs", 1, "--train.learning_rate", 5e-4, "--train.shuffle", "false", "--data.validation_fraction", 0, "--out", out)
    source.write_text("".join(json.dumps({"messages": common.messages(t["mr"])}) + "\n" for t in tests))
    lorica("generate", "--model", common.GGUF, "--adapter", out / "adapter", "--in", source, "--out", target, "--max-new-tokens", 96, "--temperature", 0)
    mine = bleu([json.loads(line)["response"].strip() for line in target.read_text().splitlines()])
    check("BLEU on 200 prompts not below PEFT's by more than 1.5", mine > theirs - 1.5, f"Lorica {mine:.2f}, PEFT {theirs:.2f}, {BLEU_ROWS} rows each")


WORK.mkdir(parents=True, exist_ok=True)
parts = {"train": compare_train, "score": compare_score, "merge": compare_merge, "generate": compare_generate, "bleu": compare_bleu}
for part in sys.argv[3:] or parts:
    parts[part]()
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
