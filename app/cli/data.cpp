// SPDX-License-Identifier: GPL-3.0-or-later
// lorica data: import, check, inspect, list, export, remove. Main thread, no engine.
#include <fmt/format.h>

#include "app/cli/context.h"
#include "core/data/parquet.h"
#include "core/data/token_view.h"
#include "core/store/library.h"

namespace lorica {
namespace {

struct Flags {
    std::string path, name, out;
    int64_t row = 1;
    SpecFlags spec;
};

// Tokenizer and chat template of the model, where one is named.
struct Text {
    std::shared_ptr<const Tokenizer> tokenizer;
    std::optional<ChatTemplate> chat;
};

Result<Text> text_of(const std::string& model) {
    Text text;
    if (model.empty()) return text;
    LORICA_ASSIGN(text.tokenizer, Tokenizer::load(model));
    if (!text.tokenizer->chat_template().empty()) { LORICA_ASSIGN(text.chat, chat_template_for(*text.tokenizer)); }
    return text;
}

Result<Dataset> open(const Context& context, Flags& flags) {
    if (!flags.path.empty()) flags.spec.spec.data.path = flags.path;
    LORICA_TRY(flags.spec.read(context));
    return Dataset::open(flags.spec.spec.data.path, flags.spec.spec.data);
}

int import_data(const Context& context, Flags& flags) {
    const auto dataset = open(context, flags);
    if (!dataset) return fail(context, dataset.error());
    auto library = open_library(context);
    if (!library) return fail(context, library.error());
    const DataSettings& data = flags.spec.spec.data;
    LibraryEntry entry{EntryKind::Data, flags.name.empty() ? fs::path(data.path).stem().string() : flags.name, fs::absolute(data.path).string()};
    entry.facts = {{"rows", dataset->conversations().size()}, {"unusable", dataset->problems().size()}, {"sha256", dataset->content_hash()},
                   {"data", to_json(flags.spec.spec)["data"]}};
    entry.facts["data"].erase("path");
    if (auto added = library->add(entry); !added) return fail(context, added.error());
    if (context.json) print_json({{"name", entry.name}, {"path", entry.path}, {"facts", entry.facts}});
    say(fmt::format("{}: {} rows, {} problems", entry.name, dataset->conversations().size(), dataset->problems().size()));
    return kDone;
}

int check_data(const Context& context, Flags& flags) {
    const auto dataset = open(context, flags);
    if (!dataset) return fail(context, dataset.error());
    std::vector<RowProblem> problems = dataset->problems();
    size_t usable = dataset->conversations().size();
    if (!flags.spec.spec.model.path.empty()) {
        const auto text = text_of(flags.spec.spec.model.path);
        if (!text) return fail(context, text.error());
        const auto prepared = prepare(*dataset, *text->tokenizer, text->chat ? &*text->chat : nullptr, flags.spec.spec.data);
        if (!prepared) return fail(context, prepared.error());
        problems = prepared->problems;
        usable = prepared->train.size() + prepared->validation.size();
    }
    size_t errors = 0;
    for (const auto& problem : problems) {
        errors += problem.severity == Severity::Error;
        if (context.json) print_json(to_json(problem));
        else say(problem.text());
    }
    say(fmt::format("{} usable rows, {} unusable", usable, errors));
    return errors > 0 ? kBadInput : kDone;
}

int inspect_data(const Context& context, Flags& flags) {
    const auto dataset = open(context, flags);
    if (!dataset) return fail(context, dataset.error());
    if (flags.spec.spec.model.path.empty()) return fail(context, {ErrorCode::Usage, "no base model is named", "--model"});
    const auto text = text_of(flags.spec.spec.model.path);
    if (!text) return fail(context, text.error());
    for (const auto& conversation : dataset->conversations()) {
        if (conversation.row != flags.row) continue;
        const RowView view = view_row(*dataset, conversation, *text->tokenizer, text->chat ? &*text->chat : nullptr, flags.spec.spec.data);
        if (context.json) {
            print_json(to_json(view));
            return kDone;
        }
        for (const auto& token : view.tokens) say(fmt::format("{:>7}  {:8} {}", token.id, to_string(token.state), token.text));
        say(fmt::format("{} trained, {} ignored, {} cut{}", view.trained, view.ignored, view.cut, view.note.empty() ? "" : "; " + view.note));
        return kDone;
    }
    for (const auto& problem : dataset->problems())
        if (problem.row == flags.row) return fail(context, {ErrorCode::BadInput, problem.text()});
    return fail(context, {ErrorCode::NotFound, fmt::format("there is no row {}", flags.row), flags.spec.spec.data.path,
                          fmt::format("Rows go from 1 to {}.", dataset->table().rows.size())});
}

int list_data(const Context& context) {
    const auto library = open_library(context);
    if (!library) return fail(context, library.error());
    const auto entries = library->list(EntryKind::Data);
    if (!entries) return fail(context, entries.error());
    for (const auto& entry : *entries) {
        if (context.json) print_json(to_json(entry));
        else say(fmt::format("{:24} {:>8} rows  {}{}", entry.name, entry.facts.contains("rows") ? fmt::format("{}", entry.facts.value("rows", int64_t{0})) : "?", entry.path, remarks(entry)));
    }
    if (entries->empty() && !context.json) say("The library holds no data set. lorica data import FILE adds one.");
    return kDone;
}

int export_data(const Context& context, Flags& flags) {
    const auto dataset = open(context, flags);
    if (!dataset) return fail(context, dataset.error());
    auto writer = FileWriter::create(flags.out);
    if (!writer) return fail(context, writer.error());
    const bool parquet = kind_of_suffix(flags.out) == "parquet";
    std::string rows;   // of a Parquet file, which is written in one piece
    bool texts = false, messages = false;
    for (const auto& one : dataset->conversations()) {
        (one.is_text ? texts : messages) = true;
        const nlohmann::ordered_json row = one.is_text ? nlohmann::ordered_json{{"text", one.text}} : nlohmann::ordered_json{{"messages", one.messages}};
        if (parquet) rows += row.dump() + "\n";
        else if (auto written = writer->write(row.dump() + "\n"); !written) return fail(context, written.error());
    }
    if (parquet) {
        std::vector<std::string> columns;
        if (messages) columns.push_back("messages");
        if (texts) columns.push_back("text");
        const auto bytes = write_parquet(rows, columns, {});
        if (!bytes) return fail(context, bytes.error());
        if (auto written = writer->write(*bytes); !written) return fail(context, written.error());
    }
    if (auto done = writer->finish(); !done) return fail(context, done.error());
    say(fmt::format("{} rows written to {}; {} could not be used", dataset->conversations().size(), flags.out, dataset->problems().size()));
    return kDone;
}

}  // namespace

void add_data(CLI::App& app, Context& context) {
    CLI::App* data = app.add_subcommand("data", "Data sets: import, check, inspect, list, export, remove");
    data->require_subcommand(1);
    const auto command = [&](const std::string& name, const std::string& help, int (*act)(const Context&, Flags&)) {
        auto flags = std::make_shared<Flags>();
        CLI::App* one = add_command(*data, context, name, help, [&context, flags, act] { return act(context, *flags); });
        one->add_option("file", flags->path, "A file or a library name")->required();
        one->add_option("--format", flags->spec.spec.data.format, "auto, alpaca, prompt_completion, messages, sharegpt, text");
        flags->spec.add_to(one, false);
        return std::pair(one, flags);
    };
    const auto [import_command, import_flags] = command("import", "Check a data set and remember it by name", import_data);
    import_command->add_option("--name", import_flags->name, "Its name in the library");
    command("check", "Every unusable row with file, line, field and reason", check_data);
    const auto [inspect_command, inspect_flags] = command("inspect", "One row token by token, trained or ignored", inspect_data);
    inspect_command->add_option("--row", inspect_flags->row, "The row, 1 is the first");
    const auto [export_command, export_flags] = command("export", "Write a set as conversations, JSONL or (.parquet) Parquet", export_data);
    export_command->add_option("out", export_flags->out, "A new file")->required();
    add_command(*data, context, "list", "The library's data sets", [&context] { return list_data(context); });
    auto name = std::make_shared<std::string>();
    CLI::App* remove = add_command(*data, context, "remove", "Forget a data set; its file stays", [&context, name] {
        auto library = open_library(context);
        if (!library) return fail(context, library.error());
        const auto removed = library->remove(EntryKind::Data, *name);
        return removed ? kDone : fail(context, removed.error());
    });
    remove->add_option("name", *name, "Its name")->required();
}

}  // namespace lorica
