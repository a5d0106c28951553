// SPDX-License-Identifier: GPL-3.0-or-later
// Ids from the system's random source. Any thread.
#include "core/base/ids.h"

#include <ctime>
#include <random>

namespace lorica {

std::string make_id() {
    static constexpr char kDigits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    std::random_device source;
    std::uniform_int_distribution<int> pick(0, 35);
    std::string id(12, '0');
    for (char& c : id) c = kDigits[pick(source)];
    return id;
}

double monotonic_seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::string utc_now() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

}  // namespace lorica
