// SPDX-License-Identifier: GPL-3.0-or-later
// Which of several adapters of one base answers a prompt: rules first, then likeness to what each was trained on. Values; any thread.
//
// Likeness: prompts are points (core/models/embedding.h) less the mean of the adapters' own means, scaled to length 1. An adapter's
// score is the mean cosine with the nearest of its training prompts, its confidence the softmax of the scores over 0.1. Scores of
// an adapter's own training prompts, each against the others, tell what is usual for it: a prompt far below goes to the fallback.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/files.h"
#include "core/formats/pattern.h"

namespace lorica {

struct RouteRule {
    std::string kind;   // prefix, regex (anywhere in the prompt), tag
    std::string text;
};

struct Route {
    std::string name;                             // unique
    std::string adapter;                          // a PEFT folder, a run's folder or a library name
    std::vector<RouteRule> rules = {};            // may be empty
    std::vector<std::string> prompts = {};        // training prompts, for people; may be empty: then only rules choose it
    std::vector<std::vector<float>> points = {};  // of the prompts
};

struct RouteChoice {
    int64_t route = -1;                // index; -1: the base alone
    std::string by;                    // rule, similarity, fallback
    double confidence = 1;             // 0 to 1
    std::vector<double> scores = {};   // of each route, -1 to 1; -1 where it has no prompts; empty where a rule decided
    std::string why;                   // one sentence
};

class Router {
public:
    struct Settings {
        std::string base;                  // fingerprint of the model whose points these are
        std::string fallback = {};         // the name of a route; empty: the base alone
        double min_confidence = 0.5;       // below, the fallback answers
        std::string model = {};            // where that model lay; empty: not known
    };
    // Errors: no route, a name twice or empty, an unknown kind of rule, a bad expression, an unknown fallback, points of unequal
    // length. They name the route.
    static Result<Router> make(Settings settings, std::vector<Route> routes);

    // A folder: routing.json, to be read and edited by people, and prompts.safetensors with a tensor "points.NAME" for each route.
    static Result<Router> load(const fs::path& folder);
    // The folder must not exist.
    Result<void> save(const fs::path& folder) const;

    const Settings& settings() const { return settings_; }
    const std::vector<Route>& routes() const { return routes_; }

    // The first route one of whose rules fits, in their order.
    std::optional<RouteChoice> by_rule(std::string_view prompt, std::string_view tag) const;
    // `point` as embed_texts gives it.
    RouteChoice by_likeness(std::span<const float> point) const;

    struct Confusion {
        int64_t right = 0, all = 0;
        std::vector<std::vector<int64_t>> chosen;   // [own route][chosen route; the last one: fallback]
    };
    // Each training prompt routed by the others.
    Confusion leave_one_out() const;

private:
    std::vector<float> centred(std::span<const float> point) const;
    RouteChoice choose(std::span<const float> centred, int64_t own_route, int64_t own_prompt) const;
    RouteChoice fallback(std::vector<double> scores, double confidence, std::string why) const;

    Settings settings_;
    std::vector<Route> routes_;
    std::vector<std::vector<Pattern>> patterns_;                  // of each route's rules; one for each regex, in order
    std::vector<float> mean_;
    std::vector<std::vector<std::vector<float>>> own_;            // [route][prompt], centred
    std::vector<double> least_;                                   // score below which a prompt is unlike a route's
};

}  // namespace lorica
