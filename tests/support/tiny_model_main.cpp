// SPDX-License-Identifier: GPL-3.0-or-later
// tiny_model OUT [--gguf TYPE] [--dtype T] [--seed N] [--shards N] [--untied]: writes the tiny model. One thread.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>

#include "tests/support/tiny_model.h"

int main(int argc, char** argv) {
    lorica::test::TinyModel model;
    std::string out, gguf;
    for (int i = 1; i < argc; ++i) {
        const std::string arg = argv[i];
        const bool more = i + 1 < argc;
        if (arg == "--untied") model.tied = false;
        else if (arg == "--gguf" && more) gguf = argv[++i];
        else if (arg == "--dtype" && more) model.dtype = argv[++i];
        else if (arg == "--seed" && more) model.seed = std::strtoull(argv[++i], nullptr, 10);
        else if (arg == "--shards" && more) model.shards = std::atoi(argv[++i]);
        else if (out.empty() && !arg.starts_with("--")) out = arg;
        else out = "?", i = argc;
    }
    if (out.empty() || out == "?") {
        std::fprintf(stderr, "usage: tiny_model OUT [--gguf f32|f16|bf16|q8_0|q4_0|q4_1] [--dtype T] [--seed N] [--shards N] [--untied]\n");
        return 2;
    }
    try {
        if (gguf.empty()) lorica::test::write_tiny_model(out, model);
        else lorica::test::write_tiny_gguf(out, gguf, model);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "tiny_model: %s\n", error.what());
        return 1;
    }
}
