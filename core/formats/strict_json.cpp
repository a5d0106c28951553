// SPDX-License-Identifier: GPL-3.0-or-later
// Strict JSON over nlohmann's parser. Any thread.
#include "core/formats/strict_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

namespace lorica {
namespace {

constexpr int kDepthLimit = 64;

// Length of the well-formed UTF-8 sequence (RFC 3629) at `at`, or 0.
size_t sequence_length(std::string_view text, size_t at) {
    const auto byte = [&](size_t i) { return i < text.size() ? static_cast<uint8_t>(text[i]) : uint8_t{0}; };
    const uint8_t lead = byte(at), second = byte(at + 1);
    const auto tail = [](uint8_t b) { return (b & 0xc0) == 0x80; };
    if (lead < 0x80) return 1;
    if (lead >= 0xc2 && lead <= 0xdf) return tail(second) ? 2 : 0;
    if (lead >= 0xe0 && lead <= 0xef) {
        const bool range = !(lead == 0xe0 && second < 0xa0) && !(lead == 0xed && second > 0x9f);
        return range && tail(second) && tail(byte(at + 2)) ? 3 : 0;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
        const bool range = !(lead == 0xf0 && second < 0x90) && !(lead == 0xf4 && second > 0x8f);
        return range && tail(second) && tail(byte(at + 2)) && tail(byte(at + 3)) ? 4 : 0;
    }
    return 0;
}

// Watches the parser's events: nlohmann keeps the last of two equal keys and takes any depth.
struct Watch {
    std::vector<std::set<std::string>> keys;
    std::string fault;

    bool operator()(int depth, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
        using Event = nlohmann::json::parse_event_t;
        if (!fault.empty()) return false;
        if (depth > kDepthLimit) fault = "is nested too deeply";
        if (event == Event::object_start) keys.emplace_back();
        if (event == Event::object_end && !keys.empty()) keys.pop_back();
        if (event == Event::key && !keys.empty() && !keys.back().insert(parsed.get<std::string>()).second)
            fault = "names \"" + legible(parsed.get<std::string>()) + "\" twice";
        return fault.empty();
    }
};

}  // namespace

std::string legible(std::string_view text, size_t limit) {
    std::string out;
    for (size_t at = 0; at < text.size();) {
        if (out.size() >= limit) return out + "...";
        const size_t length = sequence_length(text, at);
        const auto byte = static_cast<uint8_t>(text[at]);
        if (length == 0 || byte < 0x20 || byte == 0x7f) {
            out += fmt::format("\\x{:02x}", byte);
            ++at;
        } else {
            out += text.substr(at, length);
            at += length;
        }
    }
    return out;
}

Result<nlohmann::json> parse_strict_json(std::string_view text, const std::string& what) {
    const auto bad = [&](const std::string& message) {
        return Error{ErrorCode::BadInput, message, what, "The file is damaged or not JSON."};
    };
    if (text.starts_with("\xef\xbb\xbf")) return bad("begins with a byte-order mark, which JSON does not allow");
    if (text.find('\0') != std::string_view::npos) return bad("holds a NUL byte, which JSON does not allow");
    Watch watch;
    try {
        auto json = nlohmann::json::parse(text.begin(), text.end(), std::ref(watch));
        if (!watch.fault.empty()) return bad(watch.fault);
        return json;
    } catch (const nlohmann::json::parse_error& error) {
        if (!watch.fault.empty()) return bad(watch.fault);
        const auto at = std::min<size_t>(error.byte, text.size());
        const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        return bad(fmt::format("is not valid JSON (line {}, byte {})", line, at));
    } catch (const nlohmann::json::exception& error) {  // a number beyond a double
        return bad(fmt::format("is not valid JSON ({})", legible(error.what())));
    }
}

Result<nlohmann::json> read_json_object(const fs::path& path, uint64_t limit) {
    LORICA_ASSIGN(const std::string text, read_file(path, limit));
    if (text.empty()) return Error{ErrorCode::BadInput, "is empty", path.string()};
    LORICA_ASSIGN(nlohmann::json json, parse_strict_json(text, path.string()));
    if (!json.is_object()) return Error{ErrorCode::BadInput, "must hold a JSON object", path.string()};
    return json;
}

std::string dump_json(const nlohmann::json& json) {
    return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace lorica
