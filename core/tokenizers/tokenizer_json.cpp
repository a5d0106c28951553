// SPDX-License-Identifier: GPL-3.0-or-later
// Reads tokenizer.json, strictly: one pass, no duplicate keys, big tables kept out of the tree. Any thread.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <unordered_set>

#include "core/tokenizers/json_access.h"
#include "core/tokenizers/tokenizer_impl.h"
#include "core/tokenizers/unicode_text.h"

namespace lorica {
namespace {

using json_access::Value;
using Container = std::vector<std::pair<const std::string, Value>>;

constexpr size_t kMaxDepth = 64;
constexpr int64_t kMaxId = 1 << 24;  // no vocabulary is near; keeps a hostile id from allocating

// A decimal as the reference's reader (serde_json without float_roundtrip) takes it: its digits as a whole number, as far as they fit
// 64 bits, over a power of ten. Up to a unit in the last place from the nearest double, which decides between pieces whose scores
// add up to the same.
double number_of_digits(const std::string& text, double nearest) {
    uint64_t digits = 0;
    int exponent = 0;
    bool behind_point = false;
    size_t at = text.starts_with('-') ? 1 : 0;
    for (; at < text.size() && text[at] != 'e' && text[at] != 'E'; ++at) {
        if (text[at] == '.') {
            behind_point = true;
            continue;
        }
        const auto digit = static_cast<uint64_t>(text[at] - '0');
        const bool fits = digits <= (UINT64_MAX - digit) / 10;
        if (!fits && !behind_point) return nearest;   // no score is as large
        if (!fits) continue;
        digits = digits * 10 + digit;
        exponent -= behind_point ? 1 : 0;
    }
    if (at < text.size()) exponent += std::atoi(text.c_str() + at + 1);
    if (exponent < -308 || exponent > 308) return nearest;
    const double power = std::strtod(fmt::format("1e{}", std::abs(exponent)).c_str(), nullptr), whole = static_cast<double>(digits);
    const double value = exponent < 0 ? whole / power : whole * power;
    return text.starts_with('-') ? -value : value;
}

// Builds the tree, except model.vocab and model.merges, which go to vectors.
class Reader : public nlohmann::json_sax<Value> {
public:
    Value root;
    std::vector<std::pair<std::string, int64_t>> vocab;
    std::vector<std::pair<std::string, std::string>> merges;
    std::vector<double> scores;  // of a vocabulary that is a list of [token, score]
    std::string problem;

    bool null() override { return put(Value()); }
    bool boolean(bool v) override { return put(v); }
    bool number_integer(number_integer_t v) override { return number(v, v); }
    bool number_unsigned(number_unsigned_t v) override { return number(v, v > INT64_MAX ? INT64_MAX : static_cast<int64_t>(v)); }
    bool number_float(number_float_t v, const string_t& text) override { return at_list() ? score(number_of_digits(text, v)) : put(v); }
    bool binary(binary_t&) override { return false; }

    bool string(string_t& v) override {
        if (at_list()) {
            if (!in_pair_ || !pair_.empty()) return refuse(fmt::format("entry {} of the vocabulary must be a token and its score", scores.size()));
            pair_.push_back(std::move(v));
            return true;
        }
        if (!at_merges()) return put(std::move(v));
        if (in_pair_) {
            pair_.push_back(std::move(v));
            return true;
        }
        if (v.starts_with("#version")) return true;
        const size_t blank = v.find(' ');
        if (blank == std::string::npos || blank == 0 || blank + 1 == v.size() || v.find(' ', blank + 1) != std::string::npos)
            return refuse(fmt::format("merge {} (\"{}\") must be two tokens with one blank between", merges.size(), v));
        merges.emplace_back(v.substr(0, blank), v.substr(blank + 1));
        return true;
    }

    bool start_object(size_t) override {
        if (at_merges() || at_vocab() || at_list()) return refuse("an object where a token was expected");
        return open(Value::object());
    }
    bool start_array(size_t) override {
        if (at_vocab()) return refuse("an array where an id was expected");
        if (at_merges() || at_list()) {
            if (in_pair_) return refuse(at_list() ? "an array inside a token's entry" : "an array inside a merge");
            in_pair_ = true;
            pair_.clear();
            return true;
        }
        return open(Value::array());
    }
    bool key(string_t& k) override {
        if (at_vocab()) {
            key_ = std::move(k);
            return true;
        }
        if (!seen_.back().insert(k).second) return refuse(fmt::format("the key \"{}\" appears twice in one object", k));
        key_ = std::move(k);
        keys_.back() = key_;
        return true;
    }
    bool end_object() override { return close(); }
    bool end_array() override {
        if (!in_pair_) return close();
        in_pair_ = false;
        if (at_list()) return vocab.size() == scores.size() || refuse(fmt::format("entry {} of the vocabulary has no score", scores.size()));
        if (pair_.size() != 2) return refuse(fmt::format("merge {} must have two tokens", merges.size()));
        merges.emplace_back(std::move(pair_[0]), std::move(pair_[1]));
        return true;
    }
    bool parse_error(size_t position, const std::string&, const nlohmann::detail::exception& e) override {
        std::string text = e.what();
        if (const size_t at = text.find("syntax error"); at != std::string::npos) text = text.substr(at);
        return refuse(fmt::format("no valid JSON at byte {}: {}", position, text));
    }

private:
    bool at_vocab() const { return stack_.size() == 3 && keys_[0] == "model" && keys_[1] == "vocab" && stack_.back()->is_object(); }
    bool at_merges() const { return stack_.size() == 3 && keys_[0] == "model" && keys_[1] == "merges" && stack_.back()->is_array(); }
    bool at_list() const { return stack_.size() == 3 && keys_[0] == "model" && keys_[1] == "vocab" && stack_.back()->is_array(); }
    bool score(double value) {
        if (!in_pair_ || pair_.size() != 1) return refuse(fmt::format("entry {} of the vocabulary must be a token and its score", scores.size()));
        vocab.emplace_back(std::move(pair_[0]), static_cast<int64_t>(scores.size()));
        scores.push_back(value);
        pair_.clear();
        pair_.emplace_back();  // a second score is refused
        pair_.emplace_back();
        return true;
    }
    bool refuse(std::string why) {
        problem = std::move(why);
        return false;
    }
    template <class T>
    bool number(T value, int64_t id) {
        if (at_list()) return score(static_cast<double>(value));
        if (at_vocab()) {
            if (id < 0 || id > kMaxId) return refuse(fmt::format("the token \"{}\" has id {}, outside 0 to {}", key_, id, kMaxId));
            vocab.emplace_back(std::move(key_), id);
            return true;
        }
        return put(value);
    }
    Value* place(Value value) {
        if (stack_.empty()) return &(root = std::move(value));
        if (stack_.back()->is_array()) {
            stack_.back()->push_back(std::move(value));
            return &stack_.back()->back();
        }
        // Straight into the vector: ordered_map's own insertion searches all keys each time; duplicates are known by `seen_`.
        auto& members = static_cast<Value::object_t::Container&>(stack_.back()->get_ref<Value::object_t&>());
        members.emplace_back(key_, std::move(value));
        return &members.back().second;
    }
    bool put(Value value) {
        if (at_list()) return refuse(fmt::format("entry {} of the vocabulary must be a token and its score", scores.size()));
        if (at_vocab()) return refuse(fmt::format("the token \"{}\" must have an integer id", key_));
        if (at_merges()) return refuse(fmt::format("merge {} must be a text or a pair of texts", merges.size()));
        place(std::move(value));
        return true;
    }
    bool open(Value value) {
        if (stack_.size() >= kMaxDepth) return refuse(fmt::format("nested deeper than {} levels", kMaxDepth));
        stack_.push_back(place(std::move(value)));
        keys_.emplace_back();
        seen_.emplace_back();
        return true;
    }
    bool close() {
        stack_.pop_back();
        keys_.pop_back();
        seen_.pop_back();
        return true;
    }
    std::vector<Value*> stack_;
    std::vector<std::string> keys_;
    std::vector<std::unordered_set<std::string>> seen_;
    std::string key_;
    bool in_pair_ = false;
    std::vector<std::string> pair_;
};

Result<void> names_by_id(std::vector<std::pair<std::string, int64_t>>& vocab, const std::string& where, std::vector<std::string>& names) {
    std::unordered_set<std::string_view> seen;
    seen.reserve(vocab.size());
    int64_t highest = -1;
    for (const auto& [name, id] : vocab) {
        if (!seen.insert(name).second)
            return Error{ErrorCode::BadInput, fmt::format("the token \"{}\" appears twice in the vocabulary", name), where};
        highest = std::max(highest, id);
    }
    seen.clear();
    names.assign(static_cast<size_t>(highest + 1), {});
    std::vector<bool> taken(names.size());
    for (auto& [name, id] : vocab) {
        const auto at = static_cast<size_t>(id);
        if (taken[at])
            return Error{ErrorCode::BadInput, fmt::format("the tokens \"{}\" and \"{}\" have the same id {}", names[at], name, id), where};
        taken[at] = true;
        names[at] = std::move(name);
    }
    return {};
}

Result<void> read_model(const Value& model, const std::string& where, TokenizerParts& parts) {
    LORICA_ASSIGN(const std::string type, json_access::text(model, "type", "BPE", where));
    BpeOptions& o = parts.options;
    if (type == "Unigram") {
        parts.unigram = true;
        LORICA_ASSIGN(parts.unigram_unk, json_access::integer(model, "unk_id", -1, where));
        LORICA_ASSIGN(o.byte_fallback, json_access::boolean(model, "byte_fallback", false, where));
        return {};
    }
    if (type != "BPE") return json_access::unsupported("a model", type, where);
    LORICA_ASSIGN(o.unk_token, json_access::text(model, "unk_token", "", where));
    LORICA_ASSIGN(o.continuing_subword_prefix, json_access::text(model, "continuing_subword_prefix", "", where));
    LORICA_ASSIGN(o.end_of_word_suffix, json_access::text(model, "end_of_word_suffix", "", where));
    LORICA_ASSIGN(o.fuse_unk, json_access::boolean(model, "fuse_unk", false, where));
    LORICA_ASSIGN(o.byte_fallback, json_access::boolean(model, "byte_fallback", false, where));
    LORICA_ASSIGN(o.ignore_merges, json_access::boolean(model, "ignore_merges", false, where));
    const auto dropout = model.find("dropout");
    if (dropout != model.end() && !dropout->is_null()) {
        if (!dropout->is_number() || dropout->get<double>() < 0 || dropout->get<double>() > 1)
            return json_access::wrong(where, "dropout", "null or between 0 and 1");
        if (dropout->get<double>() > 0) parts.notes.push_back("the vocabulary asks for BPE dropout; it is off, so that ids are repeatable");
    }
    return {};
}

Result<void> read_added(const Value& json, const std::string& where, TokenizerParts& parts) {
    const auto list = json.find("added_tokens");
    if (list == json.end() || list->is_null()) return {};
    if (!list->is_array()) return json_access::wrong(where, "added_tokens", "an array");
    for (const Value& one : *list) {
        if (!one.is_object()) return json_access::wrong(where, "added_tokens", "an array of objects");
        AddedToken token;
        LORICA_ASSIGN(token.content, json_access::text(one, "content", "", where));
        LORICA_ASSIGN(const int64_t id, json_access::integer(one, "id", -1, where));
        if (id < -1 || id > kMaxId)
            return Error{ErrorCode::BadInput, fmt::format("the added token \"{}\" has id {}, outside 0 to {}", token.content, id, kMaxId), where};
        token.id = static_cast<int32_t>(id);
        LORICA_ASSIGN(token.special, json_access::boolean(one, "special", false, where));
        LORICA_ASSIGN(token.single_word, json_access::boolean(one, "single_word", false, where));
        LORICA_ASSIGN(token.lstrip, json_access::boolean(one, "lstrip", false, where));
        LORICA_ASSIGN(token.rstrip, json_access::boolean(one, "rstrip", false, where));
        LORICA_ASSIGN(token.normalized, json_access::boolean(one, "normalized", !token.special, where));
        parts.added.push_back(std::move(token));
    }
    std::stable_sort(parts.added.begin(), parts.added.end(), [](const AddedToken& a, const AddedToken& b) { return a.id < b.id; });
    return {};
}

}  // namespace

Result<TokenizerParts> parse_tokenizer_json(std::string_view text, const std::string& where) {
    if (text.starts_with("\xEF\xBB\xBF"))
        return Error{ErrorCode::BadInput, "the file begins with a byte order mark, at byte 0", where, "Save it as UTF-8 without one."};
    Reader reader;
    if (!Value::sax_parse(text.begin(), text.end(), &reader))
        return Error{ErrorCode::BadInput, reader.problem.empty() ? "no valid JSON" : reader.problem, where,
                     "Download the file again; it may be cut or edited."};
    const Value& json = reader.root;
    if (!json.is_object() || !json.contains("model") || !json["model"].is_object())
        return Error{ErrorCode::BadInput, "there is no \"model\" object", where, "This is not a tokenizer.json of the tokenizers library."};
    LORICA_ASSIGN(const std::string version, json_access::text(json, "version", "1.0", where));
    if (version != "1.0") return Error{ErrorCode::Unsupported, fmt::format("version \"{}\" is not supported, only 1.0", version), where};
    TokenizerParts parts;
    parts.where = where;
    LORICA_TRY(read_model(json["model"], where, parts));
    if (parts.unigram != !reader.scores.empty())
        return Error{ErrorCode::BadInput, parts.unigram ? "a Unigram model's vocabulary must be a list of tokens with scores" : "a BPE model's vocabulary must map tokens to ids", where};
    if (parts.unigram) {  // a list, in which a trainer may have left a token twice
        for (auto& entry : reader.vocab) parts.names.push_back(std::move(entry.first));
    } else {
        LORICA_TRY(names_by_id(reader.vocab, where, parts.names));
    }
    parts.scores = std::move(reader.scores);
    parts.merges = std::move(reader.merges);
    LORICA_TRY(read_added(json, where, parts));
    for (const auto& [key, target] : {std::pair{"normalizer", &parts.normalizer}, {"pre_tokenizer", &parts.pre_tokenizer},
                                      {"post_processor", &parts.post_processor}, {"decoder", &parts.decoder}})
        if (json.contains(key)) *target = json[key];
    for (const char* key : {"truncation", "padding"})
        if (json.contains(key) && !json[key].is_null()) parts.notes.push_back(fmt::format("the file's {} setting is not applied", key));
    return parts;
}

Result<TokenizerParts> parse_vocab_and_merges(std::string_view vocab, std::string_view merges, const std::string& folder) {
    const std::string vocab_file = folder + "/vocab.json", merges_file = folder + "/merges.txt";
    const std::string wrapped = fmt::format("{{\"model\":{{\"type\":\"BPE\",\"vocab\":{}}}}}", vocab);
    LORICA_ASSIGN(TokenizerParts parts, parse_tokenizer_json(wrapped, vocab_file));
    size_t line_number = 0;
    while (!merges.empty()) {
        const size_t end = std::min(merges.find('\n'), merges.size());
        std::string_view line = merges.substr(0, end);
        merges.remove_prefix(std::min(end + 1, merges.size()));
        ++line_number;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.starts_with("#version")) continue;
        const size_t blank = line.find(' ');
        if (blank == std::string_view::npos || line.find(' ', blank + 1) != std::string_view::npos)
            return Error{ErrorCode::BadInput, "a merge must be two tokens with one blank between", fmt::format("{}: line {}", merges_file, line_number)};
        parts.merges.emplace_back(line.substr(0, blank), line.substr(blank + 1));
    }
    parts.pre_tokenizer = {{"type", "ByteLevel"}, {"add_prefix_space", false}, {"trim_offsets", true}, {"use_regex", true}};
    parts.decoder = {{"type", "ByteLevel"}, {"add_prefix_space", true}, {"trim_offsets", true}, {"use_regex", true}};
    for (size_t id = 0; id < parts.names.size(); ++id)
        if (parts.names[id] == "<|endoftext|>") {
            AddedToken end;
            end.id = static_cast<int32_t>(id);
            end.content = parts.names[id];
            end.special = true;
            parts.added.push_back(end);
            parts.bos = parts.eos = parts.unk = end.id;
        }
    return parts;
}

}  // namespace lorica
