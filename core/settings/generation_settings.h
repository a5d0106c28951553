// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of generation, under transformers' names. Values, any thread.
#pragma once

#include "core/config/field.h"

namespace lorica {

struct GenerationSettings {
    int64_t max_new_tokens = 256;
    bool do_sample = true;
    double temperature = 0.7;
    int64_t top_k = 0;
    double top_p = 0.95;
    double min_p = 0;
    double typical_p = 1;
    double repetition_penalty = 1;
    int64_t no_repeat_ngram_size = 0;
    int64_t num_beams = 1;
    double length_penalty = 1;
    std::string early_stopping = "false";
    std::vector<std::string> stop;
    int64_t seed = 0;

    // Whether tokens are drawn; else the likeliest is taken, or beams are searched.
    bool samples() const { return do_sample && temperature > 0 && num_beams == 1; }

    static constexpr auto fields = std::tuple{
        field("max_new_tokens", &GenerationSettings::max_new_tokens,
              {.label = "Longest answer", .help = "Tokens after which an answer is cut.", .unit = "tokens", .min = 1, .max = 1048576, .tier = Tier::Basic}),
        field("do_sample", &GenerationSettings::do_sample,
              {.label = "Sample", .help = "Off always takes the likeliest token, as temperature 0 does.", .tier = Tier::Advanced}),
        field("temperature", &GenerationSettings::temperature,
              {.label = "Temperature", .help = "0 always takes the likeliest token; higher is more varied.", .min = 0, .max = 10, .step = 0.05, .tier = Tier::Basic}),
        field("top_k", &GenerationSettings::top_k,
              {.label = "Top-k", .help = "Choose among the k likeliest tokens. 0 is off.", .min = 0, .max = 1e6, .tier = Tier::Advanced}),
        field("top_p", &GenerationSettings::top_p,
              {.label = "Top-p", .help = "Choose among the likeliest tokens that together hold this probability. 1 is off.", .min = 0.0001, .max = 1, .step = 0.01, .tier = Tier::Advanced}),
        field("min_p", &GenerationSettings::min_p,
              {.label = "Min-p", .help = "Leave out tokens less likely than this share of the likeliest one. 0 is off.", .min = 0, .max = 1, .step = 0.01, .tier = Tier::Advanced}),
        field("typical_p", &GenerationSettings::typical_p,
              {.label = "Typical-p", .help = "Choose among the tokens whose surprise is nearest to the expected one and that together hold this probability. 1 is off.",
               .min = 0.0001, .max = 1, .step = 0.01, .tier = Tier::Expert}),
        field("repetition_penalty", &GenerationSettings::repetition_penalty,
              {.label = "Repetition penalty", .help = "Divides the score of tokens that were there before, prompt included. 1 is off; 1.1 already helps against loops.",
               .min = 0.01, .max = 10, .step = 0.05, .tier = Tier::Advanced}),
        field("no_repeat_ngram_size", &GenerationSettings::no_repeat_ngram_size,
              {.label = "No repeated n-gram", .help = "No sequence of this many tokens comes twice, prompt included. 0 is off.", .unit = "tokens", .min = 0, .max = 1000, .tier = Tier::Advanced}),
        field("num_beams", &GenerationSettings::num_beams,
              {.label = "Beams", .help = "Follows this many continuations and keeps the likeliest whole answer. Over 1 nothing is drawn at random, and an answer comes at its end.",
               .min = 1, .max = 64, .tier = Tier::Advanced}),
        field("length_penalty", &GenerationSettings::length_penalty,
              {.label = "Length penalty", .help = "A beam's score is divided by its length to this power: above 0 favours longer answers, below 0 shorter ones.",
               .min = -10, .max = 10, .step = 0.1, .tier = Tier::Expert}),
        field("early_stopping", &GenerationSettings::early_stopping,
              {.label = "Stop beams", .help = "true: as soon as there are as many answers as beams. false: when a better one is unlikely. never: when none can be better.",
               .options = "false|true|never", .tier = Tier::Expert}),
        field("stop", &GenerationSettings::stop,
              {.label = "Stop texts", .help = "An answer ends before the first of these texts.", .tier = Tier::Advanced}),
        field("seed", &GenerationSettings::seed,
              {.label = "Seed", .help = "The same seed gives the same answer.", .min = 0, .max = 4294967295.0, .tier = Tier::Advanced}),
    };
};

}  // namespace lorica
