// SPDX-License-Identifier: GPL-3.0-or-later
// Reads data sets. GUI thread for the list, a worker's for the rows.
#include "ui/pages/chat/prompt_set.h"

#include <QCoreApplication>
#include <algorithm>
#include <set>

#include "core/data/dataset.h"
#include "core/data/split.h"
#include "core/runtime/run_folder.h"
#include "core/store/library.h"
#include "ui/pages/adapters/known_adapters.h"
#include "ui/widgets/basics.h"

namespace lorica {
namespace {

// The texts' context.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(lorica::PromptSource)
};

// Which of the conversations the run has held out. It drew them from the rows that it could use; where it left out more than cannot
// be read here (rows that are too long), or the file is another one now, these can no longer be told.
Result<std::vector<uint32_t>> rows_of_run(const PromptSource& source, const Dataset& data) {
    LORICA_ASSIGN(const RunFolder run, RunFolder::open(source.run));
    const nlohmann::json facts = run.facts().value("data", nlohmann::json::object());
    const RunSpec& spec = run.spec();
    if (facts.value("hash", "") != data.content_hash())
        return Error{ErrorCode::BadInput, "is not the file any more that the run was trained on", data.table().file, "Choose the data set itself to take all its rows."};
    const auto& rows = data.conversations();
    std::vector<int64_t> used;
    for (const Conversation& one : rows)
        if (spec.train.max_rows == 0 || one.row <= spec.train.max_rows) used.push_back(one.row);
    if (facts.value("train_rows", int64_t{0}) + facts.value("validation_rows", int64_t{0}) != static_cast<int64_t>(used.size()))
        return Error{ErrorCode::BadInput, "the run left rows out that were too long, so it cannot be told here which it held out", source.run, "Choose the data set itself, or a file of held-out rows."};
    return held_out_rows(data.table(), used, spec.data, static_cast<uint64_t>(spec.train.seed));
}

// The row's messages up to its last answer; nothing where it has no question.
nlohmann::json question_of(const Conversation& conversation) {
    nlohmann::json messages = conversation.messages;
    while (!messages.empty() && messages.back().value("role", "") != "user") messages.erase(messages.end() - 1);
    return messages;
}

std::string category_of(const Table& table, int64_t number) {
    const int column = table.column("category");
    const auto row = std::lower_bound(table.rows.begin(), table.rows.end(), number, [](const TableRow& one, int64_t wanted) { return one.row < wanted; });
    return column >= 0 && row != table.rows.end() && row->cell(column).is_string() ? row->cell(column).get<std::string>() : "";
}

}  // namespace

std::vector<PromptSource> prompt_sources(const AppState& state) {
    std::vector<PromptSource> out;
    for (const KnownAdapter& known : known_adapters(state)) {
        const DataSettings& data = known.spec.data;
        if (data.validation_path.empty() && data.validation_fraction <= 0) continue;
        PromptSource source{ss(Words::tr("Held-out rows of %1").arg(qs(known.name))), data, known.run, state.home};
        if (!data.validation_path.empty()) {
            source.data.path = data.validation_path;
            source.run.clear();                        // every row of that file
        }
        out.push_back(std::move(source));
    }
    for (const KnownData& known : state.data_sets) out.push_back({ss(Words::tr("Rows of %1").arg(qs(known.name))), known.data, "", state.home});
    return out;
}

Result<std::vector<JudgePrompt>> read_prompts(const PromptSource& source) {
    ConversationOptions options;
    options.allow_references = source.run.empty();     // a run takes neither such rows
    options.need_response = !source.run.empty();       // nor rows without an answer
    LORICA_ASSIGN(const std::string path, resolve(source.home, EntryKind::Data, source.data.path));
    LORICA_ASSIGN(const Dataset data, Dataset::open(path, source.data, options));
    const auto& rows = data.conversations();
    std::vector<uint32_t> wanted;
    if (!source.run.empty()) {
        LORICA_ASSIGN(wanted, rows_of_run(source, data));
    } else {
        for (uint32_t i = 0; i < rows.size(); ++i) wanted.push_back(i);
    }
    std::vector<JudgePrompt> out;
    std::set<std::string> seen;
    for (const uint32_t i : wanted) {
        JudgePrompt prompt{question_of(rows[i]), "", source.data.path, rows[i].row};
        if (prompt.messages.empty() || !seen.insert(prompt.messages.dump()).second) continue;
        prompt.category = category_of(data.table(), rows[i].row);
        out.push_back(std::move(prompt));
    }
    if (out.empty()) return Error{ErrorCode::BadInput, "holds no prompt: no row begins with a question", source.data.path, "Raw text has nothing to answer; import the data with its columns first."};
    return out;
}

}  // namespace lorica
