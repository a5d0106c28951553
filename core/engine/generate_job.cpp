// SPDX-License-Identifier: GPL-3.0-or-later
// Generate: answers as streams of text. Engine thread; also inside the checkpoint() of a run.
#include "core/base/ids.h"
#include "core/engine/jobs.h"
#include "core/models/generation.h"
#include "core/runtime/resource_sampler.h"
#include "core/tokenizers/render.h"
#include "core/tokenizers/stop_text.h"

namespace lorica {
namespace {

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
};

class Answers {
public:
    Answers(const std::shared_ptr<const Tokenizer>& tokenizer, const Generate& command, JobContext& context)
        : context_(context), begin_(monotonic_seconds()) {
        for (size_t i = 0; i < command.rows.size(); ++i) streams_.push_back({StreamDecoder(tokenizer), StopText(command.generation.stop)});
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

    int64_t tokens() const { return tokens_; }
    double seconds() const { return monotonic_seconds() - begin_; }

private:
    void emit(size_t row, const std::string& text, bool done, const std::string& reason) {
        context_.emit(TokenChunk{context_.id(), static_cast<int64_t>(row), text, done, reason, streams_[row].tokens, seconds()});
    }

    JobContext& context_;
    double begin_;
    std::vector<Stream> streams_;
    int64_t tokens_ = 0;
};

}  // namespace

Result<JobOutcome> generate_job(JobEnvironment& env, const Generate& command, JobContext& context) {
    LORICA_ASSIGN(const ModelPair models, decoding_pair(env, command.model, command.adapter, context));
    const auto& tokenizer = models.base->text.tokenizer;
    std::vector<Prompt> prompts;
    for (size_t i = 0; i < command.rows.size(); ++i) {
        const auto in_row = [i](Error error) {
            error.during("row " + std::to_string(i + 1));
            return error;
        };
        auto ids = ids_of(command, command.rows[i], models.base->text);
        if (!ids) return in_row(std::move(ids).error());
        const auto settings = fitted(command.generation, *models.base, models.adapter.get(), ids->size());
        if (!settings) return in_row(settings.error());
        prompts.push_back({*std::move(ids), settings->max_new_tokens});
    }
    Answers answers(tokenizer, command, context);
    GenerationHooks hooks;
    hooks.on_token = [&](size_t row, int32_t id) { return answers.token(row, id); };
    hooks.on_done = [&](size_t row, const GeneratedText& made) { answers.done(row, made); };
    hooks.go_on = [&] { return context.checkpoint(); };
    const int64_t rows = rows_that_fit(models.base->weights, prompts, sample_resources("/").ram_available);
    Decoding decoding(models.base->weights, models.adapter.get(), models.base->blocks.get());
    const auto made = generate(decoding, prompts, command.generation, tokenizer->stop_ids(), hooks, rows);
    for (size_t i = 0; i < made.size(); ++i)
        if (made[i].reason == "cancelled") answers.done(i, made[i]);
    if (context.stopping()) return JobOutcome{"cancelled"};
    const double seconds = answers.seconds();
    return JobOutcome::finished({{"rows", command.rows.size()}, {"tokens", answers.tokens()}, {"seconds", seconds}, {"rows_at_once", rows},
                                 {"tokens_per_second", seconds > 0 ? static_cast<double>(answers.tokens()) / seconds : 0.0}});
}

}  // namespace lorica
