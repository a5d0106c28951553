// SPDX-License-Identifier: GPL-3.0-or-later
// Texts as points: the mean of a model's last hidden states over a text's tokens. Engine thread.
#pragma once

#include <functional>
#include <vector>

#include "core/models/decoder.h"

namespace lorica {

// The final norm's output averaged over the tokens, hidden_size numbers a text, in order; zeros for a text without tokens. Texts lie
// side by side in one pass, and a text's numbers do not depend on its neighbours. `go_on` is called after each pass; false cancels.
Result<std::vector<std::vector<float>>> embed_texts(const DecoderWeights& base, const std::vector<std::vector<int32_t>>& texts,
                                                    const std::function<bool(int64_t done, int64_t total)>& go_on = {});

}  // namespace lorica
