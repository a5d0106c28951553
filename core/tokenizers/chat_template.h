// SPDX-License-Identifier: GPL-3.0-or-later
// ChatTemplate: a model's Jinja chat template, rendered with limits. Immutable after compile; any thread.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/tokenizers/tokenizer.h"

namespace lorica {

// Objects keep their order, as Python's do.
using Json = nlohmann::ordered_json;

struct ChatMessage {
    std::string role = {};  // "system", "user", "assistant", "tool"
    std::string content = {};
};
Json to_messages(const std::vector<ChatMessage>& messages);

struct RenderOptions {
    bool add_generation_prompt = false;
    std::string bos_token = {};
    std::string eos_token = {};
    Json extra = Json::object();  // further variables: tools, documents, enable_thinking …
    // What strftime_now formats, as seconds since 1970 UTC. Fixed by default (2025-01-01), so that training text is
    // the same every day.
    int64_t now = 1735689600;
};
// bos_token, eos_token, pad_token and unk_token of a tokenizer, as transformers passes them.
RenderOptions render_options(const Tokenizer& tokenizer, bool add_generation_prompt = false);

// A rendered text and the bytes of it that came out of the messages (never parsed as control tokens).
struct RenderedText {
    std::string text = {};
    std::vector<ByteSpan> content = {};  // sorted, disjoint
};

struct RenderedConversation {
    RenderedText rendered = {};
    // For each assistant turn that can be told apart: the bytes it adds behind the generation prompt.
    std::vector<ByteSpan> turns = {};
    std::string note = {};  // set where the template allowed less than all turns
};

class ChatTemplate {
public:
    // The error names the template's line.
    static Result<ChatTemplate> compile(std::string source);
    // Named templates for models that have none: "chatml", "alpaca", "plain".
    static Result<ChatTemplate> builtin(std::string_view name);
    static std::vector<std::string> builtin_names();

    // Limits: 250,000 steps, 64 levels, 3 MiB of output.
    Result<std::string> render(const Json& messages, const RenderOptions& options) const;
    Result<RenderedText> render_marked(const Json& messages, const RenderOptions& options) const;
    // Finds the assistant turns by incremental rendering. Where an earlier turn is not rendered the same way later
    // (thinking stripped, system text moved), only the last turn is given, and `note` says so.
    Result<RenderedConversation> render_conversation(const Json& messages, const RenderOptions& options) const;
    const std::string& source() const;

private:
    struct Impl;
    explicit ChatTemplate(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
    std::shared_ptr<const Impl> impl_;
};

}  // namespace lorica
