# SPDX-License-Identifier: GPL-3.0-or-later
"""bitsandbytes' bytes for 50 matrices: make_quant_goldens.py [OUT.json [FIRST_SEED]].

The matrices are made of integers by the same rule as in tests/support/bell_matrix.h; only hashes are kept. Without arguments
also products.json: outputs and input gradients of bitsandbytes' linear layers.
"""
import hashlib
import json
import pathlib
import sys
import warnings

warnings.filterwarnings("ignore")
import bitsandbytes  # noqa: E402
import bitsandbytes.functional as F  # noqa: E402
import numpy as np  # noqa: E402
import torch  # noqa: E402

COLUMNS = [64, 128, 576, 63, 65, 100, 200, 33, 1024, 7]


def mix(h):
    h = h.astype(np.uint64) & np.uint64(0xFFFFFFFF)
    for shift, factor in ((16, 0x7FEB352D), (15, 0x846CA68B)):
        h = (h ^ (h >> np.uint64(shift))) * np.uint64(factor) & np.uint64(0xFFFFFFFF)
    return h ^ (h >> np.uint64(16))


def matrix(seed):
    """(rows, columns, integers of about a bell shape, |k| <= 131070)"""
    columns = COLUMNS[seed % len(COLUMNS)]
    rows = 1 + seed * 7 % 40
    i = np.arange(rows * columns, dtype=np.uint64)
    a = mix(2 * i + np.uint64(seed * 7919 + 1))
    b = mix(2 * i + np.uint64(seed * 104729 + 2))
    k = ((a & 0xFFFF) + (a >> np.uint64(16)) + (b & 0xFFFF) + (b >> np.uint64(16))).astype(np.int64) - 131070
    if seed % 5 == 0:
        k[64:128] = 0
    return rows, columns, k


def weights(seed):
    rows, columns, k = matrix(seed)
    v = k.astype(np.float32) * np.float32(2.0 ** -20)
    v *= np.float32(2.0) ** -(np.arange(rows * columns) // columns % 7).astype(np.float32)
    if seed % 3 == 0 and v.size > 10:
        v[10] *= 16
    return torch.from_numpy(v.reshape(rows, columns))


def halves(seed):
    """Numbers that float16 holds; some over 6."""
    rows, columns, k = matrix(seed)
    v = (k >> 7).astype(np.float32) * np.float32(2.0 ** -8)
    if seed % 3 == 0 and v.size > 10:
        v[10] = 24
    return torch.from_numpy(v.reshape(rows, columns)).half()


def digest(tensor):
    tensor = tensor.contiguous()
    if tensor.is_floating_point():
        tensor = tensor + 0.0  # FP4's code 8 is -0 or +0, by the width of the matrix
    return hashlib.sha256((tensor.view(torch.int16) if tensor.dtype == torch.bfloat16 else tensor).numpy().tobytes()).hexdigest()[:16]


def four_bit(seed, kind):
    w = weights(seed)
    codes, plain = F.quantize_4bit(w, blocksize=64, quant_type=kind)
    _, nested = F.quantize_4bit(w, blocksize=64, quant_type=kind, compress_statistics=True)
    return {"codes": digest(codes), "absmax": digest(plain.absmax), "offset": int(nested.offset.view(torch.int32)),
            "bytes": digest(nested.absmax), "nested": digest(nested.state2.absmax),
            "float32": digest(F.dequantize_4bit(codes, plain)), "twice": digest(F.dequantize_4bit(codes, nested)),
            "bfloat16": digest(torch.ops.bitsandbytes.dequantize_4bit.default(codes, plain.absmax, 64, kind, w.shape, torch.bfloat16))}


def int8(seed):
    x = halves(seed)
    codes, scale, _ = F.int8_vectorwise_quant(x.clone())
    inputs, input_scale, columns = F.int8_vectorwise_quant(x.clone(), threshold=6.0)
    return {"codes": digest(codes), "scale": digest(scale), "inputs": digest(inputs), "input_scale": digest(input_scale), "outliers": columns.tolist()}


def products():
    """Inputs halves(12), 5 x 576 with a 24 in it; weights(2), 15 x 576."""
    w, cases = weights(2), {}
    for name, dtype in (("float32", torch.float32), ("bfloat16", torch.bfloat16)):
        grad = (weights(7)[:, :15].reshape(-1)[:75].reshape(5, 15) * 16).to(dtype)
        for kind in ("nf4", "fp4", "int8", "int8_inputs"):
            x = halves(12).to(dtype).requires_grad_()
            if kind.startswith("int8"):
                layer = bitsandbytes.nn.Linear8bitLt(576, 15, bias=False, has_fp16_weights=False, threshold=6.0)
                layer.weight = bitsandbytes.nn.Int8Params(w.clone(), requires_grad=False)
            else:
                layer = bitsandbytes.nn.Linear4bit(576, 15, bias=False, compute_dtype=dtype, quant_type=kind)
                layer.weight = bitsandbytes.nn.Params4bit(w.clone(), requires_grad=False, quant_type=kind, compress_statistics=True)
            layer = layer.to("cpu")
            layer.train(kind != "int8_inputs")
            y = layer(x)
            y.backward(grad)
            cases[f"{kind} {name}"] = {"y": [float(f"{v:.8g}") for v in y.detach().float().view(-1).tolist()],
                                       "dx": [float(f"{v:.8g}") for v in x.grad.float().view(-1).tolist()[::7]]}
    return cases


if __name__ == "__main__":
    out = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent / "quant.json"
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    cases = [{"seed": s, "nf4": four_bit(s, "nf4"), "fp4": four_bit(s, "fp4"), "int8": int8(s)} for s in range(first, first + 50)]
    out.write_text("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]\n")
    print(f"{len(cases)} matrices to {out}")
    if len(sys.argv) == 1:
        (out.parent / "products.json").write_text("{\n" + ",\n".join(f"{json.dumps(k)}:{json.dumps(v, separators=(',', ':'))}" for k, v in products().items()) + "\n}\n")
