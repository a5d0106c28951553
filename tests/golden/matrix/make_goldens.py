# SPDX-License-Identifier: GPL-3.0-or-later
"""Methods x bases x architectures, what PEFT and the `adapters` library train: make_goldens.py TINY_MODEL OUT SEED [METHOD ...].

OUT/ARCHITECTURE-METHOD/ has start/, the folder that every base begins with, and for each base (float32, nf4 with double
quantization, int8; computed in float32) final-BASE/ and BASE.json: the losses of 20 steps of 4 rows, the loss of the first rows after
the last step with the adapter as the library reads it from its own file, and how far the library is from itself when the rows
of a step go one by one instead of padded ("spread"). SEED draws the first values. `bottleneck` needs the environment of
../bottleneck, everything else that of ../requirements.txt.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import warnings

warnings.filterwarnings("ignore")
os.environ.setdefault("HF_HUB_OFFLINE", "1")
import bitsandbytes  # noqa: E402
import torch  # noqa: E402
from safetensors.torch import load_file  # noqa: E402
from transformers import AutoModelForCausalLM, BitsAndBytesConfig, get_scheduler  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
STEPS, BATCH, DECAY, WARMUP = 20, 4, 0.01, 2
BASES = ["float32", "nf4", "int8"]
RATES = {"lora": 5e-3, "dora": 5e-3, "ia3": 2e-2, "prefix": 2e-2, "bottleneck": 5e-3, "full": 2e-3}
LLAMA = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
# architecture: (targets of LoRA, of (IA)3, those of these fed by the MLP)
MODULES = {
    "llama": (LLAMA, ["k_proj", "v_proj", "down_proj"], ["down_proj"]),
    "qwen2": (LLAMA, ["k_proj", "v_proj", "down_proj"], ["down_proj"]),
    "gpt2": (["c_attn", "c_proj", "c_fc"], ["c_attn", "mlp.c_proj"], ["mlp.c_proj"]),
}

WHOLE = ["mistral", "qwen3", "gemma2", "gemma3", "phi3"]   # in full alone: norms and fused matrices of their own

# On processors with AVX-512 for bfloat16 bitsandbytes packs 4-bit weights for products in bfloat16, and refuses matrices as small as ours.
bitsandbytes.nn.modules.has_avx512bf16 = lambda: False


def error_of_short_rows():
    short = torch.randn(96, 32)
    decoded = bitsandbytes.functional.dequantize_4bit(*bitsandbytes.functional.quantize_4bit(short, blocksize=64, quant_type="nf4"))
    return ((decoded - short).norm() / short.norm()).item()


# Seen with 0.50.2 and AVX-512: 0.17 to 0.40 instead of NF4's 0.09, for rows shorter than a block. There its own formula in torch decodes.
if error_of_short_rows() > 0.12:
    from bitsandbytes.backends.default.ops import _dequantize_4bit_compute
    from bitsandbytes.backends.utils import _get_4bit_code

    def by_formula(A, absmax, blocksize, quant_type, shape, dtype):
        return _dequantize_4bit_compute(A.view(torch.uint8).reshape(-1), absmax, _get_4bit_code(quant_type, A.device), blocksize, shape, dtype)

    OVERRIDE = torch.library.Library("bitsandbytes", "IMPL")
    OVERRIDE.impl("dequantize_4bit", by_formula, "CPU", allow_override=True)
    assert error_of_short_rows() < 0.12
    print("bitsandbytes decodes rows shorter than a block wrongly on this processor: its formula in torch is used instead of its kernel", file=sys.stderr)

# PEFT's DoRA puts an int8 weight back on the CPU at every pass, which bitsandbytes 0.50.2 takes for a new one without scales.
begin_int8 = bitsandbytes.nn.Linear8bitLt.init_8bit_state
bitsandbytes.nn.Linear8bitLt.init_8bit_state = lambda layer: None if layer.state.CB is not None and layer.weight.SCB is None else begin_int8(layer)


def folder_of(architecture, tiny):
    return tiny if architecture == "llama" else HERE.parent / "models" / architecture


def base(folder, kind):
    config = {"float32": None, "int8": BitsAndBytesConfig(load_in_8bit=True),
              "nf4": BitsAndBytesConfig(load_in_4bit=True, bnb_4bit_quant_type="nf4", bnb_4bit_use_double_quant=True, bnb_4bit_compute_dtype=torch.float32)}[kind]
    more = {} if config is None else {"quantization_config": config, "device_map": "cpu"}
    return AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32, attn_implementation="eager", **more)


def decoded(folder, kind):
    """The model of the numbers that a quantized base stands for: `adapters` puts nothing on a quantized GPT-2."""
    model = base(folder, "float32")
    for name, layer in base(folder, kind).named_modules():
        if isinstance(layer, bitsandbytes.nn.Linear4bit):
            numbers = bitsandbytes.functional.dequantize_4bit(layer.weight.data, layer.weight.quant_state)
        elif isinstance(layer, bitsandbytes.nn.Linear8bitLt):
            numbers = layer.weight.CB.float() * (layer.weight.SCB / 127).unsqueeze(1)
        else:
            continue
        model.get_submodule(name).weight.data = numbers.float().T.contiguous()  # GPT-2's layers are [in, out]
    return model


def adapted(model, architecture, method):
    if method == "full":
        return model.requires_grad_(True)
    lora, scaled, fed = MODULES[architecture]
    if method == "bottleneck":
        import adapters
        adapters.init(model)
        model.add_adapter("bottleneck", config=adapters.DoubleSeqBnConfig(reduction_factor=8))
        model.train_adapter("bottleneck")
    else:
        import peft
        config = {"lora": lambda: peft.LoraConfig(r=4, lora_alpha=8, target_modules=lora, task_type="CAUSAL_LM"),
                  "dora": lambda: peft.LoraConfig(r=4, lora_alpha=8, target_modules=lora, use_dora=True, task_type="CAUSAL_LM"),
                  "ia3": lambda: peft.IA3Config(target_modules=scaled, feedforward_modules=fed, task_type="CAUSAL_LM"),
                  "prefix": lambda: peft.PrefixTuningConfig(num_virtual_tokens=6, task_type="CAUSAL_LM")}[method]()
        model = peft.get_peft_model(model, config)
    if method in ("bottleneck", "lora"):  # so that every gradient is at work from the first step on
        with torch.no_grad():
            for p in model.parameters():
                if p.requires_grad:
                    p.add_(0.02 * torch.randn_like(p))
    return model


def save(model, folder, method):
    if method == "bottleneck":
        pathlib.Path(folder).mkdir(parents=True)
        model.save_adapter(str(folder), "bottleneck", use_safetensors=True)
    else:
        model.save_pretrained(str(folder))


def load(architecture, tiny, kind, method, adapter):
    if method == "full":
        return base(adapter, kind)
    model = (decoded if (architecture, method) == ("gpt2", "bottleneck") else base)(folder_of(architecture, tiny), kind)
    if method == "bottleneck":
        import adapters
        adapters.init(model)
        model.set_active_adapters(model.load_adapter(str(adapter), use_safetensors=True))
        model.train_adapter("bottleneck")
        return model
    import peft
    model = peft.PeftModel.from_pretrained(model, adapter, is_trainable=method != "prefix")
    if method == "prefix":  # PEFT loads one to use alone
        model.prompt_encoder.requires_grad_(True)
    return model


def rows_of(architecture):
    """The rows of ../methods; for the models beside ../models in their vocabulary."""
    def fit(t):
        return t if t < 0 or architecture == "llama" else 3 + t % 93
    data = json.loads((HERE.parent / "methods/rows.json").read_text())
    return [([fit(t) for t in row["ids"]], [fit(t) for t in row["labels"]]) for row in data]


def sum_of(model, rows):
    """The summed loss of rows padded to the longest."""
    width = max(len(ids) for ids, _ in rows)
    ids = torch.tensor([own + [0] * (width - len(own)) for own, _ in rows])
    labels = torch.tensor([own + [-100] * (width - len(own)) for _, own in rows])
    mask = torch.tensor([[1] * len(own) + [0] * (width - len(own)) for own, _ in rows])
    logits = model(input_ids=ids, attention_mask=mask).logits
    return torch.nn.functional.cross_entropy(logits[:, :-1].float().flatten(0, 1), labels[:, 1:].flatten(), ignore_index=-100, reduction="sum")


def supervised(rows):
    return sum(sum(t != -100 for t in labels[1:]) for _, labels in rows)


def train(model, rows, method, together):
    """The loss of every step; `together` rows of a step go through the model at once."""
    own = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
    matrices = [p for name, p in own if p.dim() > 1 and "ia3_l" not in name]
    vectors = [p for name, p in own if p.dim() == 1 or "ia3_l" in name]
    groups = [{"params": matrices, "weight_decay": DECAY}, {"params": vectors, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW([g for g in groups if g["params"]], lr=RATES[method], betas=(0.9, 0.999), eps=1e-8)
    schedule = get_scheduler("cosine", optimizer, WARMUP, STEPS)
    losses = []
    model.train()
    for step in range(STEPS):
        window = rows[step * BATCH:(step + 1) * BATCH]
        losses.append(0.0)
        for at in range(0, BATCH, together):
            loss = sum_of(model, window[at:at + together]) / supervised(window)
            loss.backward()
            losses[-1] += loss.item()
        torch.nn.utils.clip_grad_norm_([p for _, p in own], 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
    model.eval()
    return losses


def tensors_of(folder):
    return {k: t for f in sorted(pathlib.Path(folder).glob("*.safetensors")) for k, t in load_file(f).items()}


def gaps(a, b):
    return max(((a[k] - b[k]).norm() / b[k].norm()).item() for k in b)


def clean(folder):
    for name in ("README.md", "model_head.safetensors", "head_config.json", "generation_config.json"):
        (folder / name).unlink(missing_ok=True)
    for file in folder.glob("*config.json"):
        config = json.loads(file.read_text())
        for key in ("base_model_name_or_path", "model_name", "_name_or_path"):
            if key in config:
                config[key] = "tiny"
        file.write_text(json.dumps(config, indent=2, sort_keys=True) + "\n")


def make(architecture, method, tiny, out, seed):
    target, rows = out / f"{architecture}-{method}", rows_of(architecture)
    shutil.rmtree(target, ignore_errors=True)
    torch.manual_seed(seed)
    if method != "full":
        save(adapted(base(folder_of(architecture, tiny), "float32"), architecture, method), target / "start", method)
        clean(target / "start")
    for kind in BASES if method != "full" else BASES[:1]:
        runs = {}
        for together in (BATCH, 1):
            model = adapted(base(folder_of(architecture, tiny), kind), architecture, method) if method == "full" else load(architecture, tiny, kind, method, target / "start")
            runs[together] = train(model, rows, method, together)
            folder = target / (f"final-{kind}" if together == BATCH else f"single-{kind}")
            save(model, folder, method)
            clean(folder)
        after = load(architecture, tiny, kind, method, target / f"final-{kind}").eval()
        with torch.no_grad():
            last = sum_of(after, rows[:BATCH]).item() / supervised(rows[:BATCH])
        spread = {"losses": max(abs(a - b) / a for a, b in zip(runs[BATCH], runs[1])), "tensors": gaps(tensors_of(target / f"single-{kind}"), tensors_of(target / f"final-{kind}"))}
        shutil.rmtree(target / f"single-{kind}")
        golden = {"learning_rate": RATES[method], "losses": runs[BATCH], "after": last, "spread": spread}
        (target / f"{kind}.json").write_text(json.dumps(golden) + "\n")
        print(f"{architecture:6s} {method:10s} {kind:8s} {runs[BATCH][0]:.4f} -> {runs[BATCH][-1]:.4f}  spread {100 * spread['losses']:.5f} % {100 * spread['tensors']:.5f} %", flush=True)


if __name__ == "__main__":
    torch.set_num_threads(1)
    tiny_model, out_folder, first = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
    with tempfile.TemporaryDirectory() as work:
        subprocess.run([tiny_model, work + "/base"], check=True)
        for name in MODULES:
            for wanted in sys.argv[4:] or [m for m in RATES if m != "bottleneck"]:
                make(name, wanted, pathlib.Path(work) / "base", out_folder, first)
        for name in WHOLE if "full" in (sys.argv[4:] or ["full"]) else []:
            make(name, "full", None, out_folder, first)
