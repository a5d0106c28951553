// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the system not to sleep while something trains. GUI thread.
#pragma once

#include <memory>

namespace lorica {

class KeepAwake {
public:
    KeepAwake();
    ~KeepAwake();
    // Asks, or takes the request back. Where the system offers no such thing, nothing happens.
    void set(bool awake);
    bool is_held() const;              // the system has agreed

private:
    struct Held;                       // releases what it holds when it goes
    std::unique_ptr<Held> held_;
};

}  // namespace lorica
