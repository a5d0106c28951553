// SPDX-License-Identifier: GPL-3.0-or-later
// Entries of data.mix, and how often the rows of each set are taken. One thread.
#include "core/data/mix.h"

#include <map>

#include "tests/support/check.h"

using namespace lorica;

namespace {

PreparedData rows(int count, int held_out, int32_t token) {
    PreparedData out;
    for (int i = 0; i < count + held_out; ++i) {
        PreparedRow row{{token, i}, {0, 1}};
        row.row = i + 1;
        (i < count ? out.train : out.validation).push_back(row);
    }
    out.content_hash = std::to_string(token);
    out.train_statistics = length_statistics(out.train);
    return out;
}

// How often each row of set 1 is trained.
std::map<int64_t, int> times(const PreparedData& data) {
    std::map<int64_t, int> out;
    for (const PreparedRow& row : data.train)
        if (row.set == 1) ++out[row.row];
    return out;
}

}  // namespace

TEST(an_entry_tells_path_weight_and_columns_and_goes_back_to_text) {
    DataSettings main;
    main.max_length = 99;
    main.map = {"instruction=mr"};
    const auto plain = parse_mix("chats.jsonl", main);
    CHECK(plain && plain->weight == 1 && plain->data.map.empty() && plain->data.max_length == 99);
    const auto whole = parse_mix("a b.csv|0.25|instruction=q|output=a|format=alpaca|template=Say {q} %7C now", main);
    CHECK(whole && whole->weight == 0.25 && whole->data.path == "a b.csv" && whole->data.format == "alpaca");
    CHECK_EQ(whole->data.prompt_template, std::string("Say {q} | now"));
    CHECK(whole->data.map == std::vector<std::string>({"instruction=q", "output=a"}));
    const auto again = parse_mix(mix_entry(*whole), main);
    CHECK(again && again->weight == 0.25 && again->data.map == whole->data.map && again->data.prompt_template == whole->data.prompt_template);
    for (const char* bad : {"", "|2", "a.csv|0", "a.csv|-1", "a.csv|lots", "a.csv|1e9", "a.csv|=x", "a.csv|x="})
        CHECK(!parse_mix(bad, main) && parse_mix(bad, main).error().where == "data.mix");
}

TEST(a_weight_says_how_often_rows_are_taken) {
    for (const auto& [weight, all] : std::map<double, size_t>{{1, 40}, {3, 120}, {0.5, 20}, {2.25, 90}, {0.001, 1}}) {
        PreparedData data = rows(10, 2, 1);
        mix_in(data, rows(40, 5, 2), weight, 1, 7);
        CHECK_EQ(data.train.size(), 10 + all);
        CHECK_EQ(data.validation.size(), size_t{7});   // held-out rows once, whatever the weight
        CHECK_EQ(data.train_statistics.rows, static_cast<int64_t>(10 + all));
        for (const auto& [row, count] : times(data)) CHECK(count == static_cast<int>(weight) || count == static_cast<int>(weight) + 1);
    }
}

TEST(the_seed_draws_and_the_hash_tells_the_mixture) {
    const auto mixed = [](double weight, uint64_t seed) {
        PreparedData data = rows(10, 0, 1);
        mix_in(data, rows(40, 0, 2), weight, 1, seed);
        return data;
    };
    CHECK(times(mixed(0.5, 7)) == times(mixed(0.5, 7)));
    CHECK(times(mixed(0.5, 7)) != times(mixed(0.5, 8)));
    CHECK(mixed(0.5, 7).content_hash == mixed(0.5, 8).content_hash);
    CHECK(mixed(0.5, 7).content_hash != mixed(0.25, 7).content_hash && mixed(1, 7).content_hash != "1");
}
