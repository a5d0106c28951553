// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations and prompts as ids with the loss mask. Pure functions; any thread.
#include "core/tokenizers/render.h"

#include <fmt/format.h>

#include <algorithm>

namespace lorica {
namespace {

// The text between two bytes, with the content spans that reach into it.
Encoding encode_part(const Tokenizer& tokenizer, const RenderedText& text, size_t begin, size_t end, TextPlace place) {
    std::vector<ByteSpan> literal;
    for (const ByteSpan& span : text.content)
        if (span.begin < end && span.end > begin) literal.push_back({std::max(span.begin, begin) - begin, std::min(span.end, end) - begin});
    return tokenizer.encode_guarded(std::string_view(text.text).substr(begin, end - begin), literal, place);
}

Result<void> check_encoding(const Encoding& encoding) {
    if (encoding.missing > 0)
        return Error{ErrorCode::BadInput, fmt::format("{} bytes have no token in this model's vocabulary, the first is {}", encoding.missing, encoding.first_missing)};
    if (!encoding.complete) return Error{ErrorCode::BadInput, "the text cannot be split into tokens: an expression of the tokenizer gave up on it"};
    return {};
}

// Encodes text[0, cuts.back()) part by part, so that a prompt's ids do not change with what follows it: the ids a model is
// asked with are those it was trained on. Returns the number of ids at each cut.
Result<std::vector<size_t>> encode_parts(const Tokenizer& tokenizer, const RenderedText& text, const std::vector<size_t>& cuts,
                                         std::vector<int32_t>& ids) {
    std::vector<size_t> counts;
    size_t begin = 0;
    for (const size_t cut : cuts) {
        const TextPlace place = begin == 0 ? TextPlace::Start
                                : !ids.empty() && tokenizer.is_added(ids.back()) ? TextPlace::AfterToken
                                                                                  : TextPlace::AfterText;
        const Encoding part = encode_part(tokenizer, text, begin, cut, place);
        LORICA_TRY(check_encoding(part));
        ids.insert(ids.end(), part.ids.begin(), part.ids.end());
        counts.push_back(ids.size());
        begin = cut;
    }
    return counts;
}

// A template that writes BOS and a tokenizer that adds it give it twice.
void drop_second_bos(const Tokenizer& tokenizer, RenderedRow& row) {
    while (tokenizer.bos() >= 0 && tokenizer.add_bos() && row.ids.size() > 1 && row.ids[0] == tokenizer.bos() && row.ids[1] == tokenizer.bos()) {
        row.ids.erase(row.ids.begin());
        if (!row.trained.empty()) row.trained.erase(row.trained.begin());
    }
}

void append_end(const Tokenizer& tokenizer, RenderedRow& row) {
    const int32_t end = tokenizer.eos() >= 0 ? tokenizer.eos() : tokenizer.eot();
    if (end < 0) return;
    row.ids.push_back(end);
    row.trained.push_back(1);
    row.text += tokenizer.token_name(end);
}

// A model that never sees its answer end never learns to stop.
void ensure_end(const Tokenizer& tokenizer, RenderedRow& row) {
    for (size_t i = row.ids.size(); i-- > 0 && row.trained[i];)
        if (tokenizer.is_stop(row.ids[i])) return;
    if (row.trained.empty() || !row.trained.back()) return;
    append_end(tokenizer, row);
}

Result<RenderedRow> finished(RenderedRow row) {
    if (!row.trained.empty()) row.trained[0] = 0;
    if (std::find(row.trained.begin(), row.trained.end(), uint8_t{1}) == row.trained.end())
        return Error{ErrorCode::BadInput, "no token of this row would be trained"};
    return row;
}

RenderOptions with_extra(const Tokenizer& tokenizer, const Json& extra, bool add_generation_prompt) {
    RenderOptions options = render_options(tokenizer, add_generation_prompt);
    if (extra.is_object()) options.extra.update(extra);
    return options;
}

}  // namespace

Result<RenderedRow> render_row(const Tokenizer& tokenizer, const ChatTemplate& chat, const Json& messages, bool train_on_prompt, const Json& extra) {
    LORICA_ASSIGN(RenderedConversation conversation, chat.render_conversation(messages, with_extra(tokenizer, extra, false)));
    RenderedText& text = conversation.rendered;
    std::vector<size_t> cuts;
    for (const ByteSpan& turn : conversation.turns) cuts.insert(cuts.end(), {turn.begin, turn.end});
    cuts.push_back(text.text.size());
    RenderedRow row;
    LORICA_ASSIGN(const std::vector<size_t> counts, encode_parts(tokenizer, text, cuts, row.ids));
    row.trained.assign(row.ids.size(), train_on_prompt ? 1 : 0);
    for (size_t turn = 0; turn < conversation.turns.size(); ++turn)
        std::fill(row.trained.begin() + static_cast<std::ptrdiff_t>(counts[2 * turn]), row.trained.begin() + static_cast<std::ptrdiff_t>(counts[2 * turn + 1]), uint8_t{1});
    row.text = std::move(text.text);
    row.note = std::move(conversation.note);
    if (!conversation.turns.empty()) ensure_end(tokenizer, row);
    drop_second_bos(tokenizer, row);
    return finished(std::move(row));
}

Result<RenderedRow> render_text_row(const Tokenizer& tokenizer, const std::string& text) {
    LORICA_ASSIGN(RenderedRow row, render_raw_prompt(tokenizer, text, false));
    row.trained.assign(row.ids.size(), 1);
    append_end(tokenizer, row);
    return finished(std::move(row));
}

Result<RenderedRow> render_raw_pair(const Tokenizer& tokenizer, const std::string& prompt, const std::string& response, bool train_on_prompt) {
    LORICA_ASSIGN(RenderedRow row, render_raw_prompt(tokenizer, prompt, false));
    row.trained.assign(row.ids.size(), train_on_prompt ? 1 : 0);
    const RenderedText whole{prompt + response, {{0, prompt.size() + response.size()}}};
    std::vector<int32_t> ids;
    LORICA_ASSIGN(const std::vector<size_t> counts, encode_parts(tokenizer, whole, {prompt.size(), whole.text.size()}, ids));
    row.ids.insert(row.ids.end(), ids.begin() + static_cast<std::ptrdiff_t>(counts[0]), ids.end());
    row.trained.resize(row.ids.size(), 1);
    row.text += response;
    append_end(tokenizer, row);
    return finished(std::move(row));
}

Result<RenderedRow> render_prompt(const Tokenizer& tokenizer, const ChatTemplate& chat, const Json& messages, const Json& extra, bool add_generation_prompt) {
    LORICA_ASSIGN(RenderedText text, chat.render_marked(messages, with_extra(tokenizer, extra, add_generation_prompt)));
    RenderedRow row;
    LORICA_TRY(encode_parts(tokenizer, text, {text.text.size()}, row.ids));
    row.text = std::move(text.text);
    drop_second_bos(tokenizer, row);
    return row;
}

Result<RenderedRow> render_raw_prompt(const Tokenizer& tokenizer, const std::string& prompt, bool parse_special) {
    LORICA_ASSIGN(const std::vector<int32_t> ids, tokenizer.encode_strict(prompt, parse_special));
    RenderedRow row;
    row.text = prompt;
    if (tokenizer.add_bos() && tokenizer.bos() >= 0 && (ids.empty() || ids.front() != tokenizer.bos())) {
        row.ids.push_back(tokenizer.bos());
        row.text.insert(0, tokenizer.token_name(tokenizer.bos()));
    }
    row.ids.insert(row.ids.end(), ids.begin(), ids.end());
    return row;
}

Result<RenderedRow> render_conversation_prompt(const Tokenizer& tokenizer, const ChatTemplate* chat, Json messages, const std::string& system_prompt) {
    const bool has_system = !messages.empty() && messages.front().value("role", "") == "system";
    if (!system_prompt.empty() && !has_system) messages.insert(messages.begin(), Json{{"role", "system"}, {"content", system_prompt}});
    if (chat != nullptr) return render_prompt(tokenizer, *chat, messages);
    std::string plain;
    for (const auto& message : messages) plain += (plain.empty() ? "" : "\n") + message.value("content", "");
    return render_raw_prompt(tokenizer, plain, false);
}

Result<ChatTemplate> chat_template_for(const Tokenizer& tokenizer, const std::string& name) {
    if (!name.empty()) return ChatTemplate::builtin(name);
    if (tokenizer.chat_template().empty())
        return Error{ErrorCode::NotFound, "this model has no chat template", tokenizer.source().string(), "Choose one of the built-in ones: chatml, alpaca, plain."};
    return ChatTemplate::compile(tokenizer.chat_template());
}

}  // namespace lorica
