// SPDX-License-Identifier: GPL-3.0-or-later
// lorica library: all kinds of entries together: list, search, show, tag, note. Main thread.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/cli/context.h"

namespace lorica {
namespace {

struct Flags {
    std::string kind, name, note;
    std::vector<std::string> words, tags;
};

Result<EntryKind> kind_of(const std::string& name) {
    if (const auto kind = entry_kind_from(name)) return *kind;
    return Error{ErrorCode::Usage, "\"" + name + "\" is no kind of entry", "", "Choose one of model, data, run, adapter."};
}

int search_library(const Context& context, const Flags& flags) {
    std::optional<EntryKind> kind;
    if (!flags.kind.empty()) {
        const auto named = kind_of(flags.kind);
        if (!named) return fail(context, named.error());
        kind = *named;
    }
    const auto library = open_library(context);
    if (!library) return fail(context, library.error());
    const auto found = library->search(fmt::format("{}", fmt::join(flags.words, " ")), kind);
    if (!found) return fail(context, found.error());
    for (const LibraryEntry& entry : *found) {
        if (context.json) print_json(to_json(entry));
        else say(fmt::format("{:8} {:24} {}{}", to_string(entry.kind), entry.name, entry.path, remarks(entry)));
    }
    if (found->empty() && !context.json) say(flags.words.empty() ? "The library is empty." : "Nothing in the library has all of these words.");
    return kDone;
}

// An entry that is there, and what is done with it.
int with_entry(const Context& context, const Flags& flags, const std::function<Result<void>(Library&, EntryKind)>& act) {
    const auto kind = kind_of(flags.kind);
    if (!kind) return fail(context, kind.error());
    auto library = open_library(context);
    if (!library) return fail(context, library.error());
    if (auto done = act(*library, *kind); !done) return fail(context, done.error());
    const auto entry = library->find(*kind, flags.name);
    if (!entry) return fail(context, {ErrorCode::NotFound, "there is no " + flags.kind + " named \"" + flags.name + "\"", "the library", "lorica library list shows what there is."});
    if (context.json) {
        print_json(to_json(*entry));
        return kDone;
    }
    say(fmt::format("{} {}{}\n{:24} {}\n{:24} {}", flags.kind, entry->name, remarks(*entry), "path", entry->path, "added", entry->added));
    for (const auto& [key, value] : entry->facts.items()) say(fmt::format("{:24} {}", key, value.is_string() ? value.get<std::string>() : value.dump()));
    return kDone;
}

}  // namespace

void add_library(CLI::App& app, Context& context) {
    CLI::App* library = app.add_subcommand("library", "All that has a name: list, search, show, tag, note");
    library->require_subcommand(1);
    auto flags = std::make_shared<Flags>();
    CLI::App* list = add_command(*library, context, "list", "Every entry", [&context, flags] { return search_library(context, *flags); });
    CLI::App* search = add_command(*library, context, "search", "Entries with all of the words in name, path, tags, note or facts", [&context, flags] { return search_library(context, *flags); });
    search->add_option("words", flags->words, "Words or parts of words")->required();
    for (CLI::App* one : {list, search}) one->add_option("--kind", flags->kind, "Only of this kind: model, data, run, adapter");
    const auto command = [&](const std::string& name, const std::string& help, std::function<Result<void>(Library&, EntryKind)> act) {
        CLI::App* one = add_command(*library, context, name, help, [&context, flags, act = std::move(act)] { return with_entry(context, *flags, act); });
        one->add_option("kind", flags->kind, "model, data, run or adapter")->required();
        one->add_option("name", flags->name, "Its name")->required();
        return one;
    };
    command("show", "What is known of an entry: where it comes from, settings, metrics", [](Library&, EntryKind) { return Result<void>(); });
    command("tag", "Set an entry's tags; none takes them away", [flags](Library& to, EntryKind kind) { return to.set_tags(kind, flags->name, flags->tags); })
        ->add_option("tags", flags->tags, "One or more words");
    command("note", "Set an entry's note; none takes it away", [flags](Library& to, EntryKind kind) { return to.set_note(kind, flags->name, flags->note); })
        ->add_option("text", flags->note, "In quotes");
}

}  // namespace lorica
