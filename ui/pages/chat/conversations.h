// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations as they are kept: <home>/conversations/<id>.json, one file each, plain JSON. Values; any thread, not the GUI's for many.
#pragma once

#include <QString>
#include <string>
#include <vector>

#include "core/base/files.h"
#include "ui/shell/app_state.h"

namespace lorica {

struct KeptMessage {
    std::string role;                     // "user", "assistant"
    std::string content;
    std::string remark = {};              // of an answer
    ChatTarget by = {};                   // of an answer: who gave it
};

struct KeptConversation {
    std::string id;                       // the file's name
    std::string title;                    // the first question, shortened
    std::string created;                  // UTC
    ChatTarget target;                    // who answered last
    std::string system_prompt;
    std::vector<KeptMessage> messages;    // question, answer, question, answer, ...
};

struct KeptConversations {
    std::vector<KeptConversation> all;        // newest first
    std::vector<std::string> damaged;     // names of files that hold none; they stay where they are
};

fs::path conversations_folder(const fs::path& home);
// Gives a new conversation its id and the time.
void begin_conversation(KeptConversation& conversation);
// One line of at most 80 characters.
std::string conversation_title(const std::string& question);
Result<void> keep_conversation(const fs::path& home, const KeptConversation& conversation);
Result<void> remove_conversation(const fs::path& home, const std::string& id);
KeptConversations read_conversations(const fs::path& home);
// What one searches of it: title, model and all that was said, folded.
QString searched_text(const KeptConversation& conversation);

// Jsonl is training data: {"messages": [{"role", "content"}, ...]} a line, the system prompt first where there is one.
enum class ConversationForm { Jsonl, Markdown, Text };
// By the suffix: .md, .txt, else Jsonl.
ConversationForm form_of(const fs::path& file);
std::string conversations_as(ConversationForm form, const std::vector<KeptConversation>& conversations);

}  // namespace lorica
