// SPDX-License-Identifier: GPL-3.0-or-later
// Generate: answers as streams of text. Engine thread; also inside the checkpoint() of a run.
#include "core/base/ids.h"
#include "core/engine/jobs.h"
#include "core/models/generation.h"
#include "core/tokenizers/render.h"

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

// Streams one answer and returns its number of tokens.
int64_t answer(const ModelPair& models, const std::vector<int32_t>& prompt, const GenerationSettings& settings, int64_t row, JobContext& context) {
    const double begin = monotonic_seconds();
    const auto& tokenizer = models.base->text.tokenizer;
    StreamDecoder decoder(tokenizer);
    int64_t count = 0;
    const auto on_token = [&](int32_t id) {
        const std::string text = decoder.push(id);
        ++count;
        if (!text.empty()) context.emit(TokenChunk{context.id(), row, text, false, "", count, monotonic_seconds() - begin});
        return context.checkpoint();
    };
    const GeneratedText made = generate(models.base->weights, models.adapter.get(), prompt, settings, tokenizer->stop_ids(), on_token);
    context.emit(TokenChunk{context.id(), row, decoder.finish(), true, made.reason, static_cast<int64_t>(made.ids.size()), monotonic_seconds() - begin});
    return static_cast<int64_t>(made.ids.size());
}

}  // namespace

Result<JobOutcome> generate_job(JobEnvironment& env, const Generate& command, JobContext& context) {
    LORICA_ASSIGN(const ModelPair models, model_pair(env, command.model, command.adapter, context));
    const double begin = monotonic_seconds();
    int64_t tokens = 0;
    for (size_t i = 0; i < command.rows.size(); ++i) {
        if (!context.checkpoint()) return JobOutcome{"cancelled"};
        auto prompt = ids_of(command, command.rows[i], models.base->text);
        if (!prompt) {
            Error error = std::move(prompt).error();
            error.during("row " + std::to_string(i + 1));
            return error;
        }
        LORICA_ASSIGN(const GenerationSettings settings, fitted(command.generation, *models.base, prompt->size()));
        tokens += answer(models, *prompt, settings, static_cast<int64_t>(i), context);
        if (context.stopping()) return JobOutcome{"cancelled"};
    }
    const double seconds = monotonic_seconds() - begin;
    return JobOutcome::finished({{"rows", command.rows.size()}, {"tokens", tokens}, {"seconds", seconds},
                                 {"tokens_per_second", seconds > 0 ? static_cast<double>(tokens) / seconds : 0.0}});
}

}  // namespace lorica
