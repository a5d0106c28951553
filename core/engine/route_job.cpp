// SPDX-License-Identifier: GPL-3.0-or-later
// BuildRouting and RoutePrompts: which of several adapters answers a prompt. Engine thread.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/base/ids.h"
#include "core/engine/routes.h"
#include "core/models/embedding.h"
#include "core/store/library.h"
#include "core/tokenizers/render.h"

namespace lorica {
namespace {

constexpr size_t kTokensRead = 512;       // of a prompt: its beginning tells the task
constexpr size_t kPromptShown = 120;      // bytes of a training prompt kept for people
constexpr size_t kHeldOut = 50;           // prompts of an adapter that the finished routing is tried on

struct OwnPrompts {
    std::vector<std::string> train, held_out;
    std::string why_none;
};

template <class Messages>
std::string last_user_turn(const Messages& messages) {
    for (auto it = messages.rbegin(); it != messages.rend(); ++it)
        if (it->value("role", "") == "user") return it->value("content", "");
    return "";
}

// `count` of them, evenly over the whole.
std::vector<std::string> spread(const std::vector<std::string>& all, size_t count) {
    if (all.size() <= count) return all;
    std::vector<std::string> out;
    for (size_t i = 0; i < count; ++i) out.push_back(all[i * all.size() / count]);
    return out;
}

std::string shortened(const std::string& text) {
    if (text.size() <= kPromptShown) return text;
    size_t end = kPromptShown;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end) + "…";
}

// The run that made an adapter: its folder, or one around it (adapter/, checkpoints/step-N/).
std::optional<fs::path> run_of(const std::string& adapter) {
    std::error_code code;
    fs::path folder = fs::absolute(adapter, code);
    for (int up = 0; up < 3; ++up, folder = folder.parent_path())
        if (fs::exists(folder / "run.json", code)) return folder;
    return {};
}

// The different prompts that a run trained on, and those that it held out.
Result<OwnPrompts> own_prompts(JobEnvironment& env, const std::string& adapter, const LoadedModel& base, const BuildRouting& command, JobContext& context) {
    const auto folder = run_of(adapter);
    if (!folder) return OwnPrompts{{}, {}, "no run made it here, so its training prompts are not known"};
    LORICA_ASSIGN(const RunFolder run, RunFolder::open(*folder));
    const auto opened = open_dataset(env, run.spec().data);
    if (!opened) return OwnPrompts{{}, {}, "its data set cannot be read: " + opened.error().text()};
    LORICA_ASSIGN(const PreparedData prepared, prepare_run(env, run.spec(), base.text, base.config, context));
    std::map<int64_t, std::string> by_row;
    for (const Conversation& one : opened->conversations()) by_row[one.row] = last_user_turn(one.messages);
    OwnPrompts out;
    std::set<std::string> seen;
    const auto take = [&](const std::vector<PreparedRow>& rows, std::vector<std::string>& into) {
        for (const PreparedRow& row : rows) {
            if (row.set != 0) continue;   // mixed in: another file's
            const auto found = by_row.find(row.row);
            if (found != by_row.end() && !found->second.empty() && seen.insert(found->second).second) into.push_back(found->second);
        }
    };
    take(prepared.train, out.train);
    if (run.spec().data.validation_path.empty()) take(prepared.validation, out.held_out);
    if (out.train.empty()) out.why_none = "its rows are plain texts without prompts";
    out.train = spread(out.train, static_cast<size_t>(command.prompts));
    out.held_out = spread(out.held_out, kHeldOut);
    return out;
}

Result<std::vector<std::vector<float>>> points_of(const LoadedModel& base, const std::vector<std::string>& prompts, const std::string& what, JobContext& context) {
    std::vector<std::vector<int32_t>> ids;
    for (const std::string& prompt : prompts) {
        LORICA_ASSIGN(RenderedRow row, render_raw_prompt(*base.text.tokenizer, prompt, false));
        const size_t room = std::min(kTokensRead, static_cast<size_t>(base.config.max_position_embeddings));
        if (row.ids.size() > room) row.ids.resize(room);
        ids.push_back(std::move(row.ids));
    }
    return embed_texts(base.weights, ids, [&](int64_t done, int64_t total) {
        context.progress(done, total, what);
        return context.checkpoint();
    });
}

Result<std::pair<std::string, RouteRule>> rule_of(const std::string& text) {
    const size_t equals = text.find('='), colon = text.find(':', equals == std::string::npos ? 0 : equals);
    if (equals == std::string::npos || colon == std::string::npos)
        return Error{ErrorCode::Usage, "\"" + text + "\" is no rule", "rule", "Write NAME=prefix:TEXT, NAME=regex:EXPRESSION or NAME=tag:TEXT."};
    return std::pair(text.substr(0, equals), RouteRule{text.substr(equals + 1, colon - equals - 1), text.substr(colon + 1)});
}

nlohmann::json to_json(const Router::Confusion& confusion) { return {{"right", confusion.right}, {"all", confusion.all}, {"chosen", confusion.chosen}}; }

nlohmann::json choice_json(const Router& router, const RouteChoice& choice) {
    const Route* route = choice.route < 0 ? nullptr : &router.routes()[static_cast<size_t>(choice.route)];
    return {{"name", route != nullptr ? route->name : ""}, {"adapter", route != nullptr ? route->adapter : ""}, {"by", choice.by},
            {"confidence", choice.confidence}, {"scores", choice.scores}, {"why", choice.why}};
}

std::string route_name(const std::string& adapter) {
    fs::path path = fs::path(adapter).lexically_normal();
    if (path.filename().empty()) path = path.parent_path();
    if (path.filename() == "adapter" && path.has_parent_path()) path = path.parent_path();
    return path.filename().string();
}

Result<std::vector<Route>> routes_of(const BuildRouting& command) {
    if (command.adapters.empty()) return Error{ErrorCode::Usage, "no adapter is named", "adapter"};
    if (!command.names.empty() && command.names.size() != command.adapters.size())
        return Error{ErrorCode::Usage, fmt::format("{} names for {} adapters", command.names.size(), command.adapters.size()), "names"};
    std::vector<Route> routes;
    for (size_t i = 0; i < command.adapters.size(); ++i) {
        std::error_code code;
        const fs::path path = command.adapters[i];
        routes.push_back({command.names.empty() ? route_name(command.adapters[i]) : command.names[i], fs::exists(path, code) ? fs::absolute(path, code).lexically_normal().string() : command.adapters[i]});
    }
    for (const std::string& text : command.rules) {
        LORICA_ASSIGN(const auto rule, rule_of(text));
        const auto route = std::find_if(routes.begin(), routes.end(), [&](const Route& one) { return one.name == rule.first; });
        if (route == routes.end()) return Error{ErrorCode::Usage, "\"" + rule.first + "\" is no route", "rule", "The routes are called as the adapters' folders, or as --name says."};
        route->rules.push_back(rule.second);
    }
    return routes;
}

}  // namespace

Result<std::vector<RouteChoice>> route_rows(const Router& router, const LoadedModel& base, const std::vector<GenerateRow>& rows, JobContext& context) {
    if (router.settings().base != base.fingerprint)
        return Error{ErrorCode::BadInput, "was made for another base model", "routing", "Make it anew with this model."};
    std::vector<RouteChoice> out(rows.size());
    std::vector<std::string> open;
    std::vector<size_t> whose;
    for (size_t i = 0; i < rows.size(); ++i) {
        const std::string prompt = rows[i].messages.empty() ? rows[i].prompt : last_user_turn(rows[i].messages);
        if (auto choice = router.by_rule(prompt, rows[i].tag)) {
            out[i] = *std::move(choice);
            continue;
        }
        open.push_back(prompt);
        whose.push_back(i);
    }
    LORICA_ASSIGN(const auto points, points_of(base, open, "Choosing adapters", context));
    for (size_t i = 0; i < points.size(); ++i) out[whose[i]] = router.by_likeness(points[i]);
    return out;
}

nlohmann::json routes_json(const Router& router, const std::vector<RouteChoice>& choices) {
    nlohmann::json out = nlohmann::json::array();
    for (const RouteChoice& choice : choices) out.push_back(choice_json(router, choice));
    return out;
}

Result<JobOutcome> build_routing_job(JobEnvironment& env, const BuildRouting& command, JobContext& context) {
    const double begin = monotonic_seconds();
    std::error_code code;
    if (command.folder.empty()) return Error{ErrorCode::Usage, "no output folder is named", "folder"};
    if (fs::exists(command.folder, code)) return Error{ErrorCode::Exists, "exists already", command.folder, "Choose another output folder."};
    if (command.prompts < 2) return Error{ErrorCode::Usage, "at least 2 prompts of each adapter have to be kept", "prompts"};
    LORICA_ASSIGN(std::vector<Route> routes, routes_of(command));
    LORICA_ASSIGN(const auto base, env.cache.load(command.model, context));
    nlohmann::json told = nlohmann::json::array();
    std::vector<std::vector<std::string>> held_out;
    for (Route& route : routes) {
        LORICA_ASSIGN(const std::string path, adapter_path(env.cache.home(), route.adapter));
        LORICA_ASSIGN(OwnPrompts own, own_prompts(env, path, *base, command, context));
        LORICA_ASSIGN(route.points, points_of(*base, own.train, "Reading " + route.name + "'s prompts", context));
        for (const std::string& prompt : own.train) route.prompts.push_back(shortened(prompt));
        told.push_back({{"name", route.name}, {"adapter", route.adapter}, {"prompts", own.train.size()}, {"held_out", own.held_out.size()}, {"why_no_prompts", own.why_none}});
        held_out.push_back(std::move(own.held_out));
    }
    LORICA_ASSIGN(const Router router, Router::make({base->fingerprint, command.fallback, command.min_confidence, base->path}, std::move(routes)));
    Router::Confusion tried;
    const size_t columns = router.routes().size() + 1;
    for (size_t i = 0; i < held_out.size(); ++i) {
        std::vector<GenerateRow> rows;
        for (const std::string& prompt : held_out[i]) rows.push_back({prompt});
        LORICA_ASSIGN(const auto choices, route_rows(router, *base, rows, context));
        tried.chosen.emplace_back(columns, 0);
        for (const RouteChoice& choice : choices) {
            const bool fell = choice.by == "fallback";
            ++tried.chosen[i][fell ? columns - 1 : static_cast<size_t>(choice.route)];
            ++tried.all;
            tried.right += !fell && choice.route == static_cast<int64_t>(i);
        }
    }
    LORICA_TRY(router.save(command.folder));
    return JobOutcome::finished({{"folder", command.folder}, {"routes", told}, {"leave_one_out", to_json(router.leave_one_out())}, {"held_out", to_json(tried)},
                                 {"seconds", monotonic_seconds() - begin}});
}

Result<JobOutcome> route_prompts_job(JobEnvironment& env, const RoutePrompts& command, JobContext& context) {
    LORICA_ASSIGN(const Router router, Router::load(command.routing));
    LORICA_ASSIGN(const auto base, env.cache.load(command.model, context));
    LORICA_ASSIGN(const auto choices, route_rows(router, *base, command.rows, context));
    nlohmann::json names = nlohmann::json::array();
    for (const Route& route : router.routes()) names.push_back(route.name);
    return JobOutcome::finished({{"rows", routes_json(router, choices)}, {"names", names}});
}

}  // namespace lorica
