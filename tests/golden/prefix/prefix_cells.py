# SPDX-License-Identifier: GPL-3.0-or-later
"""PEFT's side of the comparisons of prefix tuning: what a cell is, and its first values. Trains as ../methods does."""
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "methods"))
import cells as methods  # noqa: E402
import torch  # noqa: E402
from peft import PrefixTuningConfig, get_peft_model  # noqa: E402
from peft.tuners.cartridge.utils import initialize_kv_prefix_from_text  # noqa: E402
from safetensors.torch import save_file  # noqa: E402
from transformers import AutoTokenizer  # noqa: E402

TEXT = "Answer every question of the reader in one short and friendly sentence."
RATE = 2e-2

# name: (the model beside ../models, or the tiny Llama; what differs from the defaults)
CELLS = {
    "plain": ("tiny", dict(num_virtual_tokens=8)),
    "projection": ("tiny", dict(num_virtual_tokens=8, prefix_projection=True, encoder_hidden_size=24)),
    "zero": ("tiny", dict(num_virtual_tokens=3, init_weights="zero")),
    "text": ("tiny", dict(num_virtual_tokens=12)),
    "qwen2": ("qwen2", dict(num_virtual_tokens=5)),       # biases, grouped queries
    "gpt2": ("gpt2", dict(num_virtual_tokens=6)),         # learned positions
    "mistral": ("mistral", dict(num_virtual_tokens=5)),   # windows shorter than the rows
    "gemma3": ("gemma3", dict(num_virtual_tokens=9)),     # a window shorter than the prefix, norms over keys
    "phi3": ("phi3", dict(num_virtual_tokens=16)),        # rotations that change with the length
}


def base(cell, tiny):
    name = CELLS[cell][0]
    return methods.base(tiny if name == "tiny" else HERE.parent / "models" / name)


def start(cell, tiny):
    torch.manual_seed(5)
    model = get_peft_model(base(cell, tiny), PrefixTuningConfig(task_type="CAUSAL_LM", **CELLS[cell][1]))
    if cell == "text":
        initialize_kv_prefix_from_text(model, AutoTokenizer.from_pretrained(tiny), text=TEXT)
    return model


def train(model, rows):
    methods.CELLS["prefix"] = (None, RATE, [])
    return methods.train("prefix", model, rows)


def save_start(model, folder):
    """PEFT's folder, and beside it what PEFT does not save: the projection."""
    model.save_pretrained(str(folder))
    encoder = model.prompt_encoder["default"]
    if encoder.prefix_projection:
        save_file({k: v.detach().clone() for k, v in encoder.state_dict().items()}, str(folder / "prefix_encoder.safetensors"))


def small(rows, vocabulary=96):
    """The same rows for the models beside ../models."""
    def fit(t):
        return t if t < 0 else 3 + t % (vocabulary - 3)
    return [([fit(t) for t in ids], [fit(t) for t in labels]) for ids, labels in rows]
