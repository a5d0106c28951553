// SPDX-License-Identifier: GPL-3.0-or-later
// See stop_text.h. One thread.
#include "core/tokenizers/stop_text.h"

#include <algorithm>
#include <utility>

namespace lorica {

StopText::StopText(std::vector<std::string> stops) : stops_(std::move(stops)) {
    std::erase_if(stops_, [](const std::string& stop) { return stop.empty(); });
}

std::string StopText::push(std::string_view text) {
    if (stopped_) return {};
    held_ += text;
    size_t first = std::string::npos;
    for (const std::string& stop : stops_) first = std::min(first, held_.find(stop));
    if (first != std::string::npos) {
        stopped_ = true;
        held_.resize(first);
        return std::exchange(held_, {});
    }
    size_t open = held_.size();  // where the longest unfinished stop text begins
    for (const std::string& stop : stops_) {
        for (size_t length = std::min(stop.size() - 1, held_.size()); length > 0; --length) {
            if (!held_.ends_with(std::string_view(stop).substr(0, length))) continue;
            open = std::min(open, held_.size() - length);
            break;
        }
    }
    std::string out = held_.substr(0, open);
    held_.erase(0, open);
    return out;
}

std::string StopText::finish() { return std::exchange(held_, {}); }

}  // namespace lorica
