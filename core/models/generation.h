// SPDX-License-Identifier: GPL-3.0-or-later
// Generation: several prompts at once, greedy, drawn or by beam search. Engine thread.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "core/models/decoding.h"
#include "core/settings/generation_settings.h"

namespace lorica {

struct Prompt {
    std::vector<int32_t> ids;
    int64_t max_new_tokens = 0;
};

struct GeneratedText {
    std::vector<int32_t> ids;      // without the prompt and without the stop token
    std::string reason;            // "stop", "length" or "cancelled"
    double score = 0;              // of a beam: log-probability / length^length_penalty
};

struct GenerationHooks {
    // Each new token of a prompt; false ends that answer there, its reason is "stop". Beams are told at their end.
    std::function<bool(size_t prompt, int32_t id)> on_token = [](size_t, int32_t) { return true; };
    // Where it is set: the model's scores from which the token that on_token tells next was chosen, before settings changed them. Not of beams.
    std::function<void(size_t prompt, int32_t id, std::span<const float> scores)> on_choice = {};
    // Called before each pass; false cancels all that is not finished.
    std::function<bool()> go_on = [] { return true; };
    // An answer that is complete; at once, in any order.
    std::function<void(size_t prompt, const GeneratedText& answer)> on_done = [](size_t, const GeneratedText&) {};
};

// One answer a prompt, in order. `stops` are end-of-text ids; settings.max_new_tokens is not looked at, each prompt has its
// own. As many prompts run side by side as `rows_at_once`; on the CPU an answer is the one that the prompt gets alone.
std::vector<GeneratedText> generate(Decoding& decoding, const std::vector<Prompt>& prompts, const GenerationSettings& settings,
                                    const std::vector<int32_t>& stops, const GenerationHooks& hooks = {}, int64_t rows_at_once = 1);

// How many of these prompts fit into a quarter of `free_bytes`, cache and scores; 1 to 32.
int64_t rows_that_fit(const DecoderWeights& base, const std::vector<Prompt>& prompts, int64_t free_bytes);

// The best of num_beams beams as transformers 5.17 finds it (generation/utils.py, _beam_search), one prompt.
GeneratedText beam_search(Decoding& decoding, const Prompt& prompt, const GenerationSettings& settings,
                          const std::vector<int32_t>& stops, const std::function<bool()>& go_on);

}  // namespace lorica
