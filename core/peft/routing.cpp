// SPDX-License-Identifier: GPL-3.0-or-later
// Rules, nearest training prompts, and their folder. Any thread.
#include "core/peft/routing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/staging.h"
#include "core/formats/safetensors.h"

namespace lorica {
namespace {

constexpr size_t kNeighbours = 5;
constexpr double kTemperature = 0.1, kSlack = 0.1;
constexpr const char* kTable = "routing.json";
constexpr const char* kPoints = "prompts.safetensors";

void to_length_one(std::vector<float>& v) {
    double sum = 0;
    for (const float x : v) sum += static_cast<double>(x) * static_cast<double>(x);
    const auto scale = static_cast<float>(sum > 0 ? 1 / std::sqrt(sum) : 0);
    for (float& x : v) x *= scale;
}

double dot(std::span<const float> a, std::span<const float> b) {
    double sum = 0;
    for (size_t i = 0; i < a.size(); ++i) sum += static_cast<double>(a[i]) * static_cast<double>(b[i]);
    return sum;
}

struct Nearest {
    double score = -1;
    size_t prompt = 0;    // the nearest one
};

// The mean of the largest cosines; `skip` leaves one prompt out.
Nearest nearest(std::span<const float> point, const std::vector<std::vector<float>>& prompts, int64_t skip) {
    std::vector<std::pair<double, size_t>> found;
    for (size_t i = 0; i < prompts.size(); ++i)
        if (static_cast<int64_t>(i) != skip) found.emplace_back(dot(point, prompts[i]), i);
    if (found.empty()) return {};
    const size_t count = std::min(kNeighbours, found.size());
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count), found.end(), std::greater<>());
    double sum = 0;
    for (size_t i = 0; i < count; ++i) sum += found[i].first;
    return {sum / static_cast<double>(count), found[0].second};
}

Result<void> check(const Router::Settings& settings, const std::vector<Route>& routes) {
    if (routes.empty()) return Error{ErrorCode::BadInput, "there is no route", "routes", "Name at least one adapter."};
    std::set<std::string> names;
    size_t width = 0;
    for (const Route& route : routes) {
        const std::string where = "route \"" + route.name + "\"";
        if (route.name.empty() || !names.insert(route.name).second) return Error{ErrorCode::BadInput, "every route needs a name of its own", where};
        if (route.adapter.empty()) return Error{ErrorCode::BadInput, "names no adapter", where};
        if (route.points.size() != route.prompts.size())
            return Error{ErrorCode::BadInput, fmt::format("has {} prompts and {} points", route.prompts.size(), route.points.size()), where, "Make the routing anew."};
        for (const auto& point : route.points) {
            if (width == 0) width = point.size();
            if (point.size() != width || width == 0)
                return Error{ErrorCode::BadInput, fmt::format("has a point of {} numbers, others have {}", point.size(), width), where, "Make the routing anew."};
        }
        for (const RouteRule& rule : route.rules) {
            if (rule.kind != "prefix" && rule.kind != "regex" && rule.kind != "tag")
                return Error{ErrorCode::BadInput, "\"" + rule.kind + "\" is no kind of rule", where, "Use prefix, regex or tag."};
            if (rule.text.empty()) return Error{ErrorCode::BadInput, "has a rule without a text, which would fit every prompt", where};
        }
    }
    if (!settings.fallback.empty() && !names.contains(settings.fallback))
        return Error{ErrorCode::BadInput, "\"" + settings.fallback + "\" is no route", "fallback", "Name a route, or leave it empty for the base alone."};
    if (!(settings.min_confidence >= 0 && settings.min_confidence <= 1))
        return Error{ErrorCode::BadInput, "has to lie between 0 and 1", "min_confidence"};
    return {};
}

std::vector<std::vector<float>> rows_of(const TensorInfo& tensor) {
    std::vector<std::vector<float>> rows(static_cast<size_t>(tensor.shape[0]), std::vector<float>(static_cast<size_t>(tensor.shape[1])));
    for (size_t i = 0; i < rows.size(); ++i) std::memcpy(rows[i].data(), tensor.bytes.data() + i * rows[i].size() * sizeof(float), rows[i].size() * sizeof(float));
    return rows;
}

TensorToWrite tensor_of(const Route& route) {
    TensorToWrite out{"points." + route.name, DType::F32, {static_cast<int64_t>(route.points.size()), static_cast<int64_t>(route.points[0].size())}, {}};
    out.write = [&route](const auto& put) -> Result<void> {
        for (const auto& point : route.points) {
            LORICA_TRY(put(std::as_bytes(std::span(point))));
        }
        return {};
    };
    return out;
}

}  // namespace

Result<Router> Router::make(Settings settings, std::vector<Route> routes) {
    LORICA_TRY(check(settings, routes));
    Router out;
    out.settings_ = std::move(settings);
    out.routes_ = std::move(routes);
    size_t known = 0;
    for (const Route& route : out.routes_) {
        std::vector<Pattern> patterns;
        for (const RouteRule& rule : route.rules) {
            if (rule.kind != "regex") continue;
            LORICA_ASSIGN(Pattern pattern, Pattern::compile(rule.text, Pattern::Place::Anywhere, "route \"" + route.name + "\"", true));
            patterns.push_back(std::move(pattern));
        }
        out.patterns_.push_back(std::move(patterns));
        if (route.points.empty()) continue;
        ++known;
        if (out.mean_.empty()) out.mean_.assign(route.points[0].size(), 0.0f);
        for (const auto& point : route.points)
            for (size_t k = 0; k < point.size(); ++k) out.mean_[k] += point[k] / static_cast<float>(route.points.size());
    }
    for (float& x : out.mean_) x /= static_cast<float>(known);
    for (const Route& route : out.routes_) {
        std::vector<std::vector<float>> own;
        for (const auto& point : route.points) own.push_back(out.centred(point));
        std::vector<double> scores;
        for (size_t i = 0; i < own.size(); ++i) scores.push_back(nearest(own[i], own, static_cast<int64_t>(i)).score);
        std::sort(scores.begin(), scores.end());
        out.least_.push_back(scores.empty() ? 1.0 : scores[scores.size() / 50] - kSlack);
        out.own_.push_back(std::move(own));
    }
    return out;
}

std::vector<float> Router::centred(std::span<const float> point) const {
    std::vector<float> out(point.begin(), point.end());
    for (size_t k = 0; k < out.size(); ++k) out[k] -= mean_[k];
    to_length_one(out);
    return out;
}

std::optional<RouteChoice> Router::by_rule(std::string_view prompt, std::string_view tag) const {
    for (size_t i = 0; i < routes_.size(); ++i) {
        size_t expression = 0;
        for (const RouteRule& rule : routes_[i].rules) {
            const bool fits = rule.kind == "prefix" ? prompt.starts_with(rule.text) : rule.kind == "tag" ? tag == rule.text : patterns_[i][expression++].matches(prompt);
            if (!fits) continue;
            const char* what = rule.kind == "prefix" ? "begins with" : rule.kind == "tag" ? "has the tag" : "matches";
            return RouteChoice{static_cast<int64_t>(i), "rule", 1, {}, fmt::format("The prompt {} \"{}\".", what, rule.text)};
        }
    }
    return {};
}

RouteChoice Router::fallback(std::vector<double> scores, double confidence, std::string why) const {
    RouteChoice out{-1, "fallback", confidence, std::move(scores), std::move(why)};
    for (size_t i = 0; i < routes_.size(); ++i)
        if (routes_[i].name == settings_.fallback) out.route = static_cast<int64_t>(i);
    return out;
}

RouteChoice Router::by_likeness(std::span<const float> point) const {
    if (mean_.empty()) return fallback({}, 0, "No rule fits, and no adapter's training prompts are known.");
    return choose(centred(point), -1, -1);
}

RouteChoice Router::choose(std::span<const float> centred, int64_t own_route, int64_t own_prompt) const {
    std::vector<double> scores;
    std::vector<Nearest> found;
    double sum = 0;
    for (size_t i = 0; i < own_.size(); ++i) {
        found.push_back(nearest(centred, own_[i], static_cast<int64_t>(i) == own_route ? own_prompt : -1));
        scores.push_back(found.back().score);
        if (!own_[i].empty()) sum += std::exp(scores.back() / kTemperature);
    }
    const size_t best = static_cast<size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    const double score = scores[best], confidence = std::exp(score / kTemperature) / sum;
    const std::string& like = routes_[best].prompts[found[best].prompt];
    if (score < least_[best])
        return fallback(std::move(scores), confidence, fmt::format("Unlike every adapter's training prompts: the nearest are {}'s with a likeness of {:.2f}, where {:.2f} is usual at least.",
                                                                   routes_[best].name, score, least_[best]));
    if (confidence < settings_.min_confidence)
        return fallback(std::move(scores), confidence, fmt::format("Not sure enough: {} has {:.0f} %, and {:.0f} % are wanted.", routes_[best].name, 100 * confidence, 100 * settings_.min_confidence));
    return {static_cast<int64_t>(best), "similarity", confidence, std::move(scores), fmt::format("Most like {}'s training prompts, for instance \"{}\".", routes_[best].name, like)};
}

Router::Confusion Router::leave_one_out() const {
    Confusion out;
    out.chosen.assign(routes_.size(), std::vector<int64_t>(routes_.size() + 1, 0));
    for (size_t i = 0; i < own_.size(); ++i) {
        for (size_t k = 0; k < own_[i].size(); ++k) {
            const RouteChoice choice = choose(own_[i][k], static_cast<int64_t>(i), static_cast<int64_t>(k));
            ++out.all;
            out.right += choice.by == "similarity" && choice.route == static_cast<int64_t>(i);
            ++out.chosen[i][choice.by == "fallback" ? routes_.size() : static_cast<size_t>(choice.route)];
        }
    }
    return out;
}

Result<void> Router::save(const fs::path& folder) const {
    nlohmann::json routes = nlohmann::json::array();
    std::vector<TensorToWrite> tensors;
    for (const Route& route : routes_) {
        nlohmann::json rules = nlohmann::json::array();
        for (const RouteRule& rule : route.rules) rules.push_back({{"kind", rule.kind}, {"text", rule.text}});
        routes.push_back({{"name", route.name}, {"adapter", route.adapter}, {"rules", rules}, {"prompts", route.prompts}});
        if (!route.points.empty()) tensors.push_back(tensor_of(route));
    }
    const nlohmann::json table = {{"version", 1}, {"base", settings_.base}, {"fallback", settings_.fallback}, {"min_confidence", settings_.min_confidence},
                                  {"model", settings_.model}, {"routes", routes}};
    std::error_code code;
    if (fs::exists(folder, code)) return Error{ErrorCode::Exists, "exists already", folder.string(), "Choose another name or remove it first."};
    LORICA_ASSIGN(StagingFolder staging, StagingFolder::create(folder));
    LORICA_TRY(write_file_atomic(staging.path() / kTable, table.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n"));
    LORICA_TRY(write_safetensors(staging.path() / kPoints, std::move(tensors), {{"format", "lorica-routing"}}));
    return staging.publish();
}

Result<Router> Router::load(const fs::path& folder) {
    const std::string where = (folder / kTable).string();
    LORICA_ASSIGN(const std::string text, read_file(folder / kTable));
    Settings settings;
    std::vector<Route> routes;
    try {
        const auto table = nlohmann::json::parse(text);
        if (table.value("version", 0) != 1) return Error{ErrorCode::Unsupported, fmt::format("version {} is not known", table.value("version", 0)), where, "Make the routing anew."};
        settings.base = table.at("base").get<std::string>();
        settings.fallback = table.value("fallback", "");
        settings.min_confidence = table.value("min_confidence", settings.min_confidence);
        settings.model = table.value("model", "");
        for (const auto& one : table.at("routes")) {
            Route route{one.at("name").get<std::string>(), one.at("adapter").get<std::string>()};
            for (const auto& rule : one.value("rules", nlohmann::json::array())) route.rules.push_back({rule.at("kind").get<std::string>(), rule.at("text").get<std::string>()});
            route.prompts = one.value("prompts", route.prompts);
            routes.push_back(std::move(route));
        }
    } catch (const nlohmann::json::exception& error) {
        return Error{ErrorCode::BadInput, std::string("is no routing table: ") + error.what(), where};
    }
    LORICA_ASSIGN(const SafetensorsFile file, SafetensorsFile::open(folder / kPoints));
    for (Route& route : routes) {
        const TensorInfo* points = file.find("points." + route.name);
        if (points == nullptr) continue;
        if (points->dtype != DType::F32 || points->shape.size() != 2)
            return Error{ErrorCode::BadInput, "tensor \"" + points->name + "\" is no table of float32", file.name(), "Make the routing anew."};
        route.points = rows_of(*points);
    }
    auto made = make(std::move(settings), std::move(routes));
    if (!made) {
        Error error = std::move(made).error();
        error.where = where + ", " + error.where;
        return error;
    }
    return made;
}

}  // namespace lorica
