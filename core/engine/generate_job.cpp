// SPDX-License-Identifier: GPL-3.0-or-later
// Generate: answers as streams of text. Engine thread; also inside the checkpoint() of a run.
#include <fmt/format.h>

#include <map>
#include <utility>

#include "core/base/ids.h"
#include "core/engine/routes.h"
#include "core/models/generation.h"
#include "core/models/sampling.h"
#include "core/runtime/resource_sampler.h"
#include "core/tokenizers/render.h"
#include "core/tokenizers/stop_text.h"
#include "core/tokenizers/unicode_text.h"

namespace lorica {
namespace {

constexpr int64_t kMostLikeliest = 100;

Result<std::vector<int32_t>> ids_of(const Generate& command, const GenerateRow& row, const TextSide& text) {
    if (command.raw) {
        LORICA_ASSIGN(RenderedRow rendered, render_raw_prompt(*text.tokenizer, row.prompt, true));
        return std::move(rendered.ids);
    }
    Json messages = Json::array();
    for (const auto& message : row.messages) {
        if (!message.is_object() || !message.contains("role") || !message.contains("content") || !message["content"].is_string())
            return Error{ErrorCode::BadInput, "a message needs a role and a text as its content", "messages"};
        messages.push_back({{"role", message["role"].get<std::string>()}, {"content", message["content"].get<std::string>()}});
    }
    if (messages.empty()) messages.push_back({{"role", "user"}, {"content", row.prompt}});
    return prompt_ids(text, std::move(messages), command.system_prompt);
}

// The text of one answer on its way out.
struct Stream {
    StreamDecoder decoder;
    StopText stop;
    int64_t tokens = 0;
    std::vector<TokenChoice> choices = {};   // not told yet
};

class Answers {
public:
    Answers(const std::shared_ptr<const Tokenizer>& tokenizer, const Generate& command, JobContext& context)
        : tokenizer_(tokenizer), context_(context), begin_(monotonic_seconds()) {
        for (size_t i = 0; i < command.rows.size(); ++i) streams_.push_back({StreamDecoder(tokenizer), StopText(command.generation.stop)});
    }

    void choice(size_t row, int32_t id, std::span<const float> scores, size_t likeliest) {
        const Likelihood found = likelihood_of(scores, id, likeliest);
        TokenChoice made{word(id), found.probability, {}};
        for (const auto& [other, share] : found.likeliest) made.likeliest.emplace_back(word(other), share);
        streams_[row].choices.push_back(std::move(made));
    }

    bool token(size_t row, int32_t id) {
        Stream& stream = streams_[row];
        ++stream.tokens;
        const std::string text = stream.stop.push(stream.decoder.push(id));
        if (!text.empty()) emit(row, text, false, "");
        return !stream.stop.stopped();
    }

    void done(size_t row, const GeneratedText& made) {
        Stream& stream = streams_[row];
        std::string rest = stream.stop.push(stream.decoder.finish());
        rest += stream.stop.finish();
        emit(row, rest, true, stream.stop.stopped() ? "stop" : made.reason);
        tokens_ += static_cast<int64_t>(made.ids.size());
    }

    const std::vector<int32_t>& stop_ids() const { return tokenizer_->stop_ids(); }
    int64_t tokens() const { return tokens_; }
    double seconds() const { return monotonic_seconds() - begin_; }

private:
    void emit(size_t row, const std::string& text, bool done, const std::string& reason) {
        Stream& stream = streams_[row];
        context_.emit(TokenChunk{context_.id(), static_cast<int64_t>(row), text, done, reason, stream.tokens, seconds(), std::exchange(stream.choices, {})});
    }
    std::string word(int32_t id) const { return lossy_utf8(tokenizer_->token_bytes(id)); }

    std::shared_ptr<const Tokenizer> tokenizer_;
    JobContext& context_;
    double begin_;
    std::vector<Stream> streams_;
    int64_t tokens_ = 0;
};

// The rows that one adapter answers.
struct Share {
    std::shared_ptr<const Adapter> adapter;   // null: the base alone
    std::vector<size_t> rows;
};

// Adds "routes" to the result.
Result<std::vector<Share>> routed(JobEnvironment& env, const Generate& command, const std::shared_ptr<const LoadedModel>& base, JobContext& context, nlohmann::json& result) {
    LORICA_ASSIGN(const Router router, Router::load(command.routing));
    LORICA_ASSIGN(const auto choices, route_rows(router, *base, command.rows, context));
    result["routes"] = routes_json(router, choices);
    std::map<int64_t, Share> by_route;
    for (size_t i = 0; i < choices.size(); ++i) by_route[choices[i].route].rows.push_back(i);
    std::vector<Share> shares;
    for (auto& [route, share] : by_route) {
        if (route >= 0) {
            LORICA_ASSIGN(share.adapter, env.cache.adapter(base, router.routes()[static_cast<size_t>(route)].adapter));
        }
        shares.push_back(std::move(share));
    }
    return shares;
}

Result<std::vector<Prompt>> prompts_of(const Generate& command, const Share& share, const LoadedModel& base) {
    std::vector<Prompt> prompts;
    for (const size_t i : share.rows) {
        const auto in_row = [i](Error error) {
            error.during("row " + std::to_string(i + 1));
            return error;
        };
        auto ids = ids_of(command, command.rows[i], base.text);
        if (!ids) return in_row(std::move(ids).error());
        const auto settings = fitted(command.generation, base, share.adapter.get(), ids->size());
        if (!settings) return in_row(settings.error());
        prompts.push_back({*std::move(ids), settings->max_new_tokens});
    }
    return prompts;
}

// `rows` are the prompts' places in the command. How many ran side by side.
int64_t answer(Decoding& decoding, const std::vector<Prompt>& prompts, const std::vector<size_t>& rows, const Generate& command, Answers& answers, JobContext& context) {
    GenerationHooks hooks;
    hooks.on_token = [&](size_t row, int32_t id) { return answers.token(rows[row], id); };
    if (command.likeliest > 0)
        hooks.on_choice = [&](size_t row, int32_t id, std::span<const float> scores) { answers.choice(rows[row], id, scores, static_cast<size_t>(command.likeliest)); };
    hooks.on_done = [&](size_t row, const GeneratedText& made) { answers.done(rows[row], made); };
    hooks.go_on = [&] { return context.checkpoint(); };
    const int64_t at_once = rows_that_fit(decoding.base(), prompts, sample_resources("/").ram_available);
    const auto made = generate(decoding, prompts, command.generation, answers.stop_ids(), hooks, at_once);
    for (size_t i = 0; i < made.size(); ++i)
        if (made[i].reason == "cancelled") answers.done(rows[i], made[i]);
    return at_once;
}

}  // namespace

Result<JobOutcome> generate_job(JobEnvironment& env, const Generate& command, JobContext& context) {
    if (!command.routing.empty() && !command.adapter.empty())
        return Error{ErrorCode::Usage, "an adapter and a routing cannot both be named", "routing", "Leave one of them out."};
    if (command.likeliest < 0 || command.likeliest > kMostLikeliest)
        return Error{ErrorCode::Usage, fmt::format("must be between 0 and {}", kMostLikeliest), "likeliest"};
    LORICA_ASSIGN(const ModelPair models, decoding_pair(env, command.model, command.adapter, context));
    nlohmann::json result = nlohmann::json::object();
    std::vector<Share> shares = {{models.adapter, {}}};
    if (command.routing.empty()) {
        for (size_t i = 0; i < command.rows.size(); ++i) shares[0].rows.push_back(i);
    } else {
        LORICA_ASSIGN(shares, routed(env, command, models.base, context, result));
    }
    Answers answers(models.base->text.tokenizer, command, context);
    std::vector<std::vector<Prompt>> prompts;
    for (const Share& share : shares) {   // all of them before the first answer
        LORICA_ASSIGN(std::vector<Prompt> own, prompts_of(command, share, *models.base));
        prompts.push_back(std::move(own));
    }
    int64_t at_once = 0;
    double longest_switch = 0;
    for (size_t i = 0; i < shares.size() && !context.stopping(); ++i) {
        const double begin = monotonic_seconds();
        Decoding decoding(models.base->weights, shares[i].adapter.get(), models.base->blocks.get());
        longest_switch = std::max(longest_switch, monotonic_seconds() - begin);
        at_once = std::max(at_once, answer(decoding, prompts[i], shares[i].rows, command, answers, context));
    }
    if (context.stopping()) return JobOutcome{"cancelled"};
    const double seconds = answers.seconds();
    result.update({{"rows", command.rows.size()}, {"tokens", answers.tokens()}, {"seconds", seconds}, {"rows_at_once", at_once},
                   {"tokens_per_second", seconds > 0 ? static_cast<double>(answers.tokens()) / seconds : 0.0}});
    if (!command.routing.empty()) result["switch_seconds"] = longest_switch;
    return JobOutcome::finished(std::move(result));
}

}  // namespace lorica
