// SPDX-License-Identifier: GPL-3.0-or-later
// Chat templates over the Jinja interpreter, and the assistant turns of a conversation. Any thread.
#include "core/tokenizers/chat_template.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/tokenizers/jinja_interpreter.h"
#include "core/tokenizers/jinja_parser.h"

namespace lorica {
namespace {

struct Builtin {
    const char* name;
    const char* source;
};
constexpr std::array kBuiltins = {
    Builtin{"chatml",
            "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n' }}"
            "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"},
    Builtin{"alpaca",
            "{{ bos_token }}{% for message in messages %}{% if message['role'] == 'system' %}{{ message['content'] + '\\n\\n' }}"
            "{% elif message['role'] == 'user' %}{{ '### Instruction:\\n' + message['content'] + '\\n\\n' }}"
            "{% else %}{{ '### Response:\\n' + message['content'] + eos_token + '\\n\\n' }}{% endif %}{% endfor %}"
            "{% if add_generation_prompt %}{{ '### Response:\\n' }}{% endif %}"},
    Builtin{"plain",
            "{{ bos_token }}{% for message in messages %}{% if message['role'] == 'assistant' %}{{ message['content'] + eos_token }}"
            "{% else %}{{ message['content'] + '\\n' }}{% endif %}{% endfor %}"}};

}  // namespace

struct ChatTemplate::Impl {
    std::string source;
    jinja::Body body;
};

Json to_messages(const std::vector<ChatMessage>& messages) {
    Json out = Json::array();
    for (const ChatMessage& m : messages) out.push_back({{"role", m.role}, {"content", m.content}});
    return out;
}

RenderOptions render_options(const Tokenizer& tokenizer, bool add_generation_prompt) {
    RenderOptions options;
    options.add_generation_prompt = add_generation_prompt;
    options.bos_token = tokenizer.token_name(tokenizer.bos());
    options.eos_token = tokenizer.token_name(tokenizer.eos());
    if (tokenizer.pad() >= 0) options.extra["pad_token"] = std::string(tokenizer.token_name(tokenizer.pad()));
    if (tokenizer.unk() >= 0) options.extra["unk_token"] = std::string(tokenizer.token_name(tokenizer.unk()));
    return options;
}

Result<ChatTemplate> ChatTemplate::compile(std::string source) {
    if (source.size() > jinja::kMaxText) return Error{ErrorCode::BadInput, "the chat template is longer than 3 MiB"};
    auto impl = std::make_shared<Impl>();
    try {
        impl->body = jinja::parse(source);
    } catch (jinja::Failure& failure) {
        failure.error.where = "chat template";
        failure.error.hint = "Choose one of the built-in templates, or mend the model's own.";
        return std::move(failure.error);
    }
    impl->source = std::move(source);
    return ChatTemplate(std::move(impl));
}

Result<ChatTemplate> ChatTemplate::builtin(std::string_view name) {
    for (const Builtin& one : kBuiltins)
        if (name == one.name) return compile(one.source);
    return Error{ErrorCode::Usage, fmt::format("there is no built-in chat template named \"{}\"", name), {}, "There are chatml, alpaca and plain."};
}

std::vector<std::string> ChatTemplate::builtin_names() {
    std::vector<std::string> names;
    for (const Builtin& one : kBuiltins) names.emplace_back(one.name);
    return names;
}

const std::string& ChatTemplate::source() const { return impl_->source; }

Result<RenderedText> ChatTemplate::render_marked(const Json& messages, const RenderOptions& options) const {
    using jinja::Value;
    try {
        jinja::Interpreter interpreter(options.now);
        // The first definition of a name counts, so that extra variables cannot hide these.
        interpreter.define("messages", Value::from_json(messages, true));
        interpreter.define("add_generation_prompt", Value::boolean(options.add_generation_prompt));
        interpreter.define("bos_token", Value::text(options.bos_token));
        interpreter.define("eos_token", Value::text(options.eos_token));
        if (options.extra.is_object())
            for (const auto& one : options.extra.items()) {
                const bool token = one.key().ends_with("_token") && one.value().is_string();
                interpreter.define(one.key(), Value::from_json(one.value(), !token));
            }
        interpreter.define("tools", Value::none());
        interpreter.define("documents", Value::none());
        jinja::define_globals(interpreter);
        jinja::Text text = interpreter.run(impl_->body);
        return RenderedText{std::move(text.bytes), std::move(text.user)};
    } catch (jinja::Failure& failure) {
        if (failure.error.where.empty()) failure.error.where = "chat template";
        return std::move(failure.error);
    }
}

Result<std::string> ChatTemplate::render(const Json& messages, const RenderOptions& options) const {
    LORICA_ASSIGN(RenderedText rendered, render_marked(messages, options));
    return std::move(rendered.text);
}

namespace {

Json first_messages(const Json& messages, size_t count) {
    Json out = Json::array();
    for (size_t i = 0; i < count; ++i) out.push_back(messages[i]);
    return out;
}

bool from_assistant(const Json& message) {
    const auto role = message.find("role");
    return role != message.end() && role->is_string() && (*role == "assistant" || *role == "model");
}

size_t common_prefix(const std::string& a, const std::string& b) {
    return static_cast<size_t>(std::mismatch(a.begin(), a.begin() + static_cast<ptrdiff_t>(std::min(a.size(), b.size())), b.begin()).first - a.begin());
}

struct Turn {
    size_t begin = 0;
    std::string with;  // the conversation rendered up to and with this turn
    std::string note;
};

// The text the turn `index` adds behind the generation prompt.
Result<Turn> turn_at(const ChatTemplate& chat, const Json& messages, size_t index, RenderOptions options) {
    options.add_generation_prompt = true;
    LORICA_ASSIGN(const std::string before, chat.render(first_messages(messages, index), options));
    options.add_generation_prompt = false;
    Turn turn;
    LORICA_ASSIGN(turn.with, chat.render(first_messages(messages, index + 1), options));
    turn.begin = before.size();
    if (turn.with.starts_with(before)) return turn;
    // A generation prompt that the finished turn does not repeat (an opened thinking block): what both share, if it
    // reaches behind the conversation before.
    LORICA_ASSIGN(const std::string bare, chat.render(first_messages(messages, index), options));
    turn.begin = common_prefix(before, turn.with);
    if (!turn.with.starts_with(bare) || turn.begin < bare.size())
        return Error{ErrorCode::BadInput, fmt::format("the answer of message {} cannot be told from its prompt: the template renders the "
                                                      "conversation before it differently once it is there", index + 1),
                     "chat template", "Choose a built-in template, or train on the prompt too."};
    turn.note = "the template's generation prompt is not repeated in the finished turn; the answer begins where both part";
    return turn;
}

}  // namespace

Result<RenderedConversation> ChatTemplate::render_conversation(const Json& messages, const RenderOptions& options) const {
    if (!messages.is_array() || messages.empty()) return Error{ErrorCode::BadInput, "the conversation has no messages"};
    RenderedConversation out;
    LORICA_ASSIGN(out.rendered, render_marked(messages, options));
    const std::string& whole = out.rendered.text;
    std::vector<size_t> answers;
    for (size_t i = 0; i < messages.size(); ++i)
        if (from_assistant(messages[i])) answers.push_back(i);
    bool all = true;
    for (const size_t i : answers) {
        auto turn = turn_at(*this, messages, i, options);
        // Some templates refuse to end before the conversation does; then only the last turn can be found.
        if (!turn.ok() && i == answers.back()) return std::move(turn).error();
        if (!turn.ok() || !whole.starts_with(turn->with) || (!out.turns.empty() && turn->begin < out.turns.back().end)) {
            if (i == answers.back())
                return Error{ErrorCode::BadInput, "the last answer is rendered differently when something follows it", "chat template",
                             "Choose a built-in template, or train on the prompt too."};
            all = false;
            continue;
        }
        out.turns.push_back({turn->begin, turn->with.size()});
        if (!turn->note.empty()) out.note = turn->note;
    }
    if (!all) {
        out.turns.erase(out.turns.begin(), out.turns.end() - 1);
        out.note = "the template renders earlier answers differently once the conversation goes on; only the last answer is trained";
    }
    return out;
}

}  // namespace lorica
