# SPDX-License-Identifier: GPL-3.0-or-later
"""blocks.json for tests/unit/formats/gguf_blocks_test.cpp: what gguf-py decodes and encodes, by hash, and the error of llama.cpp's
K encoders. Both sides make the same input from a seed. Run: python tests/golden/gguf/make_goldens.py"""
import hashlib
import json
import pathlib

import numpy as np
from gguf import GGML_QUANT_SIZES, GGMLQuantizationType, quantize

import reference

BLOCKS = 200
SCALES = {"Q4_0": [0], "Q4_1": [0, 2], "Q5_0": [0], "Q5_1": [0, 2], "Q8_0": [0], "Q2_K": [80, 82], "Q3_K": [108], "Q4_K": [0, 2],
          "Q5_K": [0, 2], "Q6_K": [208], "IQ4_NL": [0], "IQ4_XS": [0], "TQ1_0": [52], "TQ2_0": [64], "MXFP4": []}
PLAIN = ["F32", "F16", "BF16", "Q4_0", "Q4_1", "Q5_0", "Q5_1", "Q8_0"]
K_TYPES = ["Q4_K", "Q5_K", "Q6_K"]
MASK = (1 << 64) - 1


def splitmix(seed):
    """SplitMix64 (Steele, Lea, Flood, OOPSLA 2014)."""
    state = seed
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield z ^ (z >> 31)


def blocks(name, seed):
    """Random bytes whose scales are finite."""
    kind = GGMLQuantizationType[name]
    size = GGML_QUANT_SIZES[kind][1]
    numbers = splitmix(seed)
    total = BLOCKS * size
    data = b"".join(next(numbers).to_bytes(8, "little") for _ in range((total + 7) // 8))[:total]
    out = np.frombuffer(data, dtype=np.uint8).reshape(BLOCKS, size).copy()
    for at in SCALES[name]:
        high = out[:, at + 1]
        high[(high & 0x7C) == 0x7C] &= 0xBF
    if name == "MXFP4":
        out[:, 0] &= 0x7F
    return out


def matrix(seed, rows=64, columns=256):
    """Nearly normal numbers (the sum of four uniform ones), then rows that are made to hurt."""
    numbers = splitmix(seed)
    x = np.empty((rows, columns), dtype=np.float32)
    for i in range(rows):
        for j in range(columns):
            z = next(numbers)
            x[i, j] = (z & 0xFFFF) + (z >> 16 & 0xFFFF) + (z >> 32 & 0xFFFF) + (z >> 48) - 131070
        x[i] *= np.float32(2.0 ** -(20 + i % 7))
    ramp = np.arange(columns, dtype=np.float32)
    x[0] = 0
    x[1] = 0.75
    x[2] = -0.75
    x[3] = np.where(ramp % 2 == 0, 1, -1)          # the largest magnitude twice, with both signs
    x[4, ::32] = 1000                               # one outlier a block
    x[5, 3::32] = -1000
    x[6] = ramp - 128
    x[7] = (ramp % 32) * 0.5 - 4                    # halves: ties of every rounding
    x[8] *= np.float32(2.0 ** -24)                  # scales below half precision's smallest
    x[9] *= np.float32(2.0 ** 15)
    x[10] = np.abs(x[10])
    x[11] = -np.abs(x[11])
    x[12] = np.where(ramp % 32 == 0, x[12], 0)      # one value a block
    x[13] = -ramp / 255
    return x


def sha(array):
    return hashlib.sha256(np.ascontiguousarray(array).tobytes()).hexdigest()


golden = {"blocks": BLOCKS, "decode": [], "encode": [], "error": []}
for seed, name in enumerate(SCALES, 1):
    data = blocks(name, seed)
    values = reference.decode(name, data)
    golden["decode"].append({"type": name, "seed": seed, "input": sha(data), "output": sha(values), "first": [float(v) for v in values[0, :4]]})
x = matrix(100)
golden["matrix"] = {"seed": 100, "rows": x.shape[0], "columns": x.shape[1], "sha256": sha(x)}
lib = reference.library()
for name in PLAIN:
    ours = quantize(x, GGMLQuantizationType[name])
    golden["encode"].append({"type": name, "output": sha(ours)})
    if name.startswith("Q"):
        theirs = reference.encode(lib, name, x)
        print(name, "gguf-py and llama.cpp differ in", int((theirs != ours.view(np.uint8)).sum()), "bytes")
for name in K_TYPES:
    per_row = [reference.rms(reference.decode(name, reference.encode(lib, name, x[i:i + 1])), x[i:i + 1]) for i in range(x.shape[0])]
    golden["error"].append({"type": name, "rows": [float(f"{e:.6g}") for e in per_row]})
path = pathlib.Path(__file__).parent / "blocks.json"
path.write_text(json.dumps(golden, indent=1) + "\n")
print(path, path.stat().st_size, "bytes")
