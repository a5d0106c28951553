# SPDX-License-Identifier: GPL-3.0-or-later
"""Small tokenizers of each family, trained here with the `tokenizers` package on the given text; random texts for them."""
import json
import random
import unicodedata

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

import cases

TAIL = r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
SHORT = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)"
CASED = r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+%s|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*%s|%s| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+"
LLAMA3 = SHORT + r"|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}" + TAIL
QWEN2 = SHORT + r"|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}" + TAIL
TEKKEN = CASED % ("", "", r"\p{N}")
GPT4O = CASED % (SHORT + "?", SHORT + "?", r"\p{N}{1,3}")
DEEPSEEK3 = "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+| ?[\\p{P}\\p{S}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+"
BLOOM = r" ?[^(\s|[.,!?…。，、।۔،])]+"


def split(pattern, behaviour="isolated", invert=False):
    return pre_tokenizers.Split(Regex(pattern), behaviour, invert)


def sequence(*steps):
    return pre_tokenizers.Sequence(list(steps))


def bytes_only(prefix=False):
    return pre_tokenizers.ByteLevel(add_prefix_space=prefix, use_regex=False)


def digits(single=True):
    return pre_tokenizers.Digits(individual_digits=single)


GPT2 = pre_tokenizers.ByteLevel(add_prefix_space=False)
# name: (normalizer, pre-tokenizer, options of the model)
BYTE_LEVEL = {
    "gpt2": (None, GPT2, {}),
    "gpt2 with a prefix space": (None, pre_tokenizers.ByteLevel(add_prefix_space=True), {}),
    "smollm": (None, sequence(digits(), GPT2), {}),
    "command-r": (normalizers.NFC(), sequence(digits(), GPT2), {}),
    "llama3": (None, sequence(split(LLAMA3), bytes_only()), {"ignore_merges": True}),
    "qwen2": (normalizers.NFC(), sequence(split(QWEN2), bytes_only()), {}),
    "falcon": (None, sequence(pre_tokenizers.Punctuation("contiguous"), GPT2, digits(False), split("[0-9][0-9][0-9]")), {}),
    "deepseek-coder": (None, sequence(split("[\r\n]"), split(r"\s?\p{L}+"), split(r"\s?\p{P}+"), split("[一-龥ࠀ-一가-퟿]+"), digits(), bytes_only()), {}),
    "deepseek-v3": (None, sequence(split(r"\p{N}{1,3}"), split("[一-龥぀-ゟ゠-ヿ]+"), split(DEEPSEEK3), bytes_only()), {}),
    "tekken": (None, sequence(split(TEKKEN), bytes_only()), {"ignore_merges": True}),
    "gpt-4o": (None, sequence(split(GPT4O), bytes_only()), {}),
    "bloom": (None, sequence(split(BLOOM), bytes_only()), {}),
    "lower case, stripped": (normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase(), normalizers.Strip()]), GPT2, {}),
    "decomposed": (normalizers.Sequence([normalizers.NFD(), normalizers.StripAccents()]), GPT2, {}),
    "compatible": (normalizers.NFKD(), sequence(pre_tokenizers.Whitespace(), bytes_only()), {}),
    "replaced": (normalizers.Replace(Regex(r"\s+"), " "), sequence(split(r"\p{P}", "removed"), bytes_only()), {}),
    "merged with previous": (None, sequence(split(r"\p{P}", "merged_with_previous"), bytes_only()), {}),
    "merged with next": (None, sequence(split(r"\p{P}", "merged_with_next"), bytes_only()), {}),
    "contiguous": (None, sequence(split(r"\p{P}", "contiguous"), pre_tokenizers.WhitespaceSplit(), bytes_only()), {}),
    "inverted": (None, sequence(split(r"\p{L}+|\p{N}", "isolated", True), bytes_only()), {}),
}
MARK = "▁"
MARKED = {
    "llama2": (normalizers.Sequence([normalizers.Prepend(MARK), normalizers.Replace(" ", MARK)]), None, {"byte_fallback": True, "fuse_unk": True, "unk_token": "<unk>"}),
    "metaspace first": (None, pre_tokenizers.Metaspace(MARK, "first", False), {"byte_fallback": True, "fuse_unk": True, "unk_token": "<unk>"}),
    "metaspace always": (None, pre_tokenizers.Metaspace(MARK, "always", True), {"fuse_unk": True, "unk_token": "<unk>"}),
    "metaspace never": (None, pre_tokenizers.Metaspace(MARK, "never", True), {"unk_token": "<unk>"}),
    "gemma": (normalizers.Replace(" ", MARK), pre_tokenizers.Split(" ", "merged_with_previous"), {"byte_fallback": True, "fuse_unk": True, "unk_token": "<unk>"}),
}
UNIGRAM = {
    "unigram": (normalizers.NFKC(), pre_tokenizers.Metaspace(MARK, "always", True), False),
    "unigram with bytes": (None, pre_tokenizers.Metaspace(MARK, "first", False), True),
}
ADDED = [AddedToken("<|im_start|>", special=True, normalized=False), AddedToken("<|im_end|>", special=True, normalized=False),
         AddedToken("<|im", special=False, normalized=False), AddedToken("<pad>", special=True, lstrip=True, rstrip=True, normalized=False),
         AddedToken("Lorica", special=False, single_word=True, normalized=True), AddedToken("TooL", special=False, normalized=True, rstrip=True)]
DIGITS = [chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000 and unicodedata.category(chr(c)) in ("Nd", "Nl", "No")]


def random_text(draw, long=12):
    parts = []
    for _ in range(draw.randint(0, long)):
        kind = draw.random()
        if kind < 0.5:
            parts.append(draw.choice(cases.PIECES + ["<pad>", " <pad>  ", "TooL ", "Lorica's", "xLorica", "<unk>", "</s>", "▁", "'", "’", "ſ", "'ſ"]))
        elif kind < 0.65:
            parts.append("".join(chr(draw.randint(32, 126)) for _ in range(draw.randint(1, 12))))
        elif kind < 0.75:
            parts.append("".join(draw.choice(DIGITS) for _ in range(draw.randint(1, 5))))
        elif kind < 0.85:
            parts.append(draw.choice(["hello", "The restaurant", "serves", "nice food", "in the", "city centre", "don't", "I'VE"]))
        else:
            point = draw.choice([draw.randint(0x80, 0x2FFF), draw.randint(0x3000, 0xD7FF), draw.randint(0xE000, 0xFFFF), draw.randint(0x10000, 0x1FFFF), draw.randint(0x20000, 0x10FFFF)])
            parts.append(chr(point))
    return draw.choice(["", " "]).join(parts)


def random_texts(count, seed=7):
    draw = random.Random(seed)
    return [random_text(draw) for _ in range(count)]


def train(kind, name, corpus, size=1500):
    if kind == "unigram":
        normalizer, pre, fallback = UNIGRAM[name]
        core = Tokenizer(models.Unigram())
        trainer = trainers.UnigramTrainer(vocab_size=size * 4, unk_token="<unk>", special_tokens=["<unk>"] + ([f"<0x{b:02X}>" for b in range(256)] if fallback else []), show_progress=False)
    else:
        normalizer, pre, options = (BYTE_LEVEL if kind == "bytes" else MARKED)[name]
        core = Tokenizer(models.BPE(**options))
        alphabet = pre_tokenizers.ByteLevel.alphabet() if kind == "bytes" else []
        specials = [] if kind == "bytes" else ["<unk>", "<s>", "</s>"] + [f"<0x{b:02X}>" for b in range(256)]
        trainer = trainers.BpeTrainer(vocab_size=size, initial_alphabet=alphabet, special_tokens=specials, show_progress=False)
    if normalizer:
        core.normalizer = normalizer
    if pre:
        core.pre_tokenizer = pre
    core.train_from_iterator(corpus if kind == "bytes" or pre else (w for t in corpus for w in t.split()), trainer)
    if kind == "bytes":
        core.decoder = decoders.ByteLevel()
        core.post_processor = processors.ByteLevel(trim_offsets=False)
    else:
        core.decoder = decoders.Sequence([decoders.Replace(MARK, " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)])
    core.add_tokens(ADDED)
    if kind == "marked":
        core.post_processor = processors.TemplateProcessing(single="<s> $A", pair="<s> $A <s> $B", special_tokens=[("<s>", core.token_to_id("<s>"))])
    return strip_bytes(core, kind, name)


def strip_bytes(core, kind, name):
    """The byte tokens were made as special tokens so that the trainer keeps them; in the file they are ordinary ones."""
    spec = json.loads(core.to_str())
    spec["added_tokens"] = [t for t in spec["added_tokens"] if not t["content"].startswith("<0x")]
    if kind == "unigram":
        spec["model"]["byte_fallback"] = UNIGRAM[name][2]
    return spec
