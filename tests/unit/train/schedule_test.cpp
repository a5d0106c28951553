// SPDX-License-Identifier: GPL-3.0-or-later
// Learning rates against transformers.get_scheduler. One thread.
#include "core/train/schedule.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/support/check.h"

using namespace lorica;

TEST(schedules_equal_transformers) {
    std::ifstream in(test::source_root() / "tests/golden/train/schedules.json");
    const auto goldens = nlohmann::json::parse(in);
    CHECK_EQ(goldens.size(), size_t{24});
    for (const auto& golden : goldens) {
        const auto kind = schedule_kind(golden["name"]);
        REQUIRE_OK(kind);
        const Schedule schedule{*kind, golden["peak"], golden["warmup"], golden["total"]};
        int64_t step = 0;
        for (const double rate : golden["rates"]) CHECK_NEAR(schedule.rate(step++), rate, 1e-18);
    }
}

TEST(warm_up_is_at_most_a_tenth) {
    CHECK_EQ(resolved_warmup(100, 50), 5);
    CHECK_EQ(resolved_warmup(100, 5000), 100);
    CHECK_EQ(resolved_warmup(100, 9), 0);
    CHECK(!schedule_kind("cosinus").ok());
}
