// SPDX-License-Identifier: GPL-3.0-or-later
// Evaluate: loss and perplexity of the responses, and scores of greedy answers beside their references. Engine thread.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "core/base/ids.h"
#include "core/engine/jobs.h"
#include "core/eval/bleu.h"
#include "core/eval/evaluate.h"
#include "core/eval/text_metrics.h"
#include "core/models/generation.h"
#include "core/runtime/resource_sampler.h"
#include "core/tokenizers/stop_text.h"

namespace lorica {
namespace {

const std::vector<std::string> kMetrics = {"loss", "perplexity", "bleu", "chrf", "rouge", "exact", "f1"};

// Rows with the same prompt are one question with several references.
struct Question {
    std::string prompt;          // the last user turn, for people
    std::vector<int32_t> ids;
    std::vector<std::string> references;
};

bool wants(const Evaluate& command, const char* metric) {
    return std::find(command.metrics.begin(), command.metrics.end(), metric) != command.metrics.end();
}

// "references=column" asks for the column of answers, like "output=column", in which each cell may be a list.
DataSettings with_references(DataSettings data) {
    for (auto& pair : data.map)
        if (pair.starts_with("references=")) pair = "output=" + pair.substr(pair.find('=') + 1);
    return data;
}

Result<std::vector<Question>> questions(const Dataset& dataset, const TextSide& text, int64_t max_rows) {
    std::vector<Question> out;
    std::map<std::vector<int32_t>, size_t> known;
    for (const Conversation& conversation : dataset.conversations()) {
        if (max_rows > 0 && conversation.row > max_rows) break;
        if (conversation.is_text || conversation.references.empty())
            return Error{ErrorCode::BadInput, "row " + std::to_string(conversation.row) + " has no prompt with a response, so no answer can be compared",
                         dataset.table().file, "Map the columns of prompt and response, or ask for loss and perplexity alone."};
        Json messages = conversation.messages;
        if (!messages.empty() && messages.back().value("role", "") == "assistant") messages.erase(messages.size() - 1);
        const std::string asked = messages.empty() ? "" : messages.back().value("content", "");
        LORICA_ASSIGN(std::vector<int32_t> ids, prompt_ids(text, std::move(messages), ""));
        const auto [at, fresh] = known.emplace(ids, out.size());
        if (fresh) out.push_back({asked, std::move(ids), {}});
        auto& references = out[at->second].references;
        references.insert(references.end(), conversation.references.begin(), conversation.references.end());
    }
    return out;
}

Result<void> measure_loss(const ModelPair& models, const Dataset& dataset, const Evaluate& command, JobContext& context, nlohmann::json& result) {
    DataSettings data = command.data;
    data.validation_fraction = 0;
    data.validation_path.clear();
    LORICA_ASSIGN(const PreparedData prepared, prepare(dataset, *models.base->text.tokenizer, models.base->text.template_or_null(), data,
                                                       prepare_options(context, 0, command.max_rows)));
    LORICA_TRY(prepared.require_clean());
    if (prepared.train_statistics.longest > room_for_text(models))
        return Error{ErrorCode::BadInput, fmt::format("the longest row has {} tokens, the model reads {}", prepared.train_statistics.longest, room_for_text(models)),
                     dataset.table().file, fmt::format("Set data.max_length to {} and data.too_long to cut or skip.", room_for_text(models))};
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

void score_answers(const std::vector<std::string>& answers, const std::vector<std::vector<std::string>>& references, const Evaluate& command,
                   nlohmann::json& result) {
    if (wants(command, "bleu")) {
        const BleuScore bleu = corpus_bleu(answers, references);
        result["bleu"] = bleu.score;
        result["bleu_text"] = bleu.text();
    }
    if (wants(command, "chrf")) result["chrf"] = corpus_chrf(answers, references);
    if (wants(command, "rouge")) {
        const RougeScore rouge = corpus_rouge(answers, references);
        result["rouge1"] = rouge.rouge1;
        result["rouge2"] = rouge.rouge2;
        result["rougeL"] = rouge.rouge_l;
    }
    if (wants(command, "exact")) result["exact_match"] = exact_match(answers, references);
    if (wants(command, "f1")) result["f1"] = token_f1(answers, references);
    const Variety seen = variety(answers);
    result["answers_variety"] = {{"distinct1", seen.distinct1}, {"distinct2", seen.distinct2}, {"mean_words", seen.mean_words},
                                 {"shortest", seen.shortest}, {"longest", seen.longest}, {"empty", seen.empty}};
}

Result<bool> measure_answers(const ModelPair& models, const Dataset& dataset, const Evaluate& command, JobContext& context, nlohmann::json& result) {
    LORICA_ASSIGN(const std::vector<Question> asked, questions(dataset, models.base->text, command.max_rows));
    const auto& tokenizer = *models.base->text.tokenizer;
    GenerationSettings likeliest = command.generation;
    likeliest.do_sample = false;
    std::vector<Prompt> prompts;
    for (const Question& question : asked) {
        LORICA_ASSIGN(const GenerationSettings settings, fitted(likeliest, models, question.ids.size()));
        prompts.push_back({question.ids, settings.max_new_tokens});
    }
    int64_t done = 0;
    GenerationHooks hooks;
    hooks.go_on = [&] { return context.checkpoint(); };
    hooks.on_done = [&](size_t, const GeneratedText&) { context.progress(++done, static_cast<int64_t>(asked.size()), "Answering"); };
    const int64_t rows = rows_that_fit(models.base->weights, prompts, sample_resources("/").ram_available);
    Decoding decoding(models.base->weights, models.adapter.get(), models.base->blocks.get());
    const auto made = generate(decoding, prompts, likeliest, tokenizer.stop_ids(), hooks, rows);
    if (context.stopping()) return false;
    std::vector<std::string> answers;
    std::vector<std::vector<std::string>> references;
    nlohmann::json listed = nlohmann::json::array();
    for (size_t i = 0; i < asked.size(); ++i) {
        StopText stop(command.generation.stop);
        answers.push_back(stop.push(tokenizer.decode(made[i].ids, true)));
        answers.back() += stop.finish();
        references.push_back(asked[i].references);
        listed.push_back({{"prompt", asked[i].prompt}, {"response", answers.back()}, {"references", asked[i].references}});
    }
    score_answers(answers, references, command, result);
    result["answers"] = std::move(listed);
    if (!result.contains("rows")) result["rows"] = answers.size();
    return true;
}

}  // namespace

Result<JobOutcome> evaluate_job(JobEnvironment& env, const Evaluate& command, JobContext& context) {
    const double begin = monotonic_seconds();
    const std::string known = fmt::format("There are {}.", fmt::join(kMetrics, ", "));
    for (const auto& metric : command.metrics)
        if (std::find(kMetrics.begin(), kMetrics.end(), metric) == kMetrics.end())
            return Error{ErrorCode::Usage, "unknown metric \"" + metric + "\"", "metrics", known};
    if (command.metrics.empty()) return Error{ErrorCode::Usage, "no metric is asked for", "metrics", known};
    Evaluate wanted = command;
    wanted.data = with_references(command.data);
    ConversationOptions options;
    options.allow_references = true;
    LORICA_ASSIGN(const Dataset dataset, open_dataset(env, wanted.data, options));
    LORICA_TRY(dataset.require_clean());
    LORICA_ASSIGN(const ModelPair models, wants(wanted, "bleu") ? decoding_pair(env, wanted.model, wanted.adapter, context) : model_pair(env, wanted.model, wanted.adapter, context));
    nlohmann::json result = nlohmann::json::object();
    if (wants(wanted, "loss") || wants(wanted, "perplexity")) {
        LORICA_TRY(measure_loss(models, dataset, wanted, context, result));
    }
    const bool answers = std::any_of(wanted.metrics.begin(), wanted.metrics.end(), [](const auto& one) { return one != "loss" && one != "perplexity"; });
    if (answers) {
        LORICA_ASSIGN(const bool done, measure_answers(models, dataset, wanted, context, result));
        if (!done) return JobOutcome{"cancelled"};
    }
    result["seconds"] = monotonic_seconds() - begin;
    return JobOutcome::finished(std::move(result));
}

}  // namespace lorica
