// SPDX-License-Identifier: GPL-3.0-or-later
// A row token by token, and the report on a data set. Any thread.
#include "core/data/token_view.h"

#include <algorithm>
#include <set>

namespace lorica {

const char* to_string(TokenState state) {
    switch (state) {
        case TokenState::Ignored: return "ignored";
        case TokenState::Trained: return "trained";
        case TokenState::Eos: return "eos";
        case TokenState::Cut: return "cut";
    }
    return "ignored";
}

RowView view_row(const Dataset& dataset, const Conversation& conversation, const Tokenizer& tokenizer, const ChatTemplate* chat,
                 const DataSettings& settings) {
    RowView view{.row = conversation.row, .line = conversation.line};
    for (const RowProblem& problem : dataset.problems()) {
        if (problem.row == conversation.row && problem.row > 0) view.problems.push_back(problem);
    }
    auto rendered = render_conversation(conversation, tokenizer, chat, settings);
    if (!rendered) {
        view.problems.push_back({dataset.table().file, view.line, view.row, "", rendered.error().message, Severity::Error});
        return view;
    }
    view.rendered = std::move(rendered->text);
    view.note = std::move(rendered->note);
    const auto limit = static_cast<size_t>(std::max<int64_t>(settings.max_length, 1));
    view.tokens.reserve(rendered->ids.size());
    for (size_t i = 0; i < rendered->ids.size(); ++i) {
        const int32_t id = rendered->ids[i];
        TokenState state = TokenState::Ignored;
        if (i >= limit) state = TokenState::Cut;
        else if (rendered->trained[i]) state = tokenizer.is_stop(id) ? TokenState::Eos : TokenState::Trained;
        view.ignored += state == TokenState::Ignored;
        view.trained += state == TokenState::Trained || state == TokenState::Eos;
        view.eos += state == TokenState::Eos;
        view.cut += state == TokenState::Cut;
        view.tokens.push_back({id, tokenizer.token_text(id), state});
    }
    return view;
}

nlohmann::json to_json(const RowView& view) {
    nlohmann::json tokens = nlohmann::json::array();
    for (const TokenView& token : view.tokens) tokens.push_back({{"id", token.id}, {"text", token.text}, {"state", to_string(token.state)}});
    nlohmann::json problems = nlohmann::json::array();
    for (const RowProblem& problem : view.problems) problems.push_back(to_json(problem));
    return {{"row", view.row}, {"line", view.line}, {"rendered", view.rendered}, {"note", view.note}, {"tokens", std::move(tokens)},
            {"ignored", view.ignored}, {"trained", view.trained}, {"eos", view.eos}, {"cut", view.cut}, {"problems", std::move(problems)}};
}

namespace {

nlohmann::json columns_json(const Dataset& dataset) {
    nlohmann::json columns = nlohmann::json::array();
    const std::vector<std::string> types = dataset.table().column_types();
    for (size_t i = 0; i < types.size(); ++i) {
        const std::string& name = dataset.table().columns[i];
        std::string role;
        for (const auto& [known, column] : dataset.plan().columns) {
            if (column == name) role = known;
        }
        columns.push_back({{"name", name}, {"types", types[i]}, {"role", role}});
    }
    return columns;
}

}  // namespace

Result<nlohmann::json> data_report(const Dataset& dataset, const Tokenizer* tokenizer, const ChatTemplate* chat, const DataSettings& settings,
                                   const ReportOptions& options) {
    const auto& conversations = dataset.conversations();
    nlohmann::json report = {{"file", dataset.table().file}, {"kind", dataset.table().kind}, {"hash", dataset.content_hash()},
                             {"shape", to_string(dataset.plan().shape)}, {"columns", columns_json(dataset)},
                             {"unused", dataset.plan().unused}, {"rows", conversations.size()}};
    nlohmann::json sample = nlohmann::json::array(), tokens = nlohmann::json::array();
    const size_t begin = std::min(static_cast<size_t>(std::max<int64_t>(options.first_row, 0)), conversations.size());
    const size_t count = std::min(static_cast<size_t>(std::max<int64_t>(options.row_count, 0)), conversations.size() - begin);
    for (size_t i = begin; i < begin + count; ++i) {
        const Conversation& one = conversations[i];
        nlohmann::json shown = {{"row", one.row}, {"line", one.line}};
        if (one.is_text) shown["text"] = one.text;
        else shown["messages"] = one.messages;
        sample.push_back(std::move(shown));
        if (tokenizer != nullptr) tokens.push_back(to_json(view_row(dataset, one, *tokenizer, chat, settings)));
    }
    const std::vector<RowProblem>* problems = &dataset.problems();
    PreparedData prepared;
    if (tokenizer != nullptr) {
        LORICA_ASSIGN(prepared, prepare(dataset, *tokenizer, chat, settings, options.prepare));
        problems = &prepared.problems;
        report["statistics"] = {{"train", to_json(prepared.train_statistics)}, {"validation", to_json(prepared.validation_statistics)},
                                {"cut", prepared.cut}, {"too_long", prepared.too_long}};
    }
    std::set<std::pair<std::string, int64_t>> unusable;
    nlohmann::json listed = nlohmann::json::array();
    for (const RowProblem& problem : *problems) {
        if (problem.severity == Severity::Error && problem.row > 0) unusable.insert({problem.file, problem.row});
        listed.push_back(to_json(problem));
    }
    report["sample"] = std::move(sample);
    report["tokens"] = std::move(tokens);
    report["problems"] = std::move(listed);
    report["unusable"] = unusable.size();
    return report;
}

}  // namespace lorica
