// SPDX-License-Identifier: GPL-3.0-or-later
// What a model reads of a conversation, token by token, without its weights. Values; any thread, but slow for large vocabularies.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/files.h"
#include "core/tokenizers/chat_template.h"

namespace lorica {

struct PromptToken {
    int32_t id = 0;
    std::string text = {};   // as Tokenizer::token_text
    bool control = false;    // no text of a message becomes such a token
};

struct PromptView {
    std::vector<PromptToken> tokens = {};
    int64_t control = 0;      // of them
    std::string text = {};    // what was tokenised, control tokens spelled out
    bool templated = false;   // false: the model has no chat template
};

// A model's tokenizer and chat template, opened once for any number of prompts.
class PromptReader {
public:
    // `model` is a path, or a name of the library in `home`, as in the engine's commands.
    static Result<PromptReader> open(const fs::path& home, const std::string& model);
    // The prompt that the engine answers. An error where the template refuses the conversation.
    Result<PromptView> read(const std::vector<ChatMessage>& messages, const std::string& system_prompt) const;

private:
    PromptReader() = default;
    std::shared_ptr<const Tokenizer> tokenizer_;
    std::optional<ChatTemplate> chat_;
};

}  // namespace lorica
