// SPDX-License-Identifier: GPL-3.0-or-later
// Names of the error codes and the one-sentence form of an Error. Any thread.
#include "core/base/error.h"

#include <array>

namespace lorica {
namespace {
constexpr std::array<const char*, 10> kNames = {"bad_input", "usage", "not_found", "exists", "io",
                                                "no_space", "unsupported", "out_of_memory", "cancelled", "internal"};
}

const char* to_string(ErrorCode code) { return kNames[static_cast<size_t>(code)]; }

std::optional<ErrorCode> error_code_from(const std::string& name) {
    for (size_t i = 0; i < kNames.size(); ++i)
        if (name == kNames[i]) return static_cast<ErrorCode>(i);
    return std::nullopt;
}

std::string Error::text() const {
    std::string out = where.empty() ? message : where + ": " + message;
    if (hint.empty()) return out;
    if (!out.empty() && out.back() != '.') out += '.';
    return out + " " + hint;
}

int Error::exit_code() const {
    switch (code) {
        case ErrorCode::BadInput:
        case ErrorCode::Usage:
        case ErrorCode::NotFound:
        case ErrorCode::Exists:
        case ErrorCode::Unsupported:
        case ErrorCode::NoSpace: return 2;
        default: return 1;
    }
}

}  // namespace lorica
