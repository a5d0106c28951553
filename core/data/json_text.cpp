// SPDX-License-Identifier: GPL-3.0-or-later
// Strict JSON with positions, a depth limit and repeated keys reported. Pure functions; any thread.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "core/data/table.h"
#include "core/data/text.h"

namespace lorica {
namespace {

// Builds a value from nlohmann's SAX events. Its own DOM parser would hide repeated keys and takes any depth.
class Builder : public nlohmann::json_sax<Json> {
public:
    Builder(int max_depth, std::vector<std::string>* duplicates) : max_depth_(max_depth), duplicates_(duplicates) {}

    Json root = {};
    bool too_deep = false;
    size_t error_byte = 0;
    std::string error = {};

    bool null() override { return put(nullptr); }
    bool boolean(bool value) override { return put(value); }
    bool number_integer(number_integer_t value) override { return put(value); }
    bool number_unsigned(number_unsigned_t value) override { return put(value); }
    bool number_float(number_float_t value, const string_t&) override { return put(value); }
    bool string(string_t& value) override { return put(std::move(value)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override {
        Level& level = levels_.back();
        auto& members = level.value->get_ref<Json::object_t&>();
        Json* found = find(level, members, name);
        if (found != nullptr) {
            if (duplicates_ != nullptr && duplicates_->size() < 16) duplicates_->push_back(name);
            *found = Json();
            level.slot = found;
            return true;
        }
        // ordered_map::emplace would search the whole object again.
        static_cast<std::vector<std::pair<const std::string, Json>>&>(members).emplace_back(name, Json());
        if (!level.index.empty()) level.index.emplace(std::move(name), members.size() - 1);
        level.slot = &members.back().second;
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& problem) override {
        error_byte = position;
        error = problem.what();
        return false;
    }

private:
    struct Level {
        Json* value = nullptr;
        Json* slot = nullptr;  // of the object's latest key
        std::unordered_map<std::string, size_t> index = {};  // only in objects of more than 16 members
    };

    static Json* find(Level& level, Json::object_t& members, const std::string& name) {
        if (level.index.empty() && members.size() == 16) {
            for (size_t i = 0; i < members.size(); ++i) level.index.emplace((members.begin() + static_cast<std::ptrdiff_t>(i))->first, i);
        }
        if (!level.index.empty()) {
            const auto hit = level.index.find(name);
            return hit == level.index.end() ? nullptr : &(members.begin() + static_cast<std::ptrdiff_t>(hit->second))->second;
        }
        for (auto& [key, value] : members) {
            if (key == name) return &value;
        }
        return nullptr;
    }

    template <class T>
    bool put(T&& value) {
        place(std::forward<T>(value));
        return true;
    }

    template <class T>
    Json* place(T&& value) {
        if (levels_.empty()) {
            root = std::forward<T>(value);
            return &root;
        }
        Level& level = levels_.back();
        if (level.value->is_array()) {
            level.value->push_back(std::forward<T>(value));
            return &level.value->back();
        }
        *level.slot = std::forward<T>(value);
        return level.slot;
    }

    bool open(Json value) {
        if (static_cast<int>(levels_.size()) >= max_depth_) {
            too_deep = true;
            return false;
        }
        // Parents do not grow while a child is open, so the pointer stays valid.
        levels_.push_back({place(std::move(value))});
        return true;
    }

    bool close() {
        levels_.pop_back();
        return true;
    }

    int max_depth_;
    std::vector<std::string>* duplicates_;
    std::vector<Level> levels_;
};

// "[json.exception.parse_error.101] parse error at line 1, column 5: syntax error …" without what stands before the reason.
std::string reason_of(std::string what) {
    if (const size_t end = what.find("] "); end != std::string::npos) what.erase(0, end + 2);
    if (what.starts_with("parse error")) {
        if (const size_t colon = what.find(": "); colon != std::string::npos) what.erase(0, colon + 2);
    }
    return printable(what, 240);
}

}  // namespace

Result<Json> parse_json(std::string_view text, const std::string& file, int64_t first_line, int max_depth,
                        std::vector<std::string>* duplicates) {
    Builder builder(max_depth, duplicates);
    if (Json::sax_parse(text.begin(), text.end(), &builder)) return std::move(builder.root);
    if (builder.too_deep) {
        return Error{ErrorCode::BadInput, fmt::format("nested deeper than {} levels", max_depth), fmt::format("{}:{}", file, first_line),
                     "flatten the value"};
    }
    const size_t at = std::min(text.size(), builder.error_byte > 0 ? builder.error_byte - 1 : 0);
    const std::string_view before = text.substr(0, at);
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
    const auto column = std::count_if(before.begin() + static_cast<std::ptrdiff_t>(line_start), before.end(),
                                      [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    return Error{ErrorCode::BadInput, fmt::format("{} (column {}, byte {})", reason_of(builder.error), column + 1, at),
                 fmt::format("{}:{}", file, first_line + lines), "mend the JSON there"};
}

}  // namespace lorica
