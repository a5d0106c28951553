// SPDX-License-Identifier: GPL-3.0-or-later
// Ends a streamed text before the first of some stop texts, which may come in pieces. One thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lorica {

class StopText {
public:
    // Empty stop texts are ignored.
    explicit StopText(std::vector<std::string> stops);

    // What may be shown now. An end that a stop text could begin with is held back until it is known.
    std::string push(std::string_view text);
    // A stop text came: nothing more will be shown.
    bool stopped() const { return stopped_; }
    // What was held back at the end of the text.
    std::string finish();

private:
    std::vector<std::string> stops_;
    std::string held_;
    bool stopped_ = false;
};

}  // namespace lorica
