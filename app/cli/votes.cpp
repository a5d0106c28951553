// SPDX-License-Identifier: GPL-3.0-or-later
// lorica votes: what people's verdicts in the studio say, and the verdicts as files. Main thread.
#include <fmt/format.h>

#include <cmath>

#include "app/cli/context.h"
#include "core/store/vote_results.h"

namespace lorica {
namespace {

struct Flags {
    std::string out, form = "jsonl";
};

nlohmann::json to_json(const Interval& interval) {
    return {{"low", std::isfinite(interval.low) ? nlohmann::json(interval.low) : nullptr}, {"high", std::isfinite(interval.high) ? nlohmann::json(interval.high) : nullptr}};
}

nlohmann::json to_json(const PairResult& pair, bool whole) {
    nlohmann::json out = {{"model", pair.first}, {"against", pair.second}, {"votes", pair.votes()}, {"better", pair.wins}, {"worse", pair.losses}, {"ties", pair.ties}, {"both_bad", pair.both_bad},
                          {"interval", to_json(pair.interval)}, {"decides", pair.decides()}};
    out["preferred"] = pair.decided() > 0 ? nlohmann::json(pair.share()) : nullptr;
    out["votes_needed"] = pair.needed < 0 ? nullptr : nlohmann::json(pair.needed_votes());
    if (!whole) out["category"] = pair.category;
    return out;
}

void print_results(const VoteResults& results) {
    nlohmann::json json = {{"votes", results.votes}, {"pairs", nlohmann::json::array()}, {"categories", nlohmann::json::array()}, {"strengths", nlohmann::json::array()}, {"ratings", nlohmann::json::array()},
                           {"repeated", {{"votes", results.repeated}, {"agreed", results.agreed}, {"interval", to_json(results.agreement)}}},
                           {"left", {{"preferred", results.left}, {"of", results.decided}, {"interval", to_json(results.left_interval)}}}};
    for (const PairResult& pair : results.pairs) json["pairs"].push_back(to_json(pair, true));
    for (const PairResult& pair : results.categories) json["categories"].push_back(to_json(pair, false));
    for (const Strength& one : results.strengths) json["strengths"].push_back({{"model", one.name}, {"elo", one.elo}, {"interval", to_json(one.interval)}, {"votes", one.votes}});
    for (const RatingResult& one : results.ratings) json["ratings"].push_back({{"model", one.name}, {"good", one.good}, {"bad", one.bad}, {"interval", to_json(one.interval)}});
    print_json(json);
}

void say_pair(const PairResult& pair, const std::string& indent, const std::string& name) {
    say(fmt::format("{}{}: {} better, {} worse, {} ties, {} both bad; preferred {:.0f} % ({:.0f} to {:.0f} %): {}", indent, name, pair.wins, pair.losses, pair.ties, pair.both_bad, 100 * pair.share(),
                    100 * pair.interval.low, 100 * pair.interval.high,
                    pair.decides() ? "decides" : pair.needed < 0 ? "cannot decide" : fmt::format("cannot decide, about {} more votes would", pair.needed_votes())));
}

int show_votes(const Context& context) {
    const auto log = VoteFile(context.home).read();
    if (!log) return fail(context, log.error());
    for (const std::string& warning : log->warnings) say("warning: " + warning);
    const VoteResults results = evaluate_votes(*log);
    if (context.json) {
        print_results(results);
        return kDone;
    }
    if (log->votes.empty() && log->ratings.empty()) say("There are no votes yet. The studio's Chat page collects them under Judge blind.");
    for (const PairResult& pair : results.pairs) {
        say_pair(pair, "", pair.first + " against " + pair.second);
        for (const PairResult& some : results.categories)
            if (some.first == pair.first && some.second == pair.second) say_pair(some, "  ", some.category.empty() ? "no category" : some.category);
    }
    for (const Strength& one : results.strengths)
        say(fmt::format("{:<40} strength {:+.0f}{}", one.name, one.elo, std::isfinite(one.interval.low) ? fmt::format(" ({:+.0f} to {:+.0f})", one.interval.low, one.interval.high) : ""));
    if (results.repeated > 0) say(fmt::format("Of {} pairs judged again {} had the same verdict.", results.repeated, results.agreed));
    for (const RatingResult& one : results.ratings) say(fmt::format("{:<40} {} of {} single answers rated good", one.name, one.good, one.good + one.bad));
    return kDone;
}

int export_votes(const Context& context, const Flags& flags) {
    const VoteFile file(context.home);
    const auto log = file.read();
    if (!log) return fail(context, log.error());
    std::error_code code;
    if (fs::exists(flags.out, code)) return fail(context, Error{ErrorCode::Exists, "exists already", flags.out, "Choose another name or remove it first."});
    const std::string text = flags.form == "csv" ? votes_csv(log->votes) : flags.form == "pairs" ? preference_pairs(log->votes) : votes_jsonl(*log);
    if (auto written = write_file_atomic(flags.out, text); !written) return fail(context, written.error());
    const auto lines = std::count(text.begin(), text.end(), '\n');
    if (context.json) print_json({{"path", flags.out}, {"form", flags.form}, {"bytes", text.size()}, {"votes", log->votes.size()}});
    else say(fmt::format("{} votes, {} lines in {}", log->votes.size(), lines, flags.out));
    return kDone;
}

}  // namespace

void add_votes(CLI::App& app, Context& context) {
    CLI::App* votes = app.add_subcommand("votes", "Verdicts of people on answers: what they say, and as files");
    votes->require_subcommand(1);
    auto flags = std::make_shared<Flags>();
    add_command(*votes, context, "show", "Win rates with intervals, strengths, and whether they decide", [&context] { return show_votes(context); });
    CLI::App* out = add_command(*votes, context, "export", "Write the votes to a file", [&context, flags] { return export_votes(context, *flags); });
    out->add_option("file", flags->out, "A file that does not exist yet")->required();
    out->add_option("--form", flags->form, "csv: a row a vote; jsonl: all that is known; pairs: prompt, chosen and rejected, for DPO")->check(CLI::IsMember({"csv", "jsonl", "pairs"}));
}

}  // namespace lorica
