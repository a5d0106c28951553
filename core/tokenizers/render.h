// SPDX-License-Identifier: GPL-3.0-or-later
// A conversation as ids with the loss mask, and a prompt as ids. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/tokenizers/chat_template.h"
#include "core/tokenizers/tokenizer.h"

namespace lorica {

struct RenderedRow {
    std::vector<int32_t> ids = {};
    std::vector<uint8_t> trained = {};  // 1 where the token is a target of the loss; the first token never is
    std::string text = {};              // what was tokenised, control tokens spelled out
    std::string note = {};              // what a person should know about this row; usually empty
};

// `messages`: [{"role", "content"}, …]. Without train_on_prompt only the assistant turns are trained: what rendering the
// conversation with that turn adds to rendering it up to the generation prompt. Content is never parsed as control
// tokens. At most one BOS. An error if no token would be trained or a character cannot be represented.
Result<RenderedRow> render_row(const Tokenizer& tokenizer, const ChatTemplate& chat, const Json& messages, bool train_on_prompt,
                               const Json& extra = Json::object());

// A plain text (no template): BOS if the model expects it, the text, EOS; every token but the first is trained.
Result<RenderedRow> render_text_row(const Tokenizer& tokenizer, const std::string& text);

// A prompt and its continuation without a template; only the continuation and the EOS behind it are trained.
Result<RenderedRow> render_raw_pair(const Tokenizer& tokenizer, const std::string& prompt, const std::string& response,
                                    bool train_on_prompt);

// The ids before a generated answer, with the generation prompt unless it is not wanted. The same ids that precede the answer
// in render_row.
Result<RenderedRow> render_prompt(const Tokenizer& tokenizer, const ChatTemplate& chat, const Json& messages,
                                  const Json& extra = Json::object(), bool add_generation_prompt = true);

// A raw prompt: BOS if the model expects it, then the text; control tokens are parsed only if asked for.
Result<RenderedRow> render_raw_prompt(const Tokenizer& tokenizer, const std::string& prompt, bool parse_special);

// What a model is asked with: the conversation through its chat template, or without one (`chat` is null) the messages' texts, one
// a line. The system prompt goes before it, unless it is empty or the conversation begins with one of its own.
Result<RenderedRow> render_conversation_prompt(const Tokenizer& tokenizer, const ChatTemplate* chat, Json messages, const std::string& system_prompt);

// The tokenizer's own template, else an error whose hint names the built-in ones. `name` chooses a built-in instead.
Result<ChatTemplate> chat_template_for(const Tokenizer& tokenizer, const std::string& name = {});

}  // namespace lorica
