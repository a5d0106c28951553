// SPDX-License-Identifier: GPL-3.0-or-later
// One row as a conversation, or the reason why it is none. Pure functions; any thread.
#include "core/data/conversation.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/data/text.h"

namespace lorica {
namespace {

// What the mapping of one row needs to say where a problem is.
class RowMapper {
public:
    RowMapper(const Table& table, const TableRow& row, const ColumnPlan& plan, const DataSettings& settings,
              const ConversationOptions& options, std::vector<RowProblem>& remarks)
        : table_(table), row_(row), plan_(plan), settings_(settings), options_(options), remarks_(remarks) {}

    std::optional<Conversation> map() {
        out_.row = row_.row;
        out_.line = row_.line;
        bool good = false;
        switch (plan_.shape) {
            case RowShape::Alpaca:
            case RowShape::PromptCompletion: good = map_pair(); break;
            case RowShape::Messages:
            case RowShape::ShareGpt: good = map_turns(); break;
            case RowShape::Text: good = map_text(); break;
        }
        if (!good) return std::nullopt;
        return std::move(out_);
    }

private:
    bool refuse(const std::string& field, std::string reason) {
        remarks_.push_back({table_.file, row_.line, row_.row, printable(field), std::move(reason), Severity::Error});
        return false;
    }
    void remark(const std::string& field, std::string reason) {
        remarks_.push_back({table_.file, row_.line, row_.row, printable(field), std::move(reason), Severity::Warning});
    }

    const std::string* column_of(const char* role) const {
        const auto found = plan_.columns.find(role);
        return found == plan_.columns.end() ? nullptr : &found->second;
    }
    const Json& cell_of(const std::string& column) const { return row_.cell(table_.column(column)); }

    // The cell as text; a problem is reported where it has none. With `optional`, null and absent are an empty text.
    bool read_text(const std::string& column, bool optional, std::string& text) {
        const Json& cell = cell_of(column);
        if (cell.is_string()) {
            text = cell.get_ref<const std::string&>();
            return true;
        }
        if (cell.is_number() || cell.is_boolean()) {
            text = cell.dump();
            return true;
        }
        if (optional && (cell.is_null() || cell.is_discarded())) {
            text.clear();
            return true;
        }
        if (cell.is_discarded()) return refuse(column, "the field is missing");
        return refuse(column, cell.is_null() ? "the value is null" : fmt::format("the value is {} where a text is expected",
                                                                                 cell.is_array() ? "a list" : "an object"));
    }

    bool read_prompt(std::string& prompt) {
        if (plan_.prompt_template) {
            bool any = false;
            for (const auto& piece : plan_.prompt_template->pieces()) {
                std::string text = piece.text;
                if (!piece.column.empty()) {
                    if (!read_text(piece.column, false, text)) return false;
                    any = any || !is_blank(text);
                }
                prompt += text;
            }
            return any || refuse(first_template_column(), "every column of the prompt template is empty");
        }
        std::string input;
        if (const std::string* column = column_of("instruction"); column && !read_text(*column, column_of("input") != nullptr, prompt)) return false;
        if (const std::string* column = column_of("input"); column && !read_text(*column, true, input)) return false;
        if (is_blank(prompt)) prompt.clear();
        if (!is_blank(input)) prompt += (prompt.empty() ? "" : "\n") + input;
        return !prompt.empty() || refuse(*(column_of("instruction") ? column_of("instruction") : column_of("input")), "the prompt is empty");
    }

    std::string first_template_column() const {
        for (const auto& piece : plan_.prompt_template->pieces()) {
            if (!piece.column.empty()) return piece.column;
        }
        return {};
    }

    bool read_response(std::string& response) {
        const std::string* column = column_of("output");
        if (!column) return true;
        const Json& cell = cell_of(*column);
        if (options_.allow_references && cell.is_array()) {
            for (const Json& one : cell) {
                if (!one.is_string() || is_blank(one.get_ref<const std::string&>())) return refuse(*column, "a reference is not a text, or empty");
                out_.references.push_back(one.get<std::string>());
            }
            if (out_.references.empty()) return refuse(*column, "the list of references is empty");
            response = out_.references.front();
            return true;
        }
        if (!read_text(*column, !options_.need_response, response)) return false;
        if (is_blank(response)) {
            response.clear();
            return !options_.need_response || refuse(*column, "the response is empty");
        }
        out_.references = {response};
        return true;
    }

    bool add_system(const std::string& own) {
        const std::string& text = is_blank(own) ? settings_.system_prompt : own;
        if (!text.empty()) out_.messages.push_back({{"role", "system"}, {"content", text}});
        return true;
    }

    bool read_own_system(std::string& own) {
        const std::string* column = column_of("system");
        return !column || read_text(*column, true, own);
    }

    bool map_pair() {
        std::string prompt, response, own_system;
        if (!read_prompt(prompt) || !read_response(response) || !read_own_system(own_system)) return false;
        add_system(own_system);
        out_.messages.push_back({{"role", "user"}, {"content", std::move(prompt)}});
        if (!response.empty()) out_.messages.push_back({{"role", "assistant"}, {"content", std::move(response)}});
        return true;
    }

    bool map_text() {
        out_.is_text = true;
        const std::string& column = *column_of("text");
        return read_text(column, false, out_.text) && (!is_blank(out_.text) || refuse(column, "the text is empty"));
    }

    // The role under the name that chat templates use, or empty.
    static std::string role_of(const std::string& name) {
        static const std::map<std::string, std::string> roles = {
            {"system", "system"},  {"developer", "system"},   {"user", "user"},          {"human", "user"},
            {"prompter", "user"},  {"assistant", "assistant"}, {"gpt", "assistant"},      {"chatgpt", "assistant"},
            {"bot", "assistant"},  {"model", "assistant"},     {"function_call", "assistant"}, {"tool", "tool"},
            {"observation", "tool"}, {"function", "tool"},     {"tool_response", "tool"}};
        const auto found = roles.find(name);
        return found == roles.end() ? "" : found->second;
    }

    // A text, or the text parts of a list.
    bool read_content(const std::string& field, const Json& content, std::string& text) {
        if (content.is_string()) {
            text = content.get<std::string>();
            return true;
        }
        if (content.is_null()) return true;
        if (!content.is_array()) return refuse(field, fmt::format("the content is {} where a text is expected", kind_of(content)));
        for (const Json& part : content) {
            if (part.is_string()) {
                text += part.get_ref<const std::string&>();
                continue;
            }
            if (!part.is_object()) return refuse(field, "a part of the content is neither a text nor an object");
            const std::string type = part.contains("type") && part["type"].is_string() ? part["type"].get<std::string>() : "text";
            const char* key = part.contains("text") ? "text" : part.contains("value") ? "value" : "content";
            if (type != "text" || !part.contains(key) || !part[key].is_string()) {
                return refuse(field, fmt::format("a part of type \"{}\" is not text", printable(type)));
            }
            text += part[key].get_ref<const std::string&>();
        }
        return true;
    }

    // The turn's weight in the loss: 1 where the data set gives none.
    bool read_weight(const std::string& field, const Json& turn, bool& trained) {
        const char* key = turn.contains("loss_weight") ? "loss_weight" : "weight";
        if (!turn.contains(key)) return true;
        const Json& weight = turn[key];
        if (!weight.is_number()) return refuse(field, fmt::format("{} is not a number", key));
        const double value = weight.get<double>();
        trained = value != 0;
        if (value != 0 && value != 1) remark(field, fmt::format("{} {} is taken as 1", key, value));
        return true;
    }

    bool add_turn(const std::string& column, size_t index, const Json& turn) {
        const std::string field = fmt::format("{}[{}]", column, index);
        if (!turn.is_object()) return refuse(field, fmt::format("the turn is {} where an object is expected", kind_of(turn)));
        const char* role_key = turn.contains("role") ? "role" : "from";
        const char* content_key = turn.contains("content") ? "content" : turn.contains("value") ? "value" : "text";
        if (!turn.contains(role_key) || !turn[role_key].is_string()) return refuse(field, "the turn has no role");
        const std::string named = turn[role_key].get<std::string>();
        const std::string role = role_of(named);
        if (role.empty()) {
            return refuse(field + "." + role_key, fmt::format("the role \"{}\" is not known (system, user, assistant, tool)", printable(named)));
        }
        const bool calls = turn.contains("tool_calls") && !turn["tool_calls"].empty();
        std::string content;
        if (!turn.contains(content_key) && !calls) return refuse(field, "the turn has no content");
        if (turn.contains(content_key) && !read_content(field + "." + content_key, turn[content_key], content)) return false;
        if (is_blank(content) && !calls && role != "tool") {
            if (role == "assistant") return refuse(field + "." + content_key, "the response is empty");
            if (role == "user") return refuse(field + "." + content_key, "the prompt is empty");
            remark(field, "the system prompt is empty and left out");
            return true;
        }
        bool trained = true;
        if (role == "assistant" && !read_weight(field, turn, trained)) return false;
        if (role == "assistant" && !trained) out_.untrained.push_back(assistants_);
        if (role == "assistant") ++assistants_;
        check_order(field, role);
        Json message = {{"role", role}, {"content", std::move(content)}};
        for (const char* extra : {"tool_calls", "tool_call_id", "name", "reasoning_content"}) {
            if (turn.contains(extra)) message[extra] = turn[extra];
        }
        out_.messages.push_back(std::move(message));
        return true;
    }

    void check_order(const std::string& field, const std::string& role) {
        if (role == "assistant" && previous_.empty()) remark(field, "the conversation begins with the assistant");
        if (role == "user" && previous_ == "user") remark(field, "two user turns follow each other");
        if (role == "system" && !previous_.empty()) remark(field, "a system turn inside the conversation");
        if (role != "system") previous_ = role;
    }

    bool map_turns() {
        const std::string& column = *column_of("messages");
        Json parsed;
        const Json* cell = &cell_of(column);
        if (cell->is_string()) {  // CSV holds the list as text
            auto value = parse_json(cell->get_ref<const std::string&>(), table_.file, row_.line);
            if (!value) return refuse(column, "not a list of turns: " + value.error().message);
            parsed = *std::move(value);
            cell = &parsed;
        }
        if (cell->is_discarded()) return refuse(column, "the field is missing");
        if (cell->is_null()) return refuse(column, "the value is null");
        if (!cell->is_array()) return refuse(column, fmt::format("the value is {} where a list of turns is expected", kind_of(*cell)));
        if (cell->empty()) return refuse(column, "the conversation has no turns");
        std::string own_system;
        if (!read_own_system(own_system)) return false;
        const Json& first = cell->front();
        const bool has_system = first.is_object() && ((first.contains("role") && first["role"].is_string() && role_of(first["role"]) == "system") ||
                                                      (first.contains("from") && first["from"].is_string() && role_of(first["from"]) == "system"));
        if (!has_system) add_system(own_system);
        for (size_t i = 0; i < cell->size(); ++i) {
            if (!add_turn(column, i, (*cell)[i])) return false;
        }
        if (options_.need_response && assistants_ == 0) return refuse(column, "there is no assistant turn, so nothing to learn");
        if (options_.need_response && out_.untrained.size() == assistants_) return refuse(column, "every assistant turn has the weight 0, so nothing to learn");
        if (previous_ != "assistant" && options_.need_response) remark(column, "the last turn is not the assistant's and is not learned");
        if (previous_ == "assistant") out_.references = {out_.messages.back()["content"].get<std::string>()};
        return true;
    }

    const Table& table_;
    const TableRow& row_;
    const ColumnPlan& plan_;
    const DataSettings& settings_;
    const ConversationOptions& options_;
    std::vector<RowProblem>& remarks_;
    Conversation out_;
    size_t assistants_ = 0;
    std::string previous_;
};

}  // namespace

std::optional<Conversation> conversation_of(const Table& table, const TableRow& row, const ColumnPlan& plan,
                                            const DataSettings& settings, const ConversationOptions& options,
                                            std::vector<RowProblem>& remarks) {
    return RowMapper(table, row, plan, settings, options, remarks).map();
}

}  // namespace lorica
