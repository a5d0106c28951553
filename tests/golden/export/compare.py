#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every export with its proof, and what other programs make of the files: compare.py LORICA TINY_MODEL WORK [smollm2 gpt2 qwen2].

An adapter is trained on each base; every format and type is written with --verify on; llama.cpp loads each GGUF file, transformers
each folder, PEFT the adapter, and they have to agree. Then exports are broken (a tensor scaled by 1.05, a line of the template
removed, the end token dropped): `lorica verify` has to say which check fails. TINY_MODEL is the program that writes a tokenizer of
300 tokens. Prints one line a comparison and ends with "N passed, N failed".
"""
import json
import pathlib
import shutil
import struct
import subprocess
import sys

import numpy as np
import torch
from gguf import GGUFReader
from peft import PeftModel
from transformers import AutoModelForCausalLM

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "peft"), str(HERE.parent / "models"), str(HERE.parent)]
import common  # noqa: E402
import llama_cpp as llama  # noqa: E402
import make_models  # noqa: E402

LORICA, TINY, WORK = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
TYPES = ["f32", "f16", "bf16", "q8_0", "q6_K", "q5_K_M", "q5_0", "q5_1", "q4_K_M", "q4_0", "q4_1"]
passed = failed = 0


def check(name, ok, detail=""):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    print(("ok    " if ok else "FAIL  ") + name + (": " + str(detail) if detail != "" else ""), flush=True)


def lorica(*args, code=0):
    done = subprocess.run([LORICA, *map(str, args)], capture_output=True, text=True)
    if done.returncode not in (code if isinstance(code, tuple) else (code,)):
        raise SystemExit(f"lorica {' '.join(map(str, args))}\n{done.stderr}")
    return done.stdout


class Subject:
    """A base, an adapter trained on it, and ids to look at."""

    def __init__(self, name):
        self.name, self.folder = name, WORK / name
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.banned = []
        if name == "smollm2":
            self.base = common.GGUF
            self.ids = common.tokenizer()("Once upon a time", add_special_tokens=False)["input_ids"]
            rows = common.e2e_rows(48)
        else:
            self.base = self.folder / f"base-{sorted(make_models.MODELS).index(name)}"
            make_models.build(name, vocab_size=300).save_pretrained(self.base)
            subprocess.run([TINY, self.folder / "tokenizer"], check=True)
            for file in (self.folder / "tokenizer").glob("token*"):
                shutil.copy(file, self.base)
            self.ids = make_models.ids_of(24, 5)
            texts = json.loads((self.base / "tokenizer.json").read_text())["model"]["vocab"]
            allowed = {i for text, i in texts.items() if text.isascii() and text.isalnum()}
            self.banned = sorted(set(range(300)) - allowed)   # llama.cpp tells no tokens that are not whole characters
            rows = [(f"What is {i}?", f"It is {3 * i}.") for i in range(48)]
        (self.folder / "rows.jsonl").write_text("".join(json.dumps({"instruction": a, "output": b}) + "\n" for a, b in rows))
        lorica("train", "--model", self.base, "--data", self.folder / "rows.jsonl", "--method", "lora", "--adapter.r", 4, "--train.max_steps", 6, "--train.learning_rate", 5e-3,
               "--data.validation_fraction", 0, "--out", self.folder / "run")
        self.adapter = self.folder / "run/adapter"
        self.both = ("--model", self.base, "--adapter", self.adapter)

    def torch_base(self):
        if self.name == "smollm2":
            return common.base().eval()
        return AutoModelForCausalLM.from_pretrained(self.base, dtype=torch.float32, attn_implementation="eager").eval()

    def export(self, out, *more):
        """Writes it and has it proved; the verification."""
        shutil.rmtree(out, ignore_errors=True) if out.is_dir() else out.unlink(missing_ok=True)
        result = json.loads(lorica("export", *self.both, "--out", out, *more, "--verify", "on", "--json").splitlines()[-1])
        return result["verification"]

    def failing(self, path):
        """The checks of its verification that fail."""
        result = json.loads(lorica("verify", path, *self.both, "--json", code=(0, 1)).splitlines()[-1])
        return {c["name"] for c in result["checks"] if not c["passed"]}

    def llama_cpp(self, path, count, adapter=None):
        """Greedy tokens behind the ids, fewer where the answer ends."""
        return [t["id"] for t in llama.greedy(llama.server(path, count, adapter=adapter), self.ids, count, self.banned)]

    def agreement(self, model, tokens, near=1e-3):
        """How many tokens are the model's likeliest on what stands before, or as likely to `near`."""
        with torch.no_grad():
            logp = torch.log_softmax(model(torch.tensor([self.ids + tokens])).logits[0, len(self.ids) - 1:-1].float(), -1)
        logp[:, self.banned] = -1e9
        return sum((row.max() - row[token]).item() < near for row, token in zip(logp, tokens))


def scale_gguf(path):
    """One tensor's numbers times 1.05, in place."""
    tensor = next(t for t in GGUFReader(path, "r+").tensors if t.name == "blk.1.ffn_down.weight")
    if tensor.tensor_type.name in ("F32", "F16"):   # rows of no whole blocks stay as they are
        values = tensor.data
        values *= values.dtype.type(1.05)
    else:   # q8_0: a float16 scale before 32 bytes
        blocks = tensor.data.reshape(-1, 34)
        scales = blocks[:, :2].copy().view(np.float16) * np.float16(1.05)
        blocks[:, :2] = scales.view(np.uint8)


def blank_template(path):
    field = GGUFReader(path, "r+").fields["tokenizer.chat_template"].parts[-1]
    text = bytes(field)
    end = text.index(b"%}") + 2 if b"\n" not in text.strip() else text.index(b"\n")
    field[:end] = np.frombuffer(b" " * end, dtype=np.uint8)


def drop_end(path):
    data = path.read_bytes()
    assert b"tokenizer.ggml.eos_token_id" in data
    path.write_bytes(data.replace(b"tokenizer.ggml.eos_token_id", b"tokenizer.ggml.eos_token_ix", 1))


def scale_safetensors(folder):
    path = folder / "model.safetensors"
    with open(path, "r+b") as f:
        size = struct.unpack("<Q", f.read(8))[0]
        header = json.loads(f.read(size))
        name = next(n for n in header if "layers.1.mlp.down_proj.weight" in n or "h.1.mlp.c_proj.weight" in n)
        begin, end = header[name]["data_offsets"]
        f.seek(8 + size + begin)
        values = np.frombuffer(f.read(end - begin), dtype=np.float32) * np.float32(1.05)
        f.seek(8 + size + begin)
        f.write(values.tobytes())


def edit(folder, name, change):
    found = json.loads((folder / name).read_text())
    change(found)
    (folder / name).write_text(json.dumps(found))


def drop_end_token(folder):
    for name in ("tokenizer_config.json", "special_tokens_map.json"):
        if (folder / name).exists():
            edit(folder, name, lambda j: j.pop("eos_token", None))


def remove_line(folder):
    (folder / "chat_template.jinja").unlink(missing_ok=True)

    def change(config):
        chat = config["chat_template"]
        config["chat_template"] = chat[chat.index("%}") + 2:]
    edit(folder, "tokenizer_config.json", change)


def compare_good(s):
    name = s.name
    whole = PeftModel.from_pretrained(s.torch_base(), s.adapter).eval()
    ids = torch.tensor([s.ids])
    with torch.no_grad():
        want, plain = whole(ids).logits, s.torch_base()(ids).logits
    check(f"{name}: PEFT loads the adapter", (want - plain).abs().max() > 1e-2, f"it moves logits by up to {(want - plain).abs().max():.2f}")
    for dtype, bound in (("f32", 1e-3), ("bf16", None), ("f16", None)):
        out = s.folder / f"merged-{dtype}"
        proof = s.export(out, "--format", "safetensors", "--quant", dtype)
        with torch.no_grad():
            got = AutoModelForCausalLM.from_pretrained(out, dtype=torch.float32, attn_implementation="eager").eval()(ids).logits
        gap = ((got - want).norm() / want.norm()).item()
        check(f"{name}: safetensors {dtype} is proved, and transformers finds base + adapter in it", proof["passed"] and gap < (bound or 2e-2), f"{len(proof['checks'])} checks; logits differ by {gap:.1e} of their size")
    for quant in TYPES:
        out = s.folder / f"{quant}.gguf"
        proof = s.export(out, "--quant", quant)
        tokens = s.llama_cpp(out, 16)
        agree = s.agreement(whole, tokens, 1e-3 if quant == "f32" else 5e-2)   # llama.cpp rounds the inputs of the others' products, how far is the processor's
        need = 1 if quant == "f32" else 0.85 if quant in ("f16", "bf16", "q8_0") else 0
        check(f"{name}: GGUF {quant} is proved, and llama.cpp goes on with it", proof["passed"] and len(tokens) > 8 and agree >= need * len(tokens),
              f"{agree} of {len(tokens)} tokens are PEFT's")
    alone, base = s.folder / "adapter.gguf", s.folder / "base.gguf"
    for path, more in ((alone, s.both + ("--format", "gguf-lora")), (base, ("--model", s.base, "--quant", "f32"))):
        path.unlink(missing_ok=True)
        lorica("export", *more, "--out", path)
    tokens = s.llama_cpp(base, 16, alone)
    check(f"{name}: llama.cpp with the adapter as GGUF beside the base", len(tokens) > 8 and s.agreement(whole, tokens) == len(tokens),
          f"{s.agreement(whole, tokens)} of {len(tokens)} tokens are PEFT's")


def compare_broken(s):
    name = s.name
    for quant in ("f32", "q8_0"):
        for what, change, told in (("a tensor times 1.05", scale_gguf, "weights"), ("a template without a line", blank_template, "template"), ("no end token", drop_end, "ends")):
            broken = s.folder / "broken.gguf"
            shutil.copy(s.folder / f"{quant}.gguf", broken)
            change(broken)
            found = s.failing(broken)
            check(f"{name}: {what} in GGUF {quant} is caught", told in found, ", ".join(sorted(found)))
    for what, change, told in (("a tensor times 1.05", scale_safetensors, "weights"), ("a template without a line", remove_line, "template"),
                               ("no end token", drop_end_token, "ends"),
                               ("no end for generation", lambda f: edit(f, "generation_config.json", lambda j: j.pop("eos_token_id")), "ends")):
        broken = s.folder / "broken"
        shutil.rmtree(broken, ignore_errors=True)
        shutil.copytree(s.folder / "merged-f32", broken)
        change(broken)
        found = s.failing(broken)
        check(f"{name}: {what} in safetensors is caught", told in found, ", ".join(sorted(found)))


WORK.mkdir(parents=True, exist_ok=True)
for one in sys.argv[4:] or ["smollm2", "gpt2", "qwen2"]:
    subject = Subject(one)
    compare_good(subject)
    compare_broken(subject)
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
