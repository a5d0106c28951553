// SPDX-License-Identifier: GPL-3.0-or-later
// See pattern.h. Any thread.
#include "core/formats/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <fmt/format.h>
#include <pcre2.h>

namespace lorica {

namespace {
constexpr uint32_t kMatchLimit = 100'000;
}

Result<Pattern> Pattern::compile(const std::string& expression, Place place, const std::string& where, bool unicode) {
    int code = 0;
    size_t at = 0;
    uint32_t options = unicode ? PCRE2_UTF | PCRE2_UCP : 0;
    if (place != Place::Anywhere) options |= PCRE2_ANCHORED;
    if (place == Place::Whole) options |= PCRE2_ENDANCHORED;
    Pattern out;
    out.code_.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(expression.data()), expression.size(), options, &code, &at, nullptr), pcre2_code_free);
    if (out.code_) return out;
    PCRE2_UCHAR message[128] = {};
    pcre2_get_error_message(code, message, sizeof message);
    return Error{ErrorCode::BadInput, fmt::format("\"{}\" is not a regular expression: {} at {}", expression, reinterpret_cast<const char*>(message), at), where};
}

bool Pattern::matches(std::string_view text) const {
    const std::unique_ptr<pcre2_match_data, void (*)(pcre2_match_data*)> data(pcre2_match_data_create(1, nullptr), pcre2_match_data_free);
    const std::unique_ptr<pcre2_match_context, void (*)(pcre2_match_context*)> context(pcre2_match_context_create(nullptr), pcre2_match_context_free);
    pcre2_set_match_limit(context.get(), kMatchLimit);
    return pcre2_match(code_.get(), reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), 0, 0, data.get(), context.get()) >= 0;
}

}  // namespace lorica
