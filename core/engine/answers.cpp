// SPDX-License-Identifier: GPL-3.0-or-later
// See answers.h. Engine thread.
#include "core/engine/answers.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/eval/bleu.h"
#include "core/eval/text_metrics.h"
#include "core/models/generation.h"
#include "core/runtime/resource_sampler.h"
#include "core/tokenizers/stop_text.h"

namespace lorica {
namespace {

const std::vector<std::string> kMetrics = {"loss", "perplexity", "bleu", "chrf", "rouge", "exact", "f1"};

bool wants(const std::vector<std::string>& metrics, const char* metric) { return std::find(metrics.begin(), metrics.end(), metric) != metrics.end(); }

void score_answers(const std::vector<std::string>& answers, const std::vector<std::vector<std::string>>& references, const std::vector<std::string>& metrics,
                   nlohmann::json& result) {
    if (wants(metrics, "bleu")) {
        const BleuScore bleu = corpus_bleu(answers, references);
        result["bleu"] = bleu.score;
        result["bleu_text"] = bleu.text();
    }
    if (wants(metrics, "chrf")) result["chrf"] = corpus_chrf(answers, references);
    if (wants(metrics, "rouge")) {
        const RougeScore rouge = corpus_rouge(answers, references);
        result["rouge1"] = rouge.rouge1;
        result["rouge2"] = rouge.rouge2;
        result["rougeL"] = rouge.rouge_l;
    }
    if (wants(metrics, "exact")) result["exact_match"] = exact_match(answers, references);
    if (wants(metrics, "f1")) result["f1"] = token_f1(answers, references);
    const Variety seen = variety(answers);
    result["answers_variety"] = {{"distinct1", seen.distinct1}, {"distinct2", seen.distinct2}, {"mean_words", seen.mean_words},
                                 {"shortest", seen.shortest}, {"longest", seen.longest}, {"empty", seen.empty}};
}

}  // namespace

Result<void> check_metrics(const std::vector<std::string>& metrics) {
    for (const auto& metric : metrics)
        if (std::find(kMetrics.begin(), kMetrics.end(), metric) == kMetrics.end())
            return Error{ErrorCode::Usage, "unknown metric \"" + metric + "\"", "metrics", fmt::format("There are {}.", fmt::join(kMetrics, ", "))};
    if (metrics.empty()) return Error{ErrorCode::Usage, "no metric is asked for", "metrics", fmt::format("There are {}.", fmt::join(kMetrics, ", "))};
    return {};
}

bool asks_for_answers(const std::vector<std::string>& metrics) {
    return std::any_of(metrics.begin(), metrics.end(), [](const auto& one) { return one != "loss" && one != "perplexity"; });
}

Result<std::vector<Question>> questions(const Dataset& dataset, const TextSide& text, const std::function<bool(int64_t row)>& wanted) {
    std::vector<Question> out;
    std::map<std::vector<int32_t>, size_t> known;
    for (const Conversation& conversation : dataset.conversations()) {
        if (!wanted(conversation.row)) continue;
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

Result<std::vector<Question>> held_out_questions(const JobEnvironment& env, const RunSpec& spec, const PreparedData& data, const TextSide& text, int64_t rows) {
    std::set<int64_t> wanted;
    for (const PreparedRow& row : data.validation)
        if (row.set == 0 && (rows <= 0 || static_cast<int64_t>(wanted.size()) < rows)) wanted.insert(row.row);
    DataSettings from = spec.data;
    if (!from.validation_path.empty()) from.path = from.validation_path;
    LORICA_ASSIGN(const Dataset dataset, open_dataset(env, from));
    return questions(dataset, text, [&](int64_t row) { return wanted.contains(row); });
}

Result<bool> measure_answers(const LoadedModel& base, const Adapter* adapter, const std::vector<Question>& asked, const AnswerOptions& options,
                             JobContext& context, nlohmann::json& result) {
    const auto& tokenizer = *base.text.tokenizer;
    GenerationSettings likeliest = options.generation;
    likeliest.do_sample = false;
    std::vector<Prompt> prompts;
    for (const Question& question : asked) {
        LORICA_ASSIGN(const GenerationSettings settings, fitted(likeliest, base, adapter, question.ids.size()));
        prompts.push_back({question.ids, settings.max_new_tokens});
    }
    int64_t done = 0;
    GenerationHooks hooks;
    hooks.go_on = [&] { return context.checkpoint(); };
    hooks.on_done = [&](size_t, const GeneratedText&) { context.progress(++done, static_cast<int64_t>(asked.size()), "Answering"); };
    const int64_t rows = rows_that_fit(base.weights, prompts, sample_resources("/").ram_available);
    Decoding decoding(base.weights, adapter, base.blocks.get());
    const auto made = generate(decoding, prompts, likeliest, tokenizer.stop_ids(), hooks, rows);
    if (context.stopping()) return false;
    std::vector<std::string> answers;
    std::vector<std::vector<std::string>> references;
    nlohmann::json listed = nlohmann::json::array();
    for (size_t i = 0; i < asked.size(); ++i) {
        StopText stop(options.generation.stop);
        answers.push_back(stop.push(tokenizer.decode(made[i].ids, true)));
        answers.back() += stop.finish();
        references.push_back(asked[i].references);
        listed.push_back({{"prompt", asked[i].prompt}, {"response", answers.back()}, {"references", asked[i].references}});
    }
    score_answers(answers, references, options.metrics, result);
    result["answers"] = std::move(listed);
    if (!result.contains("rows")) result["rows"] = answers.size();
    return true;
}

}  // namespace lorica
