// SPDX-License-Identifier: GPL-3.0-or-later
// Which adapter answers: rules, likeness, the fallback, and the folder of a routing. One thread.
#include "core/peft/routing.h"

#include <cmath>
#include <fstream>

#include "tests/support/check.h"

using namespace lorica;
using namespace lorica::test;

namespace {

// Points around a direction of its own for each route, all far from the origin as those of a language model are.
std::vector<float> point(int towards, int k, float spread = 0.3f) {
    std::vector<float> out(8, 10.0f);
    out[static_cast<size_t>(towards)] += 2.0f;
    for (size_t i = 0; i < out.size(); ++i) out[i] += spread * static_cast<float>(std::sin(12.9898 * (k + 1) + 78.233 * static_cast<double>(i)));
    return out;
}

Route route(const std::string& name, int towards, std::vector<RouteRule> rules = {}) {
    Route out{name, "adapters/" + name, std::move(rules)};
    for (int k = 0; k < 20; ++k) {
        out.prompts.push_back(name + " " + std::to_string(k));
        out.points.push_back(point(towards, 100 * towards + k));
    }
    return out;
}

Router three(Router::Settings settings = {"base"}) {
    return *Router::make(std::move(settings), {route("menu", 0, {{"prefix", "name["}}), route("facts", 1, {{"regex", "^\\p{Lu}\\w+ is "}, {"tag", "reverse"}}), route("chat", 2)});
}

}  // namespace

TEST(a_rule_comes_first_and_in_order) {
    const Router router = three();
    CHECK_EQ(router.by_rule("name[Aromi]", "")->route, 0);
    CHECK_EQ(router.by_rule("name[Aromi]", "reverse")->route, 0);
    CHECK_EQ(router.by_rule("Élan is a pub.", "")->route, 1);
    CHECK_EQ(router.by_rule("anything", "reverse")->route, 1);
    CHECK(!router.by_rule("name Aromi", "").has_value());
    CHECK_EQ(router.by_rule("name[Aromi]", "")->why, "The prompt begins with \"name[\".");
}

TEST(a_prompt_goes_to_the_adapter_whose_prompts_it_is_like) {
    const Router router = three();
    for (int towards = 0; towards < 3; ++towards) {
        const RouteChoice choice = router.by_likeness(point(towards, 5000 + towards));
        CHECK_EQ(choice.route, towards);
        CHECK_EQ(choice.by, "similarity");
        CHECK(choice.confidence > 0.9);
        CHECK_EQ(choice.scores.size(), 3u);
    }
    const auto tried = router.leave_one_out();
    CHECK_EQ(tried.all, 60);
    CHECK_EQ(tried.right, 60);
}

TEST(what_is_like_nobodys_prompts_goes_to_the_fallback) {
    const std::vector<float> stranger = point(5, 1);
    const RouteChoice base = three().by_likeness(stranger);
    CHECK_EQ(base.route, -1);
    CHECK_EQ(base.by, "fallback");
    CHECK(base.why.find("Unlike") != std::string::npos);
    CHECK_EQ(three({"base", "chat"}).by_likeness(stranger).route, 2);
}

TEST(between_two_adapters_the_confidence_decides) {
    // Two were trained on much the same.
    const auto alike = [](double wanted) { return *Router::make({"base", "", wanted}, {route("one", 0), route("two", 0), route("chat", 2)}); };
    const std::vector<float> either = point(0, 4711);
    const RouteChoice unsure = alike(0.9).by_likeness(either);
    CHECK_EQ(unsure.by, "fallback");
    CHECK(unsure.why.find("Not sure enough") != std::string::npos);
    CHECK(unsure.confidence < 0.9 && unsure.confidence > 0.4);
    CHECK_EQ(alike(0.0).by_likeness(either).by, "similarity");
}

TEST(an_adapter_without_prompts_is_chosen_by_rules_alone) {
    const Router router = *Router::make({"base"}, {Route{"a", "x", {{"tag", "t"}}}, Route{"b", "y"}});
    CHECK_EQ(router.by_rule("p", "t")->route, 0);
    CHECK_EQ(router.by_likeness(std::vector<float>(8, 1.0f)).by, "fallback");
    const Router mixed = *Router::make({"base"}, {route("menu", 0), route("facts", 1), Route{"b", "y"}});
    const RouteChoice choice = mixed.by_likeness(point(0, 7));
    CHECK_EQ(choice.route, 0);
    CHECK_EQ(choice.scores[2], -1.0);
}

TEST(a_routing_is_the_same_after_reading_it_back) {
    const fs::path folder = temporary_folder();
    const Router router = three({"fingerprint", "chat", 0.7});
    REQUIRE_OK(router.save(folder / "routing"));
    const auto back = Router::load(folder / "routing");
    REQUIRE_OK(back);
    CHECK_EQ(back->settings().base, "fingerprint");
    CHECK_EQ(back->settings().fallback, "chat");
    CHECK_EQ(back->settings().min_confidence, 0.7);
    CHECK_EQ(back->by_rule("Élan is a pub.", "")->route, 1);
    const auto before = router.by_likeness(point(1, 77)), after = back->by_likeness(point(1, 77));
    CHECK(before.scores == after.scores);
    CHECK_EQ(before.why, after.why);
    CHECK_EQ(router.save(folder / "routing").error().code, ErrorCode::Exists);
}

TEST(a_routing_that_cannot_be_used_says_why) {
    const auto why = [](Router::Settings settings, std::vector<Route> routes) { return Router::make(std::move(settings), std::move(routes)).error().text(); };
    CHECK(why({"b"}, {}).find("no route") != std::string::npos);
    CHECK(why({"b"}, {route("a", 0), route("a", 1)}).find("route \"a\"") != std::string::npos);
    CHECK(why({"b"}, {route("a", 0, {{"glob", "x"}})}).find("prefix, regex or tag") != std::string::npos);
    CHECK(why({"b"}, {route("a", 0, {{"regex", "(x"}})}).find("regular expression") != std::string::npos);
    CHECK(why({"b"}, {route("a", 0, {{"prefix", ""}})}).find("every prompt") != std::string::npos);
    CHECK(why({"b", "z"}, {route("a", 0)}).find("\"z\" is no route") != std::string::npos);
    CHECK(why({"b", "", 1.5}, {route("a", 0)}).find("between 0 and 1") != std::string::npos);
    Route narrow = route("b", 1);
    narrow.points[3].pop_back();
    CHECK(why({"b"}, {route("a", 0), narrow}).find("a point of 7 numbers") != std::string::npos);
}

TEST(a_damaged_folder_is_named) {
    const fs::path folder = temporary_folder();
    REQUIRE_OK(three().save(folder / "r"));
    std::ofstream(folder / "r/routing.json") << "{\"version\": 1, \"base\": 3}";
    CHECK(Router::load(folder / "r").error().text().find("routing.json") != std::string::npos);
    std::ofstream(folder / "r/routing.json") << "{\"version\": 2}";
    CHECK_EQ(Router::load(folder / "r").error().code, ErrorCode::Unsupported);
    CHECK_EQ(Router::load(folder / "nothing").error().code, ErrorCode::NotFound);
}
