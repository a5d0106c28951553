// SPDX-License-Identifier: GPL-3.0-or-later
// Every method on every kind of base and three architectures against PEFT and the `adapters` library; tests/golden/matrix. Prints a
// table. LORICA_MATRIX_GOLDENS is another folder of goldens, LORICA_MATRIX_OUT where the trained adapters are kept. One thread.
#include <cstdlib>

#include "tests/support/check.h"
#include "tests/support/tiny_model.h"
#include "tests/unit/peft/golden_steps.h"

using namespace lorica;
using namespace lorica::test;

namespace {

fs::path goldens() {
    const char* set = std::getenv("LORICA_MATRIX_GOLDENS");
    return set != nullptr ? fs::path(set) : test::source_root() / "tests/golden/matrix";
}

struct Architecture {
    std::string name;
    fs::path folder;
    nlohmann::json rows;
};

Architecture architecture(const std::string& name) {
    const bool tiny = name == "llama";
    const fs::path folder = tiny ? test::temporary_folder() / "base" : test::source_root() / "tests/golden/models" / name;
    if (tiny) test::write_tiny_model(folder);
    return {name, folder, rows_for(tiny)};
}

double largest_gap(const Adapter& ours, const Adapter& theirs) {
    double worst = 0;
    for (const Segment& part : ours.segments(1))
        worst = std::max(worst, gap(ours.parameters.narrow(0, part.at, part.count), theirs.parameters.narrow(0, part.at, part.count)));
    return worst;
}

void compare(const Architecture& on, const std::string& kind, const std::string& method) {
    const std::string cell = on.name + "-" + method;
    const fs::path folder = goldens() / cell;
    const nlohmann::json golden = read_json(folder / (kind + ".json"));
    QuantSettings quant;
    quant.type = kind == "float32" ? "none" : kind;
    const DecoderWeights base = weights_of(on.folder, quant);
    auto adapter = method == "full" ? Adapter::create(base, "full", {}, 1, true) : Adapter::load(base, (folder / "start").string(), true);
    REQUIRE_OK(adapter);
    const double losses = train(base, *adapter, on.rows, golden);
    const fs::path kept = std::getenv("LORICA_MATRIX_OUT") != nullptr ? fs::path(std::getenv("LORICA_MATRIX_OUT")) / cell / kind : test::temporary_folder() / "own";
    REQUIRE_OK(adapter->save(kept.string(), "tiny"));
    const auto theirs = Adapter::load(base, (folder / ("final-" + kind)).string(), false), own = Adapter::load(base, kept.string(), false);
    REQUIRE_OK(theirs);
    REQUIRE_OK(own);
    const double tensors = largest_gap(*adapter, *theirs), ours = loss_after(base, *own, on.rows);
    const double after = std::abs(loss_after(base, *theirs, on.rows) / golden["after"].get<double>() - 1);
    std::printf("  %-6s %-10s %-8s losses %9.5f %%  tensors %9.5f %%  theirs read here, loss %9.5f %%  the library padded against single rows %8.5f %% %8.5f %%\n",
                on.name.c_str(), method.c_str(), kind.c_str(), 100 * losses, 100 * tensors, 100 * after, 100 * golden["spread"]["losses"].get<double>(),
                100 * golden["spread"]["tensors"].get<double>());
    // An int8 base differs from itself, as its outliers are those of a batch: twice that, where it is more.
    const double more = kind == "int8" ? 2 * golden["spread"]["tensors"].get<double>() : 0;
    CHECK(losses < (kind == "float32" ? 2e-3 : 1e-2));
    CHECK(tensors < std::max(1e-2, more));
    CHECK(after < (kind == "int8" ? 1e-2 : 1e-4));
    CHECK_NEAR(ours / loss_after(base, *adapter, on.rows), 1, 1e-6);
    if (std::getenv("LORICA_MATRIX_OUT") != nullptr) std::ofstream(kept / "loss.json") << nlohmann::json(ours);
}

void compare(const std::string& name) {
    const Architecture on = architecture(name);
    for (const char* method : {"lora", "dora", "ia3", "prefix", "bottleneck"})
        for (const char* kind : {"float32", "nf4", "int8"}) compare(on, kind, method);
    compare(on, "float32", "full");
}

}  // namespace

TEST(the_matrix_of_methods_on_llama_equals_the_libraries) { compare("llama"); }
TEST(the_matrix_of_methods_on_qwen2_equals_the_libraries) { compare("qwen2"); }
TEST(the_matrix_of_methods_on_gpt2_equals_the_libraries) { compare("gpt2"); }
TEST(the_matrix_in_full_on_other_architectures_equals_transformers) {
    for (const char* name : {"mistral", "qwen3", "gemma2", "gemma3", "phi3"}) compare(architecture(name), "float32", "full");
}
