# SPDX-License-Identifier: GPL-3.0-or-later
"""Lorica's GGUF exports of the real base against gguf-py, transformers and llama.cpp: compare.py LORICA WORK [types scores greedy lora].

Prints one line a comparison and ends with "N passed, N failed". llama.cpp is the one in the xllamacpp wheel.
"""
import json
import math
import pathlib
import subprocess
import sys

import numpy as np
import torch
from gguf import GGMLQuantizationType, GGUFReader, quantize

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "peft"), str(HERE.parent)]
import common  # noqa: E402
import llama_cpp as llama  # noqa: E402
import reference  # noqa: E402

LORICA, WORK = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
QUANTS = ["f32", "f16", "bf16", "q8_0", "q4_0", "q4_1", "q5_0", "q5_1", "q4_K_M", "q5_K_M", "q6_K"]
PROMPTS = ["The capital of France is", "def fibonacci(n):", "Once upon a time", "Water boils at"]
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


made = set()


def exported(quant):
    path = WORK / f"{quant}.gguf"
    if path not in made:
        made.add(path)
        path.unlink(missing_ok=True)
        lorica("export", "--model", common.GGUF, "--format", "gguf", "--quant", quant, "--out", path)
    return path


def llama_cpp(path, prompts, count, adapter=None):
    """Greedy ids and their log-probabilities, one list a prompt."""
    server = llama.server(path, count, 512, adapter=adapter)
    return [[(t["id"], t["logprob"], [o["logprob"] for o in t["top_logprobs"]]) for t in llama.greedy(server, ids, count)] for ids in prompts]


def compare_types():
    lib = reference.library()
    base = {t.name: reference.decode(t.tensor_type.name, t.data) for t in GGUFReader(exported("f32")).tensors}
    shapes = {t.name: list(t.shape) for t in GGUFReader(common.GGUF).tensors}
    for quant in QUANTS:
        reader = GGUFReader(exported(quant))
        plain = worst_bytes = 0
        ratios, kinds = {}, {}
        for t in reader.tensors:
            kind = t.tensor_type.name
            kinds[kind] = kinds.get(kind, 0) + 1
            x = base[t.name].reshape(t.data.shape[0] if t.data.ndim > 1 else 1, -1).astype(np.float32)
            if kind in ("Q4_K", "Q5_K", "Q6_K"):
                rows = np.array_split(np.arange(x.shape[0]), max(1, x.shape[0] // 2048))[0]
                theirs = reference.rms(reference.decode(kind, reference.encode(lib, kind, x[rows])), x[rows])
                ratios.setdefault(kind, []).append(reference.rms(reference.decode(kind, np.atleast_2d(t.data)[rows]), x[rows]) / theirs)
            else:
                plain += 1
                want = quantize(x, t.tensor_type).view(np.uint8).reshape(-1)
                worst_bytes = max(worst_bytes, int((want != np.ascontiguousarray(t.data).view(np.uint8).reshape(-1)).sum()))
        check(f"{quant}: gguf-py reads it, shapes are the base's", {t.name: list(t.shape) for t in reader.tensors} == shapes, json.dumps(kinds))
        check(f"{quant}: bytes of {plain} plain tensors are gguf-py's", worst_bytes == 0, f"most differing bytes of a tensor {worst_bytes}")
        for kind, all_ratios in ratios.items():
            check(f"{quant}: error of {len(all_ratios)} {kind} tensors at most 1.02 of llama.cpp's", max(all_ratios) <= 1.02,
                  f"largest ratio {max(all_ratios):.4f}, mean {sum(all_ratios) / len(all_ratios):.4f}")


def compare_scores():
    rows = common.e2e_rows(4672)[-10:]
    source = WORK / "rows.jsonl"
    source.write_text("".join(json.dumps({"messages": common.messages(*r)}) + "\n" for r in rows))
    tok = common.tokenizer()
    for quant in QUANTS:
        ours = [json.loads(line) for line in lorica("score", "--model", exported(quant), "--in", source, "--model.dtype", "float32", "--json").splitlines()]
        ours = [r for r in ours if "nll" in r]
        tokens = sum(r["tokens"] for r in ours)
        mean = sum(r["nll"] for r in ours) / tokens
        if quant not in ("f32", "q8_0", "q4_K_M"):
            check(f"{quant}: reads back and scores", math.isfinite(mean), f"mean negative log-likelihood {mean:.5f} over {tokens} tokens")
            continue
        model = common.base(torch.float32, exported(quant))
        gap = 0.0
        with torch.no_grad():
            for (mr, ref), own in zip(rows, ours):
                ids, labels = common.example(tok, mr, ref)
                logits = model(torch.tensor([ids])).logits
                gap = max(gap, abs(common.nll_sum(logits, torch.tensor([labels])).item() - own["nll"]) / own["tokens"])
        check(f"{quant}: transformers loads it and scores alike", gap <= 1e-4, f"mean {mean:.5f}; largest gap of a row {gap:.1e} a token")


def rounded_as_llama_cpp(model):
    """llama.cpp multiplies 8-bit weights with inputs that it rounds to q8_0 too: blocks of 32, their scale a float16."""
    def rounded(_, inputs):
        x = inputs[0]
        blocks = x.float().reshape(-1, 32)
        scale = blocks.abs().amax(1, keepdim=True) / 127
        codes = torch.where(scale > 0, torch.round(blocks / scale), 0)
        return ((codes * scale.half().float()).reshape(x.shape).to(x.dtype),)
    for module in model.modules():
        if isinstance(module, torch.nn.Linear):
            module.register_forward_pre_hook(rounded)
    return model


def compare_greedy():
    tok = common.tokenizer()
    prompts = [tok(p, add_special_tokens=False)["input_ids"] for p in PROMPTS]
    prompts += [tok(common.render(tok, common.messages(test["mr"]), True), add_special_tokens=False)["input_ids"] for test in common.e2e_tests()[:12]]
    for quant in ("f32", "f16", "q8_0", "q4_K_M"):
        theirs = llama_cpp(exported(quant), prompts, 64)
        model = common.base(torch.float32, exported(quant))
        same = total = ties = kept = 0
        gap = moved = 0.0

        def forced(model, ids, steps):
            with torch.no_grad():
                return model(torch.tensor([ids + [s[0] for s in steps]])).logits[0, len(ids) - 1:-1].log_softmax(-1)

        plain = [forced(model, ids, steps) for ids, steps in zip(prompts, theirs)]
        for logits, steps in zip(plain, theirs):
            for at, (token, logprob, top) in enumerate(steps):
                total += 1
                same += int(logits[at].argmax()) == token
                ties += int(logits[at].argmax()) != token and top[0] - top[1] < 1e-3
                gap += abs(logits[at, token].item() - logprob)
        note = ""
        if quant == "q8_0":   # how much llama.cpp's rounding of inputs alone moves
            rounded_as_llama_cpp(model)
            for logits, ids, steps in zip(plain, prompts, theirs):
                other = forced(model, ids, steps)
                kept += (other.argmax(-1) == logits.argmax(-1)).sum().item()
                moved += sum(abs(other[at, s[0]] - logits[at, s[0]]).item() for at, s in enumerate(steps))
            note = f"; transformers with inputs rounded alike against itself {100 * kept / total:.2f} %, {moved / total:.5f}"
        # llama.cpp keeps keys and values in float16, so even float32 may part at a near-tie.
        need = {"f32": total - ties - 1, "f16": 0.98 * total, "q8_0": min(0.98 * total, kept - 0.01 * total), "q4_K_M": 0.9 * total}[quant]
        check(f"{quant}: llama.cpp's greedy tokens are the best of transformers on the same file", same >= need,
              f"{100 * same / total:.2f} %, {same} of {total}, {ties} near-ties; mean difference in log-probability {gap / total:.5f}{note}")
        if quant == "f32":
            for prompt, steps in zip(PROMPTS, theirs):
                ours = lorica("generate", "--model", exported(quant), "--raw", "--prompt", prompt, "--temperature", 0, "--max-new-tokens", 64, "--model.dtype", "float32")
                text = tok.decode([s[0] for s in steps], skip_special_tokens=True)
                margin = min(s[2][0] - s[2][1] for s in steps)
                check(f"64 greedy tokens after {prompt!r} equal llama.cpp's", ours.strip("\n") == text.strip("\n") or margin < 1e-3,
                      f"{len(steps)} tokens, smallest margin {margin:.4f}")


def compare_lora():
    from peft import LoraConfig, get_peft_model
    folder = WORK / "adapter"
    if not folder.exists():
        torch.manual_seed(11)
        config = LoraConfig(r=8, lora_alpha=16, target_modules=common.TARGETS, use_rslora=True, rank_pattern={"q_proj": 4, "down_proj": 6},
                            alpha_pattern={"k_proj": 24}, init_lora_weights=False)
        model = get_peft_model(common.base(), config)
        for name, value in model.named_parameters():
            if "lora_" in name:
                value.data.mul_(0.1)
        model.save_pretrained(folder)
    lora, merged = WORK / "lora.gguf", WORK / "merged.gguf"
    for path, form in ((lora, ["gguf-lora"]), (merged, ["gguf", "--quant", "f32"])):
        path.unlink(missing_ok=True)
        lorica("export", "--model", common.GGUF, "--adapter", folder, "--format", *form, "--out", path)
    tok = common.tokenizer()
    prompts = [tok(p, add_special_tokens=False)["input_ids"] for p in PROMPTS]
    plain, with_adapter, whole = llama_cpp(exported("f32"), prompts, 32), llama_cpp(exported("f32"), prompts, 32, lora), llama_cpp(merged, prompts, 32)
    # Two ways to round the same sums: they may part where the two best tokens are as good as each other.
    same = total = 0
    for x, y in zip(with_adapter, whole):
        for a, b in zip(x, y):
            if a[0] != b[0] and b[2][0] - b[2][1] < 1e-3:
                break
            same, total = same + (a[0] == b[0]), total + 1
    gap = max(abs(x[0][1] - y[0][1]) for x, y in zip(with_adapter, whole))
    moved = max(abs(x[0][1] - y[0][1]) for x, y in zip(plain, whole))
    check("llama.cpp: base + GGUF adapter is the merged file (rsLoRA, rank and alpha patterns)", same == total > 64 and gap < 1e-3 and moved > 0.05,
          f"{same} of {total} tokens up to a near-tie; first log-probability differs by {gap:.1e}, the adapter moved it by {moved:.2f}")


WORK.mkdir(parents=True, exist_ok=True)
for part in sys.argv[3:] or ["types", "scores", "greedy", "lora"]:
    globals()[f"compare_{part}"]()
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
