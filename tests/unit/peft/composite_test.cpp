// SPDX-License-Identifier: GPL-3.0-or-later
// Adapters of several methods: their folders, and what they refuse. One thread.
#include "core/export/gguf_export.h"
#include "core/export/merge.h"
#include "core/peft/blend.h"
#include "tests/support/check.h"
#include "tests/support/tiny_model.h"
#include "tests/unit/peft/golden_steps.h"

using namespace lorica;
using namespace lorica::test;

namespace {

struct Tiny {
    fs::path folder = test::temporary_folder() / "base";
    DecoderWeights base;
    Tiny() {
        test::write_tiny_model(folder);
        base = weights_of(folder);
    }
};

// LoRA on attention, a bottleneck behind the MLP, a prefix before the text; nothing as it began.
Adapter combined(const DecoderWeights& base, bool projects = false) {
    AdapterSettings settings;
    settings.target_modules = {"q_proj", "v_proj"};
    settings.placement = "pfeiffer";
    settings.num_virtual_tokens = 4;
    settings.prefix_projection = projects;
    settings.combine = {"bottleneck", "prefix"};
    Adapter adapter = *Adapter::create(base, "lora", settings, 7, true);
    torch::manual_seed(5);
    adapter.parameters.add_(torch::randn_like(adapter.parameters) * 0.05);
    return adapter;
}

}  // namespace

TEST(a_composite_is_a_folder_of_plain_folders) {
    const Tiny tiny;
    const Adapter adapter = combined(tiny.base);
    const fs::path own = test::temporary_folder() / "own";
    REQUIRE_OK(adapter.save(own.string(), "tiny"));
    const auto again = Adapter::load(tiny.base, own.string(), false);
    REQUIRE_OK(again);
    CHECK(torch::equal(again->parameters, adapter.parameters));
    const nlohmann::json rows = rows_for(true);
    CHECK_EQ(loss_after(tiny.base, *again, rows), loss_after(tiny.base, adapter, rows));
    int64_t parameters = 0;
    for (const char* part : {"bottleneck", "prefix"}) {
        const auto alone = Adapter::load(tiny.base, (own / part).string(), false);
        REQUIRE_OK(alone);
        CHECK_EQ(alone->method, std::string(part));
        CHECK(alone->also.empty());
        parameters += alone->parameter_count();
    }
    fs::remove(own / "composite.json");
    const auto lora = Adapter::load(tiny.base, own.string(), false);
    REQUIRE_OK(lora);
    CHECK(lora->also.empty());
    CHECK_EQ(lora->parameter_count() + parameters, adapter.parameter_count());
}

TEST(a_composite_goes_on_with_its_projection) {
    const Tiny tiny;
    const Adapter adapter = combined(tiny.base, true);
    const fs::path own = test::temporary_folder() / "own";
    REQUIRE_OK(adapter.save(own.string(), "tiny", true));
    const auto again = Adapter::load(tiny.base, own.string(), true);
    REQUIRE_OK(again);
    CHECK(again->prefix->projects());
    CHECK(torch::equal(again->parameters, adapter.parameters));
}

TEST(composites_that_do_not_fit_are_refused) {
    const Tiny tiny;
    const fs::path own = test::temporary_folder() / "own";
    REQUIRE_OK(combined(tiny.base).save(own.string(), "tiny"));
    const auto refused = [&](const char* composite, const char* word) {
        std::ofstream(own / "composite.json") << composite;
        const auto loaded = Adapter::load(tiny.base, own.string(), false);
        CHECK(!loaded.ok());
        if (!loaded.ok() && loaded.error().text().find(word) == std::string::npos) test::fail(__FILE__, __LINE__, loaded.error().text());
    };
    refused("{", "names no parts");
    refused(R"({"parts": "prefix"})", "names no parts");
    refused(R"({"parts": ["../own"]})", "../own");
    refused(R"({"parts": [7]})", "7");
    refused(R"({"parts": ["prefix", "prefix"]})", "there already");
    fs::rename(own / "prefix", own / "elsewhere");
    refused(R"({"parts": ["bottleneck", "prefix"]})", "adapter_config.json");
    fs::copy(own / "bottleneck", own / "prefix");
    refused(R"({"parts": ["prefix"]})", "not what the composite says");
}

TEST(composites_are_not_merged_exported_or_blended) {
    const Tiny tiny;
    const auto source = ModelSource::open(tiny.folder);
    REQUIRE_OK(source);
    AdapterSettings settings;
    settings.combine = {"bottleneck"};
    const Adapter adapter = *Adapter::create(tiny.base, "lora", settings, 7, true);
    const fs::path own = test::temporary_folder() / "own", out = test::temporary_folder() / "out";
    REQUIRE_OK(adapter.save(own.string(), "tiny"));
    CHECK(load_for_merge(*source, own).error().text().find("neither merged") != std::string::npos);
    CHECK(export_gguf_adapter(*source, adapter, out).error().text().find("merged") != std::string::npos);
    CHECK(!blend(tiny.base, {{&adapter, 1.0}}, {}).ok());
    CHECK(!fs::exists(out));
}
