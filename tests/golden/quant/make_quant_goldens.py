# SPDX-License-Identifier: GPL-3.0-or-later
"""bitsandbytes' bytes for 50 matrices: make_quant_goldens.py [OUT.json [FIRST_SEED]].

The matrices are made of integers by the same rule as in tests/unit/kernels/quant_test.cpp; only hashes are kept.
"""
import hashlib
import json
import pathlib
import sys
import warnings

warnings.filterwarnings("ignore")
import bitsandbytes.functional as F  # noqa: E402
import numpy as np  # noqa: E402
import torch  # noqa: E402

COLUMNS = [64, 128, 576, 63, 65, 100, 200, 33, 1024, 7]


def mix(h):
    h = h.astype(np.uint64)
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


if __name__ == "__main__":
    out = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent / "quant.json"
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    cases = [{"seed": s, "nf4": four_bit(s, "nf4"), "fp4": four_bit(s, "fp4"), "int8": int8(s)} for s in range(first, first + 50)]
    out.write_text("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]\n")
    print(f"{len(cases)} matrices to {out}")
