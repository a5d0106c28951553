// SPDX-License-Identifier: GPL-3.0-or-later
// Evaluate: loss and perplexity of the responses, and scores of greedy answers beside their references. Engine thread.
#include <fmt/format.h>

#include <algorithm>

#include "core/base/ids.h"
#include "core/engine/answers.h"
#include "core/eval/evaluate.h"

namespace lorica {
namespace {

bool wants(const Evaluate& command, const char* metric) {
    return std::find(command.metrics.begin(), command.metrics.end(), metric) != command.metrics.end();
}

// "references=column" asks for the column of answers, like "output=column", in which each cell may be a list.
DataSettings with_references(DataSettings data) {
    for (auto& pair : data.map)
        if (pair.starts_with("references=")) pair = "output=" + pair.substr(pair.find('=') + 1);
    return data;
}

Result<void> measure_loss(const ModelPair& models, const Dataset& dataset, const Evaluate& command, JobContext& context, nlohmann::json& result) {
    DataSettings data = command.data;
    data.validation_fraction = 0;
    data.validation_path.clear();
    LORICA_ASSIGN(const PreparedData prepared, prepare(dataset, *models.base->text.tokenizer, models.base->text.template_or_null(), data,
                                                       prepare_options(context, 0, command.max_rows)));
    LORICA_TRY(prepared.require_clean());
    if (prepared.train_statistics.longest > room_for_text(*models.base, models.adapter.get()))
        return Error{ErrorCode::BadInput, fmt::format("the longest row has {} tokens, the model reads {}", prepared.train_statistics.longest, room_for_text(*models.base, models.adapter.get())),
                     dataset.table().file, fmt::format("Set data.max_length to {} and data.too_long to cut or skip.", room_for_text(*models.base, models.adapter.get()))};
    ScoreOptions options;
    options.on_progress = [&](int64_t done, int64_t total) {
        context.progress(done, total, "Measuring the loss");
        return context.checkpoint();
    };
    LORICA_ASSIGN(const LossReport report, evaluate_loss(models.base->weights, models.adapter.get(), prepared.train, options));
    result["rows"] = report.rows;
    result["tokens"] = report.tokens;
    if (wants(command, "loss")) result["loss"] = report.loss;
    if (wants(command, "perplexity")) result["perplexity"] = report.perplexity;
    return {};
}

}  // namespace

Result<JobOutcome> evaluate_job(JobEnvironment& env, const Evaluate& command, JobContext& context) {
    const double begin = monotonic_seconds();
    LORICA_TRY(check_metrics(command.metrics));
    Evaluate wanted = command;
    wanted.data = with_references(command.data);
    ConversationOptions options;
    options.allow_references = true;
    LORICA_ASSIGN(const Dataset dataset, open_dataset(env, wanted.data, options));
    LORICA_TRY(dataset.require_clean());
    LORICA_ASSIGN(const ModelPair models, asks_for_answers(wanted.metrics) ? decoding_pair(env, wanted.model, wanted.adapter, context) : model_pair(env, wanted.model, wanted.adapter, context));
    nlohmann::json result = nlohmann::json::object();
    if (wants(wanted, "loss") || wants(wanted, "perplexity")) {
        LORICA_TRY(measure_loss(models, dataset, wanted, context, result));
    }
    if (asks_for_answers(wanted.metrics)) {
        LORICA_ASSIGN(const auto asked, questions(dataset, models.base->text, [&](int64_t row) { return wanted.max_rows <= 0 || row <= wanted.max_rows; }));
        LORICA_ASSIGN(const bool done, measure_answers(*models.base, models.adapter.get(), asked, {wanted.metrics, wanted.generation}, context, result));
        if (!done) return JobOutcome{"cancelled"};
    }
    result["seconds"] = monotonic_seconds() - begin;
    return JobOutcome::finished(std::move(result));
}

}  // namespace lorica
