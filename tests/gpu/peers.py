# SPDX-License-Identifier: GPL-3.0-or-later
"""PEFT (and bitsandbytes, where installed) on the same shapes and batches as gpu_bench train, with weights made on the card.

"default" is get_peft_model as it comes (float32 adapters, SDPA attention); "tuned" has bfloat16 adapters, fused AdamW and labels that
need no shift. No row is padded in either: every document is full, which is PEFT's best case. One line a measurement.
"""
import argparse
import json
import statistics
import time
import warnings

import torch
from peft import LoraConfig, get_peft_model, prepare_model_for_kbit_training
from transformers import GPT2Config, GPT2LMHeadModel, LlamaConfig, LlamaForCausalLM

warnings.filterwarnings("ignore")
LINEARS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
SHAPES = {
    "SmolLM2-135M": dict(hidden_size=576, intermediate_size=1536, num_hidden_layers=30, num_attention_heads=9, num_key_value_heads=3, vocab_size=49152, tie_word_embeddings=True),
    "Llama-2-7B": dict(hidden_size=4096, intermediate_size=11008, num_hidden_layers=32, num_attention_heads=32, num_key_value_heads=32, vocab_size=32000, tie_word_embeddings=False),
    "Llama-3-8B": dict(hidden_size=4096, intermediate_size=14336, num_hidden_layers=32, num_attention_heads=32, num_key_value_heads=8, vocab_size=128256, tie_word_embeddings=False),
    "tiny": dict(hidden_size=64, intermediate_size=128, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2, vocab_size=300, tie_word_embeddings=True),
}


def build(shape, device, dtype, nf4):
    config = LlamaConfig(**SHAPES[shape], max_position_embeddings=8192, attn_implementation="sdpa")
    with torch.device(device):
        torch.set_default_dtype(dtype)
        from transformers.initialization import no_init_weights
        with no_init_weights():
            model = LlamaForCausalLM(config)
        torch.set_default_dtype(torch.float32)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            parameter.fill_(1) if "norm" in name else parameter.normal_(0, 0.02)
    if nf4:
        import bitsandbytes as bnb
        for module in list(model.modules()):
            for name, child in list(module.named_children()):
                if isinstance(child, torch.nn.Linear) and name in LINEARS:
                    four = bnb.nn.Linear4bit(child.in_features, child.out_features, bias=False, compute_dtype=dtype, quant_type="nf4", compress_statistics=True, device="meta")
                    four.weight = bnb.nn.Params4bit(child.weight.data, requires_grad=False, quant_type="nf4", compress_statistics=True).to(device)
                    setattr(module, name, four)
        model.is_loaded_in_4bit = True
    return model


def measure(shape, model, args, documents, length, kind, nf4, recompute):
    device, dtype = args.device, args.dtype
    config = LoraConfig(r=16, lora_alpha=32, lora_dropout=0, target_modules=LINEARS, task_type="CAUSAL_LM")
    if nf4 and kind == "default":
        model = prepare_model_for_kbit_training(model, use_gradient_checkpointing=recompute)
    elif recompute:
        model.gradient_checkpointing_enable(gradient_checkpointing_kwargs={"use_reentrant": False})
        model.enable_input_require_grads()
    peft = get_peft_model(model, config, autocast_adapter_dtype=kind == "default")
    peft.train()
    trained = [p for p in peft.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=1e-5, fused=kind == "tuned" and device == "cuda")
    ids = torch.randint(SHAPES[shape]["vocab_size"], (documents, length), device=device)
    if device == "cuda":
        torch.cuda.reset_peak_memory_stats()

    def step():
        with torch.autocast(device, dtype=dtype, enabled=nf4 and kind == "default"):
            loss = peft(input_ids=ids, labels=ids, use_cache=False).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        return loss.item()

    result = {"part": "peers", "model": shape, "kind": kind, "nf4": nf4, "documents": documents, "length": length, "recompute": recompute}
    try:
        for _ in range(2):
            step()
        times = []
        for _ in range(5):
            begin = time.perf_counter()
            for _ in range(args.calls):
                step()
            times.append((time.perf_counter() - begin) / args.calls)
        each = statistics.median(times)
        peak = torch.cuda.max_memory_allocated() / 2**30 if device == "cuda" else 0
        result |= {"tokens_per_second": documents * length / each, "seconds": each, "peak_gib": peak}
        print(f"  PEFT {kind:8}{shape:13} {'NF4' if nf4 else '':4}{documents:2} x {length:<5}{' recompute' if recompute else '':10} {documents * length / each:9.0f} tokens/s  {peak:6.2f} GiB  {1e3 * each:8.2f} ms", flush=True)
    except torch.cuda.OutOfMemoryError:
        print(f"  PEFT {kind:8}{shape:13} {'NF4' if nf4 else '':4}{documents:2} x {length}: does not fit", flush=True)
    model = peft.unload()
    if recompute:
        model.gradient_checkpointing_disable()
    return result, model


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cpu", action="store_true")
    parser.add_argument("--json")
    args = parser.parse_args()
    args.device, args.dtype = ("cpu", torch.float32) if args.cpu else ("cuda", torch.bfloat16)
    args.calls = 1 if args.cpu else 3
    try:
        import bitsandbytes
        quantized = bitsandbytes.__version__
    except Exception as error:  # not installed, or no library for this card
        quantized = None
        print(f"  bitsandbytes cannot be used here: {type(error).__name__}")
    import peft
    import transformers
    print(f"PEFT {peft.__version__}, transformers {transformers.__version__}, torch {torch.__version__}, bitsandbytes {quantized}")
    plans = {"tiny": [(4, 32, False)]} if args.cpu else {"SmolLM2-135M": [(8, 512, False), (32, 512, False)], "Llama-2-7B": [(8, 512, False), (2, 2048, False)],
                                                          "Llama-3-8B": [(8, 512, False), (2, 4096, False)]}
    results = []
    for shape, batches in plans.items():
        for nf4 in [False, True] if quantized and not args.cpu and shape != "SmolLM2-135M" else [False]:
            model = build(shape, args.device, args.dtype, nf4)
            for documents, length, recompute in batches:
                for kind in ["tuned", "default"]:
                    if nf4 and kind == "default" and length > 512:
                        continue
                    result, model = measure(shape, model, args, documents, length, kind, nf4, recompute or (nf4 and kind == "default"))
                    results.append(result)
            del model
            if not args.cpu:
                torch.cuda.empty_cache()
    if args.json:
        json.dump(results, open(args.json, "w"), indent=1)


if __name__ == "__main__":
    main()
