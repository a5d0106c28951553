// SPDX-License-Identifier: GPL-3.0-or-later
// Greedy answers to prompts of a data set and their scores beside the references. Engine thread.
#pragma once

#include "core/engine/jobs.h"

namespace lorica {

// bleu, chrf, rouge, exact, f1: the metrics of answers. An error names the unknown one; loss and perplexity are known too.
Result<void> check_metrics(const std::vector<std::string>& metrics);
bool asks_for_answers(const std::vector<std::string>& metrics);

// Rows with the same prompt are one question with several references.
struct Question {
    std::string prompt;          // the last user turn, for people
    std::vector<int32_t> ids;
    std::vector<std::string> references;
};
// Of the rows (1-based) that `wanted` takes, in their order.
Result<std::vector<Question>> questions(const Dataset& dataset, const TextSide& text, const std::function<bool(int64_t row)>& wanted);

// Of a run's first held-out rows; 0: of all.
Result<std::vector<Question>> held_out_questions(const JobEnvironment& env, const RunSpec& spec, const PreparedData& data, const TextSide& text, int64_t rows);

struct AnswerOptions {
    std::vector<std::string> metrics;
    GenerationSettings generation;   // drawn answers are not: the likeliest is taken
};
// Adds the members of the metrics, "answers" and "answers_variety" to `result`; see reports.h. False if the job was stopped.
Result<bool> measure_answers(const LoadedModel& base, const Adapter* adapter, const std::vector<Question>& asked, const AnswerOptions& options,
                             JobContext& context, nlohmann::json& result);

}  // namespace lorica
