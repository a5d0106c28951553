// SPDX-License-Identifier: GPL-3.0-or-later
// JSON judged and walked where it stands, without making values of it: for millions of rows. Pure; any thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace lorica {

// Strict (RFC 8259), for text that is UTF-8. What it refuses may still be JSON (numbers that it leaves to a parser to judge).
class JsonScan {
public:
    JsonScan(std::string_view text, int max_depth) : text_(text), max_depth_(max_depth) {}

    size_t at = 0;
    void space() { while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t' || text_[at] == '\n' || text_[at] == '\r')) ++at; }
    bool take(char c) {
        if (at >= text_.size() || text_[at] != c) return false;
        ++at;
        return true;
    }
    bool string(bool& escaped);         // behind the string that begins here
    bool value(int depth = 0);          // behind the value that begins here

private:
    bool escape();
    bool hex4(unsigned& out);
    bool number();
    bool word(std::string_view expected);
    bool members(char close, int depth);

    std::string_view text_;
    int max_depth_;
};

// The text of a JSON string that is known to be right, quotes and all.
std::string json_string_text(std::string_view written);
void add_json_string(std::string& out, std::string_view text);

// Every string of a JSON value that is known to be right, but for keys: where it stands, with its quotes, and whether it has
// escapes. `take` returns false to end the walk.
void for_each_json_string(std::string_view json, const std::function<bool(size_t begin, size_t end, bool escaped)>& take);

}  // namespace lorica
