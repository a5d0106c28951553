// SPDX-License-Identifier: GPL-3.0-or-later
// lorica adapters: list, show, import, export, remove, blend; route is in route.cpp. Main thread.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/cli/session.h"
#include "core/formats/adapter_zip.h"
#include "core/formats/peft_folder.h"
#include "core/hub/adapter_import.h"

namespace lorica {
namespace {

struct Flags {
    std::string path, name, out;
};

struct BlendFlags {
    SpecFlags spec;
    SettingFlags<BlendSettings> settings;
    std::vector<std::string> adapters;
    std::vector<double> weights;
    std::string out;
};

// A folder itself, or a run whose adapter/ is meant.
Result<std::string> folder_of(const Context& context, const std::string& name) {
    LORICA_ASSIGN(const std::string path, find_path(context, EntryKind::Adapter, name));
    std::error_code code;
    if (fs::exists(fs::path(path) / "adapter_config.json", code)) return path;
    if (fs::exists(fs::path(path) / "adapter/adapter_config.json", code)) return path + "/adapter";
    return Error{ErrorCode::NotFound, "holds no adapter (no adapter_config.json)", path, "Check the path."};
}

int list_adapters(const Context& context) {
    const auto library = open_library(context);
    if (!library) return fail(context, library.error());
    const auto entries = library->list(EntryKind::Adapter);
    if (!entries) return fail(context, entries.error());
    for (const auto& entry : *entries) {
        if (context.json) print_json(to_json(entry));
        else say(fmt::format("{:24} {:<7} {:>8} M  {}{}", entry.name, entry.facts.contains("r") ? fmt::format("r {}", entry.facts.value("r", 0)) : "",
                             entry.facts.contains("parameters") ? fmt::format("{:.2f}", entry.facts.value("parameters", 0.0) / 1e6) : "?", entry.path, remarks(entry)));
    }
    if (entries->empty() && !context.json) say("The library holds no adapter. lorica adapters import PATH adds one.");
    return kDone;
}

int show_adapter(const Context& context, const Flags& flags) {
    const auto folder = folder_of(context, flags.path);
    if (!folder) return fail(context, folder.error());
    const auto facts = adapter_facts(*folder);
    if (!facts) return fail(context, facts.error());
    if (context.json) print_json(*facts);
    else
        for (const auto& [key, value] : facts->items()) say(fmt::format("{:24} {}", key, value.is_string() ? value.get<std::string>() : value.dump()));
    return kDone;
}

// Into <home>/adapters/NAME.
Result<LibraryEntry> unpack_adapter(const Context& context, Library& library, const Flags& flags) {
    LibraryEntry entry{EntryKind::Adapter, flags.name.empty() ? fs::path(flags.path).stem().string() : flags.name};
    if (const auto other = library.find(entry.kind, entry.name))
        return Error{ErrorCode::Exists, "the name \"" + entry.name + "\" is taken by " + other->path, "the library", "Choose another name with --name, or remove it first."};
    LORICA_ASSIGN(const fs::path folder, new_adapter_folder(context.home, entry.name));
    entry.path = folder.string();
    LORICA_ASSIGN(entry.facts, import_adapter(flags.path, folder));
    return entry;
}

int import_one(const Context& context, const Flags& flags) {
    if (is_zip(flags.path)) {
        auto library = open_library(context);
        if (!library) return fail(context, library.error());
        const auto entry = unpack_adapter(context, *library, flags);
        if (!entry) return fail(context, entry.error());
        if (auto added = library->add(*entry); !added) return fail(context, added.error());
        if (context.json) print_json(to_json(*entry));
        say(entry->name + " is in the library, unpacked in " + entry->path);
        return kDone;
    }
    const auto folder = folder_of(context, flags.path);
    if (!folder) return fail(context, folder.error());
    auto facts = adapter_facts(*folder);
    if (!facts) return fail(context, facts.error());
    auto library = open_library(context);
    if (!library) return fail(context, library.error());
    const fs::path path = fs::absolute(*folder).lexically_normal();
    LibraryEntry entry{EntryKind::Adapter, flags.name.empty() ? path.filename().string() : flags.name, path.string()};
    entry.facts = *std::move(facts);
    if (auto added = library->add(entry); !added) return fail(context, added.error());
    say(entry.name + " is in the library.");
    return kDone;
}

int export_adapter(const Context& context, const Flags& flags) {
    const auto folder = folder_of(context, flags.path);
    if (!folder) return fail(context, folder.error());
    if (auto whole = PeftFolder::open(*folder); !whole) return fail(context, whole.error());
    const auto files = adapter_files(*folder);
    if (!files) return fail(context, files.error());
    if (auto written = is_zip(flags.out) ? write_adapter_zip(flags.out, *files) : write_adapter_copy(flags.out, *files); !written) return fail(context, written.error());
    if (context.json) print_json({{"path", fs::absolute(flags.out).lexically_normal().string()}, {"files", files->files.size()}, {"bytes", files->bytes}, {"left_out", files->left_out}});
    for (const std::string& one : files->left_out) say("left out: " + one);
    say(fmt::format("{} files, {:.2f} MB, written to {}", files->files.size(), static_cast<double>(files->bytes) / 1e6, flags.out));
    return kDone;
}

int blend_adapters(const Context& context, BlendFlags& flags) {
    if (auto read = flags.spec.read(context); !read) return fail(context, read.error());
    if (auto checked = flags.settings.check(); !checked) return fail(context, checked.error());
    if (flags.spec.spec.model.path.empty()) return fail(context, {ErrorCode::Usage, "no base model is named", "--model"});
    const auto end = run_job(context, BlendAdapters{flags.spec.spec.model, flags.adapters, flags.weights, flags.settings.settings, fs::absolute(flags.out).string()}, false);
    if (end.exit_code != kDone) return end.exit_code;
    if (context.json) print_json(end.finished.result);
    else say(fmt::format("{} (rank {}) written to {}", flags.settings.settings.combination, end.finished.result.value("rank", 0), flags.out));
    return kDone;
}

}  // namespace

void add_adapters(CLI::App& app, Context& context) {
    CLI::App* adapters = app.add_subcommand("adapters", "Adapters: list, show, import, export, remove, blend, route");
    adapters->require_subcommand(1);
    auto flags = std::make_shared<Flags>();
    add_command(*adapters, context, "list", "The library's adapters", [&context] { return list_adapters(context); });
    CLI::App* show = add_command(*adapters, context, "show", "What an adapter is", [&context, flags] { return show_adapter(context, *flags); });
    show->add_option("name", flags->path, "A name, a PEFT folder or a run's folder")->required();
    CLI::App* add = add_command(*adapters, context, "import", "Check an adapter and remember it by name", [&context, flags] { return import_one(context, *flags); });
    add->add_option("path", flags->path, "A PEFT folder, a run's folder, or a zip of one, which is unpacked into the library's folder")->required();
    add->add_option("--name", flags->name, "Its name in the library");
    CLI::App* leave = add_command(*adapters, context, "export", "Write an adapter as a zip or a folder of its own", [&context, flags] { return export_adapter(context, *flags); });
    leave->add_option("name", flags->path, "A name, a PEFT folder or a run's folder")->required();
    leave->add_option("--out", flags->out, "A new file that ends in .zip, or a new folder")->required();
    CLI::App* remove = add_command(*adapters, context, "remove", "Forget an adapter; its files stay", [&context, flags] {
        auto library = open_library(context);
        if (!library) return fail(context, library.error());
        const auto removed = library->remove(EntryKind::Adapter, flags->path);
        return removed ? kDone : fail(context, removed.error());
    });
    remove->add_option("name", flags->path, "Its name")->required();
    auto blend = std::make_shared<BlendFlags>();
    CLI::App* command = add_command(*adapters, context, "blend", "One adapter out of several", [&context, blend] { return blend_adapters(context, *blend); });
    blend->spec.add_to(command, false);
    blend->settings.add_to(command);
    command->add_option("--adapter", blend->adapters, "A PEFT adapter folder, a run's folder or a name; twice or more")->required()->allow_extra_args(false);
    command->add_option("--weights", blend->weights, "One for each adapter, with commas; equal shares if not given")->delimiter(',');
    command->add_option("--out", blend->out, "Folder of the blend")->required();
    add_route(*adapters, context);
}

}  // namespace lorica
