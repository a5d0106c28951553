// SPDX-License-Identifier: GPL-3.0-or-later
// lorica generate: one prompt to the terminal, or a JSONL file of them. Main thread.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "app/cli/session.h"

namespace lorica {
namespace {

struct Flags {
    SpecFlags spec;
    GenerationFlags generation;
    std::vector<std::string> adapters;
    std::vector<double> weights;
    std::string prompt, in, out, system, routing;
    bool raw = false;
    int64_t likeliest = 0;
};

// One adapter by its name; several as the blend that the engine reads (see Generate::adapter).
std::string adapter_text(const Flags& flags) {
    if (flags.adapters.size() == 1 && flags.weights.empty()) return flags.adapters[0];
    if (flags.adapters.empty()) return "";
    nlohmann::json parts = nlohmann::json::array();
    for (size_t i = 0; i < flags.adapters.size(); ++i)
        parts.push_back({{"adapter", flags.adapters[i]}, {"weight", flags.weights.empty() ? 1.0 / static_cast<double>(flags.adapters.size()) : flags.weights[i]}});
    return parts.dump();
}

// What came for one row; seconds count from the first prompt's reading.
struct Answer {
    std::string text, reason;
    int64_t tokens = 0;
    double first = 0, last = 0;
    nlohmann::json choices = nlohmann::json::array();

    void add(const TokenChunk& chunk) {
        text += chunk.text;
        if (first == 0) first = chunk.seconds;
        last = chunk.seconds;
        tokens = chunk.tokens;
        if (chunk.done) reason = chunk.reason;
        for (const TokenChoice& one : chunk.choices) choices.push_back({{"text", one.text}, {"probability", one.probability}, {"likeliest", one.likeliest}});
    }
    nlohmann::json how() const { return {{"finish_reason", reason}, {"tokens", tokens}, {"first_token_seconds", first}, {"seconds", last}}; }
};

void say_cut(const Flags& flags, const std::vector<Answer>& answers) {
    const auto cut = std::count_if(answers.begin(), answers.end(), [](const Answer& answer) { return answer.reason == "length"; });
    if (cut > 0) say(fmt::format("{} of {} ended at {} tokens (--max-new-tokens), not by themselves", cut, answers.size(), flags.generation.settings.max_new_tokens));
}

int write_answers(const Context& context, const Flags& flags, std::vector<nlohmann::json> source, const std::vector<Answer>& answers) {
    std::string text;
    for (size_t i = 0; i < source.size(); ++i) {
        source[i]["response"] = answers[i].text;
        if (flags.likeliest > 0) source[i]["token_choices"] = answers[i].choices;
        if (flags.out.empty() && context.json) source[i]["generation"] = answers[i].how();
        if (flags.out.empty()) print_json(source[i]);
        else text += source[i].dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    }
    say_cut(flags, answers);
    if (flags.out.empty()) return kDone;
    const auto written = write_file_atomic(flags.out, text);
    if (!written) return fail(context, written.error());
    say(fmt::format("{} answers written to {}", source.size(), flags.out));
    return kDone;
}

int generate(const Context& context, Flags& flags) {
    if (auto read = flags.spec.read(context); !read) return fail(context, read.error());
    if (auto checked = flags.generation.check(); !checked) return fail(context, checked.error());
    if (flags.spec.spec.model.path.empty()) return fail(context, {ErrorCode::Usage, "no base model is named", "--model"});
    if (!flags.weights.empty() && flags.weights.size() != flags.adapters.size())
        return fail(context, {ErrorCode::Usage, fmt::format("{} weights for {} adapters", flags.weights.size(), flags.adapters.size()), "--weights"});
    if (!flags.routing.empty() && !flags.adapters.empty()) return fail(context, {ErrorCode::Usage, "give either --adapter or --routing"});
    if (flags.prompt.empty() == flags.in.empty()) return fail(context, {ErrorCode::Usage, "give either --prompt or --in"});
    if (!flags.out.empty() && fs::exists(flags.out)) return fail(context, {ErrorCode::Exists, "exists already", flags.out, "Choose another name or remove it first."});
    std::vector<nlohmann::json> source = {{{"prompt", flags.prompt}}};
    if (!flags.in.empty()) {
        auto read = read_jsonl(flags.in);
        if (!read) return fail(context, read.error());
        source = *std::move(read);
    }
    auto rows = rows_of(source, flags.in);
    if (!rows) return fail(context, rows.error());
    std::vector<Answer> answers(source.size());
    const bool stream = flags.in.empty() && !context.json;
    size_t done = 0;
    const Generate command{flags.spec.spec.model, adapter_text(flags), *std::move(rows), flags.raw, flags.system, flags.generation.settings, flags.routing, flags.likeliest};
    const auto end = run_job(context, command, false, [&](const Event& event) {
        const auto* chunk = std::get_if<TokenChunk>(&event.body);
        if (!chunk || chunk->row < 0 || chunk->row >= static_cast<int64_t>(answers.size())) return;
        answers[static_cast<size_t>(chunk->row)].add(*chunk);
        if (stream) {
            std::fputs(chunk->text.c_str(), stdout);
            std::fflush(stdout);
        }
        if (chunk->done && !flags.in.empty() && ++done % 20 == 0) say(fmt::format("{} of {}", done, answers.size()));
    });
    if (end.exit_code != kDone) return end.exit_code;
    if (stream) {
        std::fputs("\n", stdout);
        say_cut(flags, answers);
        if (!flags.routing.empty()) {
            const auto& route = end.finished.result["routes"][0];
            const std::string name = route.value("name", "");
            say(fmt::format("Answered by {}. {}", name.empty() ? "the base alone" : name, route.value("why", "")));
        }
        return kDone;
    }
    if (!flags.routing.empty()) {
        for (size_t i = 0; i < source.size(); ++i) source[i]["answered_by"] = end.finished.result["routes"][i];
        say(fmt::format("longest change of adapters: {:.1f} ms", 1e3 * end.finished.result.value("switch_seconds", 0.0)));
    }
    return write_answers(context, flags, std::move(source), answers);
}

}  // namespace

Result<std::vector<GenerateRow>> rows_of(const std::vector<nlohmann::json>& source, const std::string& file) {
    std::vector<GenerateRow> rows;
    for (size_t i = 0; i < source.size(); ++i) {
        const auto& row = source[i];
        GenerateRow one;
        if (row.contains("messages") && row["messages"].is_array()) one.messages = row["messages"];
        else if (row.contains("prompt") && row["prompt"].is_string()) one.prompt = row["prompt"].get<std::string>();
        else return Error{ErrorCode::BadInput, "has neither prompt nor messages", file + ", row " + std::to_string(i + 1)};
        if (row.contains("tag") && row["tag"].is_string()) one.tag = row["tag"].get<std::string>();
        rows.push_back(std::move(one));
    }
    return rows;
}

void add_generate(CLI::App& app, Context& context) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command = add_command(app, context, "generate", "Answer a prompt, or a file of them", [&context, flags] { return generate(context, *flags); });
    flags->spec.add_to(command, false);
    flags->generation.add_to(command);
    command->add_option("--adapter", flags->adapters, "A PEFT adapter folder, or a run's folder; several are blended")->allow_extra_args(false);
    command->add_option("--weights", flags->weights, "One for each adapter, with commas; equal shares if not given")->delimiter(',');
    command->add_option("--routing", flags->routing, "A folder of adapters route make: each prompt goes to the adapter chosen for it");
    command->add_option("--prompt", flags->prompt, "A user turn");
    command->add_option("--in", flags->in, "JSONL with prompt or messages a row");
    command->add_option("--out", flags->out, "JSONL with response added; else standard output");
    command->add_option("--system", flags->system, "System prompt");
    command->add_option("--likeliest", flags->likeliest, "Adds \"token_choices\" to each answer in JSON: every token with its probability and so many of the likeliest");
    command->add_flag("--raw", flags->raw, "Take prompts as they are, without the chat template");
}

}  // namespace lorica
