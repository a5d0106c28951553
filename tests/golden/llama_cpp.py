# SPDX-License-Identifier: GPL-3.0-or-later
"""llama.cpp (the xllamacpp wheel) as the comparisons ask it: a server of one GGUF file, and its greedy tokens."""


def server(path, count, context=128, threads=2, adapter=None):
    """`count`: of the longest answer; `adapter`: a GGUF file of a LoRA."""
    import xllamacpp
    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    params.n_ctx, params.n_predict, params.warmup, params.cpuparams.n_threads = context, count, False, threads
    if adapter:
        params.lora_adapters = [xllamacpp.CommonAdapterLoraInfo(str(adapter), 1.0)]
    return xllamacpp.Server(params)


def greedy(of, ids, count, banned=()):
    """The likeliest tokens behind ids as llama.cpp tells them, with the two best log-probabilities; fewer where the answer ends."""
    asked = {"prompt": ids, "max_tokens": count, "temperature": 0, "logprobs": 2, "cache_prompt": False}
    if banned:
        asked["logit_bias"] = [[i, False] for i in banned]
    return of.handle_completions(asked)["choices"][0]["logprobs"]["content"]
