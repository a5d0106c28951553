# SPDX-License-Identifier: GPL-3.0-or-later
"""llama.cpp's own encoders, called in the library that the xllamacpp wheel carries, and gguf-py's decoders beside them."""
import ctypes
import pathlib

import numpy as np
from gguf import GGML_QUANT_SIZES, GGMLQuantizationType, dequantize


def library():
    import xllamacpp  # loads what the library needs
    lib = ctypes.CDLL(str(next(pathlib.Path(xllamacpp.__file__).parent.glob("*.so"))))
    lib.ggml_quantize_chunk.restype = ctypes.c_size_t
    lib.ggml_quantize_chunk.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int64, ctypes.c_int64, ctypes.c_int64, ctypes.c_void_p]
    lib.ggml_quantize_init.argtypes = [ctypes.c_int]
    return lib


def encode(lib, name, rows):
    """The bytes of llama.cpp's encoder for a float32 matrix."""
    kind = GGMLQuantizationType[name]
    values, size = GGML_QUANT_SIZES[kind]
    rows = np.ascontiguousarray(rows, dtype=np.float32)
    out = np.zeros((rows.shape[0], rows.shape[1] // values * size), dtype=np.uint8)
    lib.ggml_quantize_init(int(kind))
    written = lib.ggml_quantize_chunk(int(kind), rows.ctypes.data, out.ctypes.data, 0, rows.shape[0], rows.shape[1], None)
    assert written == out.nbytes, (name, written, out.nbytes)
    return out


def decode(name, data):
    return dequantize(data, GGMLQuantizationType[name])


def rms(a, b):
    return float(np.sqrt(np.mean((a.astype(np.float64) - b.astype(np.float64)) ** 2)))
