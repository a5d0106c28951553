// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the text side of a model and renders prompts with it. Any thread.
#include "core/hub/prompt_reader.h"

#include "core/store/library.h"
#include "core/tokenizers/render.h"

namespace lorica {

Result<PromptReader> PromptReader::open(const fs::path& home, const std::string& model) {
    PromptReader reader;
    LORICA_ASSIGN(const std::string path, resolve(home, EntryKind::Model, model));
    LORICA_ASSIGN(reader.tokenizer_, Tokenizer::load(path));
    if (!reader.tokenizer_->chat_template().empty()) {
        LORICA_ASSIGN(reader.chat_, chat_template_for(*reader.tokenizer_));
    }
    return reader;
}

Result<PromptView> PromptReader::read(const std::vector<ChatMessage>& messages, const std::string& system_prompt) const {
    LORICA_ASSIGN(RenderedRow row, render_conversation_prompt(*tokenizer_, chat_ ? &*chat_ : nullptr, to_messages(messages), system_prompt));
    PromptView view{.text = std::move(row.text), .templated = chat_.has_value()};
    view.tokens.reserve(row.ids.size());
    for (const int32_t id : row.ids) {
        view.tokens.push_back({id, tokenizer_->token_text(id), tokenizer_->is_special(id)});
        view.control += view.tokens.back().control;
    }
    return view;
}

}  // namespace lorica
