// SPDX-License-Identifier: GPL-3.0-or-later
// From conversations to token rows: rendering on all cores, max_length, the seeded split. Called on one thread, works on several.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <span>
#include <thread>

#include "core/data/dataset.h"
#include "core/data/split.h"
#include "core/data/text.h"

namespace lorica {
namespace {

constexpr size_t kChunk = 250;

struct Rendered {
    PreparedRow row = {};
    std::string error = {};
    std::string note = {};
};

// The runs of trained tokens: one for each assistant turn.
std::vector<std::pair<size_t, size_t>> trained_runs(const std::vector<uint8_t>& trained) {
    std::vector<std::pair<size_t, size_t>> runs;
    for (size_t i = 0; i < trained.size(); ++i) {
        if (!trained[i]) continue;
        if (i > 0 && trained[i - 1]) runs.back().second = i + 1;
        else runs.emplace_back(i, i + 1);
    }
    return runs;
}

// Takes the turns with loss weight 0 out of the mask.
Result<void> leave_out_turns(const Conversation& conversation, const Tokenizer& tokenizer, const ChatTemplate& chat, RenderedRow& row,
                             bool train_on_prompt) {
    std::vector<uint8_t> responses = row.trained;
    if (train_on_prompt) {
        LORICA_ASSIGN(RenderedRow alone, render_row(tokenizer, chat, conversation.messages, false));
        responses = std::move(alone.trained);
    }
    const auto runs = trained_runs(responses);
    size_t turns = 0;
    for (const Json& message : conversation.messages) turns += message["role"] == "assistant";
    if (runs.size() != turns || responses.size() != row.trained.size()) {
        return Error{ErrorCode::BadInput, "a turn has the loss weight 0, but the chat template does not tell the turns apart", "",
                     "remove the weight or split the conversation"};
    }
    for (const size_t turn : conversation.untrained) std::fill(row.trained.begin() + static_cast<std::ptrdiff_t>(runs[turn].first),
                                                               row.trained.begin() + static_cast<std::ptrdiff_t>(runs[turn].second), uint8_t{0});
    return {};
}

Rendered render_one(const Conversation& conversation, const Tokenizer& tokenizer, const ChatTemplate* chat, const DataSettings& settings) {
    Rendered out;
    out.row.row = conversation.row;
    out.row.line = conversation.line;
    auto rendered = render_conversation(conversation, tokenizer, chat, settings);
    if (!rendered) {
        out.error = rendered.error().message;
        return out;
    }
    out.row.ids = std::move(rendered->ids);
    out.row.trained = std::move(rendered->trained);
    out.note = std::move(rendered->note);
    if (out.row.supervised() == 0) out.error = "no token of this row is trained";
    return out;
}

// Renders every conversation, on several threads; the caller's thread works too and reports.
Result<std::vector<Rendered>> render_all(std::span<const Conversation> conversations, const Tokenizer& tokenizer, const ChatTemplate* chat,
                                         const DataSettings& settings, const PrepareOptions& options) {
    std::vector<Rendered> out(conversations.size());
    std::atomic<size_t> next{0}, done{0};
    std::atomic<bool> give_up{false};
    const auto work_chunk = [&] {
        const size_t begin = next.fetch_add(kChunk);
        if (begin >= conversations.size() || give_up.load() || options.stop.stop_requested()) return false;
        const size_t end = std::min(begin + kChunk, conversations.size());
        for (size_t i = begin; i < end; ++i) out[i] = render_one(conversations[i], tokenizer, chat, settings);
        done.fetch_add(end - begin);
        return true;
    };
    const size_t wanted = options.threads > 0 ? static_cast<size_t>(options.threads) : std::max(1u, std::thread::hardware_concurrency());
    const size_t helpers = std::min(wanted, (conversations.size() + kChunk - 1) / kChunk);
    std::vector<std::exception_ptr> failures(helpers);
    {
        std::vector<std::jthread> threads;
        for (size_t t = 1; t < helpers; ++t) {
            threads.emplace_back([&, t] {
                try {
                    while (work_chunk()) {}
                } catch (...) {
                    failures[t] = std::current_exception();
                    give_up = true;
                }
            });
        }
        try {
            for (size_t reported = 0; work_chunk();) {
                const size_t now = done.load();
                if (options.progress && now - reported >= 1000) {
                    reported = now;
                    options.progress(static_cast<int64_t>(now), static_cast<int64_t>(conversations.size()));
                }
            }
        } catch (...) {
            give_up = true;  // the helpers end with their chunk, then are joined
            throw;
        }
    }
    for (const std::exception_ptr& failure : failures) {
        if (failure) std::rethrow_exception(failure);
    }
    if (options.stop.stop_requested()) return Error{ErrorCode::Cancelled, "stopped while the data set was tokenised"};
    if (options.progress && !conversations.empty()) {
        options.progress(static_cast<int64_t>(conversations.size()), static_cast<int64_t>(conversations.size()));
    }
    return out;
}

// Rows that can be trained, in file order; the others become problems. Counts what max_length does.
class RowSorter {
public:
    RowSorter(const std::string& file, const DataSettings& settings) : file_(file), settings_(settings) {}

    std::vector<PreparedRow> keep(std::vector<Rendered> rendered) {
        std::vector<PreparedRow> rows;
        rows.reserve(rendered.size());
        for (Rendered& one : rendered) {
            if (!one.note.empty()) add(one.row, one.note, Severity::Warning);
            if (!one.error.empty()) {
                add(one.row, one.error, Severity::Error);
                continue;
            }
            lengths_.push_back(static_cast<int64_t>(one.row.ids.size()));
            supervised_ += one.row.supervised();
            if (fits(one.row)) rows.push_back(std::move(one.row));
        }
        return rows;
    }
    LengthStatistics statistics() { return length_statistics(std::move(lengths_), supervised_); }
    int64_t cut() const { return cut_; }
    int64_t too_long() const { return too_long_; }
    std::vector<RowProblem> problems() { return problems_.take(file_); }

private:
    void add(const PreparedRow& row, std::string reason, Severity severity) {
        problems_.add({file_, row.line, row.row, "", std::move(reason), severity});
    }

    bool fits(PreparedRow& row) {
        const auto limit = static_cast<size_t>(std::max<int64_t>(settings_.max_length, 1));
        if (row.ids.size() <= limit) return true;
        const std::string reason = fmt::format("{} tokens where data.max_length is {}", row.ids.size(), limit);
        if (settings_.too_long == "cut") {
            row.ids.resize(limit);
            row.trained.resize(limit);
            if (row.supervised() == 0) {
                ++too_long_;
                add(row, reason + "; cut there, no token of the response is left", Severity::Error);
                return false;
            }
            ++cut_;
            add(row, reason + "; its end is cut", Severity::Warning);
            return true;
        }
        ++too_long_;
        const bool skip = settings_.too_long == "skip";
        add(row, reason + (skip ? "; left out" : "; raise it, or set data.too_long to skip or cut"), skip ? Severity::Warning : Severity::Error);
        return false;
    }

    const std::string& file_;
    const DataSettings& settings_;
    ProblemList problems_{10000};
    int64_t cut_ = 0;
    int64_t too_long_ = 0;
    int64_t supervised_ = 0;
    std::vector<int64_t> lengths_;
};

Result<std::vector<PreparedRow>> prepare_rows(const Dataset& dataset, std::span<const Conversation> conversations, const Tokenizer& tokenizer,
                                              const ChatTemplate* chat, const DataSettings& settings, const PrepareOptions& options,
                                              PreparedData& out, LengthStatistics* statistics) {
    LORICA_ASSIGN(std::vector<Rendered> rendered, render_all(conversations, tokenizer, chat, settings, options));
    RowSorter sorter(dataset.table().file, settings);
    std::vector<PreparedRow> rows = sorter.keep(std::move(rendered));
    out.cut += sorter.cut();
    out.too_long += sorter.too_long();
    if (statistics) *statistics = sorter.statistics();
    for (RowProblem& problem : sorter.problems()) out.problems.push_back(std::move(problem));
    return rows;
}

// The problems of the rows that are used: of the first max_rows rows only.
std::vector<RowProblem> problems_until(const Dataset& dataset, int64_t last_row) {
    std::vector<RowProblem> out;
    for (const RowProblem& problem : dataset.problems()) {
        if (last_row == 0 || problem.row <= last_row) out.push_back(problem);
    }
    return out;
}

}  // namespace

Result<RenderedRow> render_conversation(const Conversation& conversation, const Tokenizer& tokenizer, const ChatTemplate* chat,
                                        const DataSettings& settings) {
    if (conversation.is_text) return render_text_row(tokenizer, conversation.text);
    if (chat == nullptr) {
        std::string prompt, response;
        for (const Json& message : conversation.messages) {
            const std::string& content = message["content"].get_ref<const std::string&>();
            if (message["role"] == "assistant" && response.empty()) response = content;
            else if (message["role"] == "assistant") return Error{ErrorCode::BadInput, "a conversation of several turns needs a chat template"};
            else if (!response.empty()) return Error{ErrorCode::BadInput, "a conversation of several turns needs a chat template"};
            else prompt += (prompt.empty() ? "" : "\n") + content;
        }
        return render_raw_pair(tokenizer, prompt, response, settings.train_on_prompt);
    }
    LORICA_ASSIGN(RenderedRow row, render_row(tokenizer, *chat, conversation.messages, settings.train_on_prompt));
    if (!conversation.untrained.empty()) {
        LORICA_TRY(leave_out_turns(conversation, tokenizer, *chat, row, settings.train_on_prompt));
    }
    return row;
}

Result<PreparedData> prepare(const Dataset& dataset, const Tokenizer& tokenizer, const ChatTemplate* chat, const DataSettings& settings,
                             const PrepareOptions& options) {
    PreparedData out;
    out.content_hash = dataset.content_hash();
    std::span<const Conversation> used = dataset.conversations();
    int64_t last_row = 0;
    if (options.max_rows > 0) {
        const auto beyond = std::find_if(used.begin(), used.end(), [&](const Conversation& c) { return c.row > options.max_rows; });
        used = used.first(static_cast<size_t>(beyond - used.begin()));
        last_row = options.max_rows;
    }
    out.problems = problems_until(dataset, last_row);
    LORICA_ASSIGN(std::vector<PreparedRow> rows, prepare_rows(dataset, used, tokenizer, chat, settings, options, out, &out.statistics));
    if (!settings.validation_path.empty()) {
        LORICA_ASSIGN(const Dataset held_out, Dataset::open(settings.validation_path, settings));
        out.validation_hash = held_out.content_hash();
        out.problems.insert(out.problems.end(), held_out.problems().begin(), held_out.problems().end());
        LORICA_ASSIGN(out.validation, prepare_rows(held_out, held_out.conversations(), tokenizer, chat, settings, options, out, nullptr));
        out.train = std::move(rows);
    } else {
        std::vector<int64_t> numbers;
        for (const PreparedRow& row : rows) numbers.push_back(row.row);
        LORICA_ASSIGN(const auto held_out, held_out_rows(dataset.table(), numbers, settings, options.seed));
        size_t next = 0;
        for (size_t i = 0; i < rows.size(); ++i) {
            const bool held = next < held_out.size() && held_out[next] == i;
            next += held;
            (held ? out.validation : out.train).push_back(std::move(rows[i]));
        }
    }
    if (out.train.empty() && out.require_clean().ok()) {
        out.problems.push_back({dataset.table().file, 0, 0, "", "no row is left to train on", Severity::Error});
    }
    out.train_statistics = length_statistics(out.train);
    out.validation_statistics = length_statistics(out.validation);
    return out;
}

}  // namespace lorica
