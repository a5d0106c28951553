// SPDX-License-Identifier: GPL-3.0-or-later
// The cells of a benchmark, figures by method with their intervals, and the report made of them. One thread.
#include "core/train/benchmark_plan.h"

#include <algorithm>

#include "tests/support/check.h"

using namespace lorica;

namespace {

SweepResult result(const std::string& method, int64_t seed, double loss, double bleu) {
    SweepResult one;
    one.name = "method-" + method + "_seed-" + std::to_string(seed);
    one.settings = {{"method", method}, {"train.seed", std::to_string(seed)}};
    one.seed = seed;
    one.status = "finished";
    one.has_eval = true;
    one.eval_loss = loss;
    one.peak_memory_bytes = 500'000'000;
    one.trainable_parameters = 4884480;
    one.scores = {{"bleu", bleu}};
    return one;
}

BenchmarkFacts facts() {
    BenchmarkFacts out;
    out.spec.model.path = "<base>.gguf";
    out.spec.adapter.r = 8;
    out.cells = benchmark_cells(out.spec, {"lora", "full"}, {}, 2).value();
    out.results = {result("lora", 42, 1.0, 20), result("lora", 43, 1.2, 22), result("full", 42, 0.9, 30)};
    out.results.push_back(result("full", 43, 0, 0));
    out.results.back().status = "failed";
    out.results.back().error = "out of <memory>";
    out.bases = {{"none", 42, {{"eval_loss", 3.0}}}, {"none", 43, {{"eval_loss", 3.1}}}};
    out.losses = {{"lora", {1, 2, 3}, {3, 2, 1}}};
    out.machine = {{"Processor", "a & b"}};
    return out;
}

}  // namespace

TEST(each_method_of_a_benchmark_has_its_usual_learning_rate_unless_it_is_set) {
    RunSpec spec;
    spec.train.learning_rate = 5e-4;
    const auto cells = benchmark_cells(spec, {"full", "lora", "ia3", "qlora"}, {"lora:adapter.r=4", "ia3:train.learning_rate=0.01"}, 2);
    REQUIRE_OK(cells);
    CHECK_EQ(cells->size(), 8u);
    CHECK_EQ((*cells)[0].name, "method-full_seed-42");
    CHECK_EQ((*cells)[0].spec.train.learning_rate, 2e-5);
    CHECK_EQ((*cells)[2].spec.train.learning_rate, 5e-4);
    CHECK_EQ((*cells)[2].spec.adapter.r, 4);
    CHECK_EQ((*cells)[3].spec.train.seed, 43);
    CHECK_EQ((*cells)[4].spec.train.learning_rate, 0.01);
    CHECK_EQ((*cells)[6].spec.adapter.r, spec.adapter.r);
    CHECK_EQ(resolved((*cells)[6].spec).model.quant.type, "nf4");
}

TEST(wrong_settings_of_a_method_are_refused_by_name) {
    const std::pair<const char*, const char*> kBad[] = {{"lora", "\"lora\" is not method:setting=value"}, {"lora:adapter.r", "method:setting=value"}, {"lora:=4", "method:setting=value"},
                                                        {"dora:adapter.r=4", "\"dora\" is not one of"}, {"lora:adapter.rr=4", "lora:adapter.rr"},
                                                        {"lora:train.seed=1", "\"train.seed\" must be the same"}, {"lora:data.path=x", "\"data.path\" must be the same"}};
    for (const auto& [bad, word] : kBad) {
        const auto cells = benchmark_cells({}, {"lora"}, {bad}, 1);
        if (cells || cells.error().text().find(word) == std::string::npos) test::fail(__FILE__, __LINE__, bad + (cells ? std::string() : ": " + cells.error().text()));
    }
    CHECK(!benchmark_cells({}, {}, {}, 1));
    CHECK(!benchmark_cells({}, {"lora", "lora"}, {}, 1));
    CHECK(!benchmark_cells({}, {"lara"}, {}, 1));
}

TEST(figures_are_means_over_the_seeds_with_students_interval) {
    const BenchmarkFacts given = facts();
    const auto rows = benchmark_rows(given.results, given.bases);
    CHECK_EQ(rows.size(), 3u);
    CHECK_EQ(rows[0].label, "base");
    CHECK(rows[0].is_base && !rows[1].is_base);
    CHECK_NEAR(rows[0].figures.at("eval_loss").mean, 3.05, 1e-12);
    CHECK_NEAR(rows[1].figures.at("eval_loss").mean, 1.1, 1e-12);
    CHECK_NEAR(rows[1].figures.at("eval_loss").interval.low, 1.1 - 12.7062 * 0.1, 1e-4);
    CHECK_EQ(rows[2].runs, 1);
    CHECK_EQ(rows[2].failed, 1);
    CHECK_EQ(rows[2].figures.at("bleu").mean, 30.0);
    CHECK_EQ(to_json(rows[1])["figures"]["bleu"]["values"], nlohmann::json({20.0, 22.0}));
}

TEST(a_benchmarks_report_states_figures_machine_and_settings) {
    BenchmarkFacts given = facts();
    const Report report = benchmark_report(given);
    const ReportTable& table = report.sections[0].tables[0];
    CHECK(table.columns == (std::vector<std::string>{"measure", "base", "lora", "full (1 failed)"}));
    for (const auto& row : table.rows) CHECK_EQ(row.size(), table.columns.size());
    CHECK(table.rows[0] == (std::vector<std::string>{"held-out loss", "3.0500 ± 0.6353", "1.1000 ± 1.2706", "0.9000"}));
    CHECK_EQ(table.rows[1][0], "BLEU");
    CHECK_EQ(table.rows[1][1], "-");                       // no answers of the base were scored
    CHECK(table.bold[0] == std::vector<int64_t>{3} && table.bold[1] == std::vector<int64_t>{3});   // the lower loss, the higher BLEU
    const auto at = [&](const char* title) { return std::find_if(table.rows.begin(), table.rows.end(), [&](const auto& row) { return row[0] == title; }) - table.rows.begin(); };
    CHECK_EQ(table.rows.at(static_cast<size_t>(at("trainable parameters")))[2], "4,884,480");
    CHECK_EQ(table.rows.at(static_cast<size_t>(at("peak memory, MB")))[2], "500");
    CHECK(table.bold.at(static_cast<size_t>(at("peak memory, MB"))).empty());   // all alike: none is the best
    CHECK_EQ(benchmark_measures(benchmark_rows(given.results, given.bases)).size(), table.rows.size());
    CHECK(table.note.find("2 seeds") != std::string::npos);
    const std::string page = report_html(report);
    for (const char* part : {"a &amp; b", "&lt;base&gt;.gguf", "adapter.r", "out of &lt;memory&gt;", "train.learning_rate", "<polyline"})
        if (page.find(part) == std::string::npos) test::fail(__FILE__, __LINE__, part);
}
