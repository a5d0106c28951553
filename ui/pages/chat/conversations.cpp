// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations to files and back. Any thread.
#include "ui/pages/chat/conversations.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "core/base/ids.h"
#include "ui/widgets/basics.h"

namespace lorica {
namespace {

constexpr uint64_t kLargest = 64u << 20;   // bytes of a file
constexpr qsizetype kLongestTitle = 80;    // characters

nlohmann::json target_json(const ChatTarget& target) {
    return {{"title", target.title}, {"path", target.model.path}, {"adapter", target.adapter}, {"routing", target.routing}};
}

ChatTarget target_of(const nlohmann::json& json) {
    ChatTarget target;
    target.title = json.value("title", "");
    target.model.path = json.value("path", "");
    target.adapter = json.value("adapter", "");
    target.routing = json.value("routing", "");
    return target;
}

std::string written(const nlohmann::json& json, int indent) { return json.dump(indent, ' ', false, nlohmann::json::error_handler_t::replace) + "\n"; }

Result<KeptConversation> read_conversation(const fs::path& file) {
    LORICA_ASSIGN(const std::string text, read_file(file, kLargest));
    const auto json = nlohmann::json::parse(text, nullptr, false);
    KeptConversation out;
    out.id = file.stem().string();
    try {
        out.title = json.at("title").get<std::string>();
        out.created = json.at("created").get<std::string>();
        out.target = target_of(json.at("model"));
        out.system_prompt = json.value("system_prompt", "");
        for (const auto& one : json.at("messages")) {
            KeptMessage message{one.at("role").get<std::string>(), one.at("content").get<std::string>(), one.value("remark", ""), {}};
            if (one.contains("model")) message.by = target_of(one["model"]);
            out.messages.push_back(std::move(message));
        }
    } catch (const nlohmann::json::exception&) {
        out.messages.clear();
    }
    bool in_turns = !out.messages.empty() && out.messages.size() % 2 == 0;
    for (size_t i = 0; i < out.messages.size(); ++i) in_turns = in_turns && out.messages[i].role == (i % 2 == 0 ? "user" : "assistant");
    if (!in_turns) return Error{ErrorCode::BadInput, "is no conversation", file.string()};
    return out;
}

// Who said it, as a heading of what people read.
QString speaker_of(const KeptMessage& message) {
    return message.role == "user" ? QCoreApplication::translate("lorica::KeptConversation", "You") : qs(message.by.title);
}

std::string as_training_data(const KeptConversation& one) {
    nlohmann::json messages = nlohmann::json::array();
    if (!one.system_prompt.empty()) messages.push_back({{"role", "system"}, {"content", one.system_prompt}});
    for (const KeptMessage& message : one.messages) messages.push_back({{"role", message.role}, {"content", message.content}});
    const nlohmann::json line = {{"messages", messages}};
    return written(line, -1);
}

std::string as_words(const KeptConversation& one, bool markdown) {
    QString out = (markdown ? QStringLiteral("# %1\n\n%2, %3\n") : QStringLiteral("%1\n%2, %3\n")).arg(qs(one.title), qs(one.target.title), qs(one.created));
    const auto add = [&](const QString& who, const QString& what) { out += (markdown ? QStringLiteral("\n**%1**\n\n%2\n") : QStringLiteral("\n%1:\n%2\n")).arg(who, what); };
    if (!one.system_prompt.empty()) add(QCoreApplication::translate("lorica::KeptConversation", "System prompt"), qs(one.system_prompt));
    for (const KeptMessage& message : one.messages) add(speaker_of(message), qs(message.content));
    return ss(out);
}

}  // namespace

fs::path conversations_folder(const fs::path& home) { return home / "conversations"; }

void begin_conversation(KeptConversation& conversation) {
    conversation.created = utc_now();
    conversation.id = conversation.created + "-" + make_id();
    std::erase(conversation.id, ':');
}

std::string conversation_title(const std::string& question) {
    const QString line = qs(question).left(8 * kLongestTitle).simplified();
    return ss(line.size() <= kLongestTitle ? line : line.left(kLongestTitle - 1) + QStringLiteral("…"));
}

Result<void> keep_conversation(const fs::path& home, const KeptConversation& conversation) {
    nlohmann::json messages = nlohmann::json::array();
    for (const KeptMessage& one : conversation.messages) {
        nlohmann::json message = {{"role", one.role}, {"content", one.content}};
        if (one.role == "assistant") message.update({{"remark", one.remark}, {"model", target_json(one.by)}});
        messages.push_back(std::move(message));
    }
    const nlohmann::json json = {{"title", conversation.title}, {"created", conversation.created}, {"model", target_json(conversation.target)},
                                 {"system_prompt", conversation.system_prompt}, {"messages", messages}};
    LORICA_TRY(make_folders(conversations_folder(home)));
    return write_file_atomic(conversations_folder(home) / (conversation.id + ".json"), written(json, 1));
}

Result<void> remove_conversation(const fs::path& home, const std::string& id) {
    const fs::path file = conversations_folder(home) / (id + ".json");
    std::error_code code;
    fs::remove(file, code);
    if (code) return io_error(file, "remove", code.value());
    return {};
}

KeptConversations read_conversations(const fs::path& home) {
    KeptConversations out;
    std::error_code code;
    for (auto at = fs::directory_iterator(conversations_folder(home), code); !code && at != fs::directory_iterator(); at.increment(code)) {
        if (at->path().extension() != ".json") continue;
        auto read = read_conversation(at->path());
        if (read) out.all.push_back(*std::move(read));
        else out.damaged.push_back(at->path().filename().string());
    }
    std::sort(out.all.begin(), out.all.end(), [](const KeptConversation& a, const KeptConversation& b) { return std::tie(a.created, a.id) > std::tie(b.created, b.id); });
    std::sort(out.damaged.begin(), out.damaged.end());
    return out;
}

QString searched_text(const KeptConversation& conversation) {
    QStringList parts{qs(conversation.title), qs(conversation.target.title)};
    for (const KeptMessage& one : conversation.messages) parts << qs(one.content);
    return parts.join(QLatin1Char('\n')).toCaseFolded();
}

ConversationForm form_of(const fs::path& file) {
    const QString suffix = qs(file.extension().string()).toLower();
    return suffix == QStringLiteral(".md") ? ConversationForm::Markdown : suffix == QStringLiteral(".txt") ? ConversationForm::Text : ConversationForm::Jsonl;
}

std::string conversations_as(ConversationForm form, const std::vector<KeptConversation>& conversations) {
    std::string out;
    for (const KeptConversation& one : conversations) {
        if (!out.empty() && form != ConversationForm::Jsonl) out += "\n";
        out += form == ConversationForm::Jsonl ? as_training_data(one) : as_words(one, form == ConversationForm::Markdown);
    }
    return out;
}

}  // namespace lorica
