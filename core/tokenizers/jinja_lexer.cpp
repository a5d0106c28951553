// SPDX-License-Identifier: GPL-3.0-or-later
// The Jinja lexer: white-space control, literals, operators. Pure; any thread.
#include "core/tokenizers/jinja_lexer.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <string_view>

#include "core/tokenizers/jinja_value.h"
#include "core/tokenizers/unicode_text.h"

namespace lorica::jinja {
namespace {

using Type = Token::Type;

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool digit(char c) { return c >= '0' && c <= '9'; }

// All line ends become \n, and one at the very end is dropped, as jinja2 does.
std::string normalise_lines(const std::string& source) {
    std::string out;
    for (size_t i = 0; i < source.size(); ++i) {
        if (source[i] != '\r') { out += source[i]; continue; }
        out += '\n';
        if (i + 1 < source.size() && source[i + 1] == '\n') ++i;
    }
    if (out.ends_with('\n')) out.pop_back();
    return out;
}

class Lexer {
public:
    explicit Lexer(const std::string& source) : text_(normalise_lines(source)) {}

    std::vector<Token> run() {
        bool line_starting = true;
        while (at_ < text_.size()) {
            const size_t open = next_open();
            const char kind = open < text_.size() ? text_[open + 1] : '\0';
            const char sign = open + 2 < text_.size() ? text_[open + 2] : '\0';
            std::string data = text_.substr(at_, open - at_);
            const size_t whole = data.size();
            if (sign == '-' && kind != '\0') data = strip_right(data);
            else if (sign != '+' && (kind == '%' || kind == '#')) strip_indent(data, line_starting);
            if (!data.empty()) push(Type::Data, data);
            count_lines(at_, at_ + whole);
            at_ = open;
            if (kind == '\0') break;
            at_ += 2;
            if (sign == '-' || sign == '+') ++at_;
            if (kind == '#') comment();
            else if (kind == '{') { push(Type::VariableBegin, ""); inside("}}"); }
            else if (!raw()) { push(Type::BlockBegin, ""); inside("%}"); }
            line_starting = at_ > 0 && text_[at_ - 1] == '\n';
        }
        push(Type::End, "");
        return std::move(tokens_);
    }

private:
    [[noreturn]] void bad(const std::string& what) const { fail(fmt::format("line {}: {}", line_, what)); }

    void push(Type type, std::string text) {
        Token t;
        t.type = type;
        t.text = std::move(text);
        t.line = line_;
        tokens_.push_back(std::move(t));
        if (tokens_.size() > 200'000) bad("the template has over 200,000 parts");
    }

    size_t next_open() const {
        for (size_t i = at_; i + 1 < text_.size(); ++i)
            if (text_[i] == '{' && (text_[i + 1] == '{' || text_[i + 1] == '%' || text_[i + 1] == '#')) return i;
        return text_.size();
    }

    static std::string strip_right(const std::string& data) {
        size_t end = data.size();
        while (end > 0) {
            size_t start = end - 1;
            while (start > 0 && (static_cast<unsigned char>(data[start]) & 0xC0) == 0x80) --start;
            if (!python_space(utf8_at(data, start).code)) break;
            end = start;
        }
        return data.substr(0, end);
    }

    static void strip_indent(std::string& data, bool line_starting) {
        const size_t newline = data.rfind('\n');
        if (newline == std::string::npos && !line_starting) return;
        const size_t from = newline == std::string::npos ? 0 : newline + 1;
        if (strip_right(data.substr(from)).empty()) data.resize(from);
    }

    void count_lines(size_t begin, size_t end) {
        for (size_t i = begin; i < end; ++i) line_ += text_[i] == '\n';
    }

    void skip_spaces() {
        while (at_ < text_.size()) {
            const Utf8Char c = utf8_at(text_, at_);
            if (!python_space(c.code)) break;
            line_ += c.code == '\n';
            at_ += c.length;
        }
    }

    // Behind a closing tag: `-` takes all white space, else a block or comment takes one newline.
    void after_close(char sign, bool block) {
        if (sign == '-') skip_spaces();
        else if (sign != '+' && block && at_ < text_.size() && text_[at_] == '\n') { ++at_; ++line_; }
    }

    void comment() {
        const size_t end = text_.find("#}", at_);
        if (end == std::string::npos) bad("a comment is not closed");
        const char sign = end > at_ ? text_[end - 1] : '\0';
        count_lines(at_, end);
        at_ = end + 2;
        after_close(sign == '-' || sign == '+' ? sign : '\0', true);
    }

    // At `word %}` behind an opening tag: the offset behind the closing tag, and its sign.
    bool bare_tag(size_t from, std::string_view word, size_t& behind, char& sign) const {
        size_t i = from;
        while (i < text_.size() && (text_[i] == ' ' || text_[i] == '\t' || text_[i] == '\n')) ++i;
        if (text_.compare(i, word.size(), word) != 0) return false;
        i += word.size();
        while (i < text_.size() && (text_[i] == ' ' || text_[i] == '\t' || text_[i] == '\n')) ++i;
        sign = i < text_.size() && (text_[i] == '-' || text_[i] == '+') ? text_[i++] : '\0';
        if (text_.compare(i, 2, "%}") != 0) return false;
        behind = i + 2;
        return true;
    }

    bool raw() {
        size_t behind = 0;
        char sign = '\0';
        if (!bare_tag(at_, "raw", behind, sign)) return false;
        count_lines(at_, behind);
        at_ = behind;
        if (sign == '-') skip_spaces();
        for (size_t i = at_; (i = text_.find("{%", i)) != std::string::npos; ++i) {
            const char open = i + 2 < text_.size() ? text_[i + 2] : '\0';
            if (!bare_tag(i + 2 + (open == '-' || open == '+'), "endraw", behind, sign)) continue;
            std::string data = text_.substr(at_, i - at_);
            if (open == '-') data = strip_right(data);
            else if (open != '+') strip_indent(data, false);
            push(Type::Data, data);
            count_lines(at_, behind);
            at_ = behind;
            after_close(sign, true);
            return true;
        }
        bad("{% raw %} is not closed");
    }

    void inside(std::string_view close) {
        int open = 0;
        for (;;) {
            skip_spaces();
            if (at_ >= text_.size()) bad(fmt::format("\"{}\" is missing", close));
            if (open == 0) {
                const char c = text_[at_];
                const bool signed_close = c == '-' || (c == '+' && close == "%}");
                if (text_.compare(at_, 2, close) == 0 || (signed_close && text_.compare(at_ + 1, 2, close) == 0)) {
                    const char sign = text_.compare(at_, 2, close) == 0 ? '\0' : c;
                    at_ += sign == '\0' ? 2 : 3;
                    push(close == "}}" ? Type::VariableEnd : Type::BlockEnd, "");
                    after_close(sign, close == "%}");
                    return;
                }
            }
            one(open);
        }
    }

    void one(int& open) {
        const char c = text_[at_];
        if (letter(c)) {
            const size_t begin = at_;
            while (at_ < text_.size() && (letter(text_[at_]) || digit(text_[at_]))) ++at_;
            push(Type::Name, text_.substr(begin, at_ - begin));
        } else if (digit(c)) {
            number();
        } else if (c == '\'' || c == '"') {
            string(c);
        } else {
            static constexpr std::array<std::string_view, 6> kTwo = {"//", "**", "==", "!=", ">=", "<="};
            for (const std::string_view two : kTwo)
                if (text_.compare(at_, 2, two) == 0) {
                    push(Type::Operator, std::string(two));
                    at_ += 2;
                    return;
                }
            if (std::string_view("+-/*%~[](){}=,.:|><").find(c) == std::string_view::npos) bad(fmt::format("unexpected character '{}'", c));
            if (c == '(' || c == '[' || c == '{') ++open;
            if ((c == ')' || c == ']' || c == '}') && --open < 0) bad(fmt::format("unexpected '{}'", c));
            push(Type::Operator, std::string(1, c));
            ++at_;
        }
    }

    void number() {
        std::string digits;
        bool real = false;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
            if (c == '_' && digit(next)) { ++at_; continue; }
            if (c == '.' && !real && digit(next)) real = true;
            else if ((c == 'e' || c == 'E') && (digit(next) || ((next == '+' || next == '-') && at_ + 2 < text_.size() && digit(text_[at_ + 2])))) {
                real = true;
                digits += c;
                digits += next;
                at_ += 2;
                continue;
            } else if (!digit(c)) break;
            digits += c;
            ++at_;
        }
        push(real ? Type::Float : Type::Integer, digits);
        Token& token = tokens_.back();
        const char* end = digits.data() + digits.size();
        const auto result = real ? std::from_chars(digits.data(), end, token.real) : std::from_chars(digits.data(), end, token.integer);
        if (result.ec != std::errc() || result.ptr != end) bad(fmt::format("the number {} is out of range", digits));
    }

    void string(char quote) {
        const int line = line_;
        std::string value;
        for (++at_;; ++at_) {
            if (at_ >= text_.size()) bad("a text is not closed");
            const char c = text_[at_];
            if (c == quote) break;
            line_ += c == '\n';
            if (c == '\\') escape(value);
            else value += c;
        }
        ++at_;
        push(Type::String, std::move(value));
        tokens_.back().line = line;
    }

    // At a backslash; leaves at_ on the last character of the escape.
    void escape(std::string& value) {
        if (++at_ >= text_.size()) bad("a text is not closed");
        const char c = text_[at_];
        static constexpr std::string_view kFrom = "ntr\\'\"abfv", kTo = "\n\t\r\\'\"\a\b\f\v";
        if (const size_t i = kFrom.find(c); i != std::string_view::npos) { value += kTo[i]; return; }
        if (c == '\n') { ++line_; return; }
        if (c >= '0' && c <= '7') {
            uint32_t code = 0;
            size_t n = 0;
            for (; n < 3 && at_ + n < text_.size() && text_[at_ + n] >= '0' && text_[at_ + n] <= '7'; ++n) code = code * 8 + static_cast<uint32_t>(text_[at_ + n] - '0');
            at_ += n - 1;
            append_utf8(value, code);
            return;
        }
        const size_t length = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
        if (length == 0) {
            value += '\\';
            value += c;
            return;
        }
        uint32_t code = 0;
        const char* begin = text_.data() + at_ + 1;
        if (at_ + length >= text_.size() || std::from_chars(begin, begin + length, code, 16).ptr != begin + length) bad("a cut escape in a text");
        if (code >= 0x110000 || (code >= 0xD800 && code < 0xE000)) bad("an escape that is no character");
        append_utf8(value, code);
        at_ += length;
    }

    std::string text_;
    size_t at_ = 0;
    int line_ = 1;
    std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenize(const std::string& source) { return Lexer(source).run(); }

}  // namespace lorica::jinja
