# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes pieces.json: how the `tokenizers` package cuts texts by the pre-tokenizers that GGUF files name."""
import json
import pathlib

import families

NAMES = {"gpt-2": "gpt2", "smollm": "smollm", "llama-bpe": "llama3", "qwen2": "qwen2", "falcon": "falcon", "deepseek-coder": "deepseek-coder",
         "deepseek-v3": "deepseek-v3", "tekken": "tekken", "gpt-4o": "gpt-4o", "bloom": "bloom"}
texts = [t for t in families.random_texts(40) if t]
rows = [{"pre": name, "text": t, "pieces": [p for p, _ in families.BYTE_LEVEL[family][1].pre_tokenize_str(t)]} for name, family in NAMES.items() for t in texts]
path = pathlib.Path(__file__).parent / "pieces.json"
path.write_text(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).replace("},{", "},\n{") + "\n", encoding="utf-8")
