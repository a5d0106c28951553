// SPDX-License-Identifier: GPL-3.0-or-later
// The proof of an export: what was written, read back and compared with base + adapter. Engine thread.
//
// JobFinished.result of VerifyExport, and "verification" of Export and Merge:
//   {"path", "passed", "checks": [{"name", "passed", "detail"}], "weight_error" (relative, of the types' rounding),
//    "logprob_difference", "logprob_bound" (means over the probe tokens, nats), "tokens", "seconds"}
//   The names: opens, tokenizer, template, ends (BOS, EOS), weights, probabilities. After a failed "opens" there are no others.
#pragma once

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/eval/score.h"
#include "core/formats/model_source.h"
#include "core/peft/adapter.h"
#include "core/settings/quant_settings.h"
#include "core/tokenizers/chat_template.h"
#include "core/tokenizers/tokenizer.h"

namespace lorica {

struct VerifyCheck {
    std::string name;
    bool passed = false;
    std::string detail;           // figures, or what differs first
};

// The ids of probe texts, the template's text, and the ids that begin and end a text.
std::vector<VerifyCheck> verify_text(const Tokenizer& base, const Tokenizer& exported);
// Of a folder: generation_config.json ends answers where the base's does. Passes for a GGUF file, which has the tokenizer's ends alone.
VerifyCheck verify_generation_config(const ModelSource& base, const ModelSource& exported);

struct WeightProof {
    VerifyCheck check;
    double error = 0;             // relative, of all weights: what rounding base + adapter to the export's types costs
    std::map<std::string, double> deviations;   // root mean square of that by tensor, where it is not nothing
};
// Every tensor of the export against base + adapter rounded to the same type: it may be at most 2 % further from it than this
// program's own encoder is. `through`: as MergeOptions'. False from `on_progress` cancels.
Result<WeightProof> verify_weights(const ModelSource& base, const Adapter& adapter, const ModelSource& exported, const QuantSettings& through,
                                   const std::function<bool(int64_t done, int64_t total)>& on_progress = {});

// Fixed conversations as the exported tokenizer and template render them: one row for each token that is compared, the last of it.
Result<std::vector<PreparedRow>> probe_rows(const Tokenizer& tokenizer, const ChatTemplate* chat);

// Disturbs each number of base + adapter by independent Gaussian noise of its tensor's deviation; the same for the same seed.
// What is quantized in `base` becomes dense. How far the probabilities move then says how far rounding may move them: on a
// random model, a hundred times as far as on a trained one.
void add_noise(DecoderWeights& base, Adapter& adapter, const std::map<std::string, double>& deviations, uint64_t seed);

struct ScoreProof {
    VerifyCheck check;
    double difference = 0, bound = 0;   // means of |log p - log q|, nats
};
// `noisy`: those of base + adapter after add_noise(); empty where the export's types round nothing.
ScoreProof verify_scores(const std::vector<RowScore>& base, const std::vector<RowScore>& exported, const std::vector<RowScore>& noisy);

}  // namespace lorica
