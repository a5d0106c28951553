// SPDX-License-Identifier: GPL-3.0-or-later
// Score: negative log-likelihood of given responses. Engine thread.
#include "core/engine/jobs.h"
#include "core/eval/score.h"
#include "core/tokenizers/render.h"

namespace lorica {
namespace {

Result<PreparedRow> prepared(const nlohmann::json& row, const TextSide& text) {
    if (!row.is_object()) return Error{ErrorCode::BadInput, "is not an object"};
    Json messages = Json::array();
    if (row.contains("messages")) {
        messages = Json::parse(row["messages"].dump());
    } else if (row.contains("prompt") && row.contains("response") && row["prompt"].is_string() && row["response"].is_string()) {
        messages = {{{"role", "user"}, {"content", row["prompt"].get<std::string>()}},
                    {{"role", "assistant"}, {"content", row["response"].get<std::string>()}}};
    } else {
        return Error{ErrorCode::BadInput, "needs \"prompt\" and \"response\", or \"messages\""};
    }
    RenderedRow rendered;
    if (text.chat) {
        LORICA_ASSIGN(rendered, render_row(*text.tokenizer, *text.chat, messages, false));
    } else if (messages.size() == 2) {
        LORICA_ASSIGN(rendered, render_raw_pair(*text.tokenizer, messages[0].value("content", ""), messages[1].value("content", ""), false));
    } else {
        return Error{ErrorCode::BadInput, "the model has no chat template, so only prompt and response can be scored"};
    }
    PreparedRow out;
    out.ids = std::move(rendered.ids);
    out.trained = std::move(rendered.trained);
    return out;
}

}  // namespace

Result<JobOutcome> score_job(JobEnvironment& env, const Score& command, JobContext& context) {
    LORICA_ASSIGN(const ModelPair models, model_pair(env, command.model, command.adapter, context));
    std::vector<PreparedRow> rows;
    for (size_t i = 0; i < command.rows.size(); ++i) {
        auto row = prepared(command.rows[i], models.base->text);
        if (row && static_cast<int64_t>(row->ids.size()) > room_for_text(*models.base, models.adapter.get()))
            row = Error{ErrorCode::BadInput, std::to_string(row->ids.size()) + " tokens are more than the model reads"};
        if (!row) {
            Error error = std::move(row).error();
            error.where = "row " + std::to_string(i + 1) + (error.where.empty() ? "" : ", " + error.where);
            return error;
        }
        rows.push_back(*std::move(row));
    }
    ScoreOptions options;
    options.on_progress = [&](int64_t done, int64_t total) {
        context.progress(done, total, "Scoring");
        return context.checkpoint();
    };
    LORICA_ASSIGN(const std::vector<RowScore> found, score(models.base->weights, models.adapter.get(), std::span<const PreparedRow>(rows), options));
    nlohmann::json scores = nlohmann::json::array();
    for (const RowScore& one : found) scores.push_back({{"nll", one.nll}, {"tokens", one.tokens}});
    return JobOutcome::finished({{"rows", scores}});
}

}  // namespace lorica
