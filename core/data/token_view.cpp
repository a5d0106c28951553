// SPDX-License-Identifier: GPL-3.0-or-later
// A row token by token. Any thread.
#include "core/data/token_view.h"

#include <algorithm>

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
    return {{"row", view.row}, {"line", view.line}, {"text", view.rendered}, {"note", view.note}, {"tokens", std::move(tokens)},
            {"counts", {{"trained", view.trained}, {"ignored", view.ignored}, {"eos", view.eos}, {"cut", view.cut}}},
            {"problems", std::move(problems)}};
}

}  // namespace lorica
