// SPDX-License-Identifier: GPL-3.0-or-later
// lorica adapters: list, show, import, export, remove, blend; route is in route.cpp. Main thread.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/cli/session.h"
#include "core/base/staging.h"
#include "core/formats/adapter_zip.h"
#include "core/formats/peft_folder.h"

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

nlohmann::json part_facts(const PeftFolder& files, const std::string& folder) {
    int64_t parameters = 0;
    for (const auto& tensor : files.tensors.tensors()) {
        int64_t count = 1;
        for (const int64_t size : tensor.shape) count *= size;
        parameters += count;
    }
    const PeftConfig& c = files.config;
    if (c.peft_type == "BOTTLENECK")
        return nlohmann::json{{"path", folder}, {"peft_type", c.peft_type}, {"config", to_json(c)["config"]}, {"base_model_name_or_path", c.base_model_name_or_path},
                              {"tensors", files.tensors.tensors().size()}, {"parameters", parameters}};
    if (c.peft_type == "PREFIX_TUNING")
        return nlohmann::json{{"path", folder}, {"peft_type", c.peft_type}, {"num_virtual_tokens", c.prefix.num_virtual_tokens}, {"prefix_projection", c.prefix.prefix_projection},
                              {"base_model_name_or_path", c.base_model_name_or_path}, {"tensors", files.tensors.tensors().size()}, {"parameters", parameters}};
    return nlohmann::json{{"path", folder}, {"peft_type", c.peft_type}, {"r", c.r}, {"lora_alpha", c.lora_alpha}, {"use_rslora", c.use_rslora}, {"use_dora", c.use_dora}, {"bias", c.bias},
                          {"target_modules", c.target_regex.empty() ? nlohmann::json(c.target_modules) : nlohmann::json(c.target_regex)},
                          {"base_model_name_or_path", c.base_model_name_or_path}, {"tensors", files.tensors.tensors().size()}, {"parameters", parameters}};
}

// Of a composite, the first part's with the others' under "also".
Result<nlohmann::json> facts_of(const std::string& folder) {
    LORICA_ASSIGN(const PeftFolder files, PeftFolder::open(folder));
    nlohmann::json facts = part_facts(files, folder);
    for (const PeftFolder& part : files.also) {
        nlohmann::json own = part_facts(part, (fs::path(folder) / part_name(part.config.peft_type)).string());
        facts["parameters"] = facts["parameters"].get<int64_t>() + own["parameters"].get<int64_t>();
        facts["also"].push_back(std::move(own));
    }
    return facts;
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
    const auto facts = facts_of(*folder);
    if (!facts) return fail(context, facts.error());
    if (context.json) print_json(*facts);
    else
        for (const auto& [key, value] : facts->items()) say(fmt::format("{:24} {}", key, value.is_string() ? value.get<std::string>() : value.dump()));
    return kDone;
}

bool is_zip(const std::string& path) {
    const std::string end = fs::path(path).extension().string();
    return end == ".zip" || end == ".ZIP";
}

// Into <home>/adapters/NAME: checked where it was unpacked, and in its place only when it was found good.
Result<LibraryEntry> unpack_adapter(const Context& context, Library& library, const Flags& flags) {
    LORICA_ASSIGN(const MappedFile bytes, MappedFile::open(flags.path));
    LORICA_ASSIGN(const AdapterZip zip, AdapterZip::open(bytes.bytes(), flags.path));
    LibraryEntry entry{EntryKind::Adapter, flags.name.empty() ? fs::path(flags.path).stem().string() : flags.name};
    if (entry.name.starts_with('.') || entry.name.find(".tmp-") != std::string::npos || entry.name.find('/') != std::string::npos || entry.name.size() > 200)
        return Error{ErrorCode::Usage, "\"" + entry.name + "\" is not a usable name", "--name", "Use letters, digits, dots and dashes, no slash."};
    const fs::path target = fs::absolute(context.home).lexically_normal() / "adapters" / entry.name;
    entry.path = target.string();
    if (const auto other = library.find(entry.kind, entry.name))
        return Error{ErrorCode::Exists, "the name \"" + entry.name + "\" is taken by " + other->path, "the library", "Choose another name with --name, or remove it first."};
    std::error_code code;
    if (fs::exists(target, code)) return Error{ErrorCode::Exists, "exists already", target.string(), "Choose another name with --name, or import that folder."};
    LORICA_ASSIGN(StagingFolder staging, StagingFolder::create(target));
    LORICA_TRY(zip.unpack(staging.path()));
    if (auto good = facts_of(staging.path().string()); !good) {
        Error error = std::move(good).error();
        if (const size_t at = error.where.find(staging.path().string()); at != std::string::npos) error.where.replace(at, staging.path().string().size(), flags.path);
        return error;
    }
    LORICA_TRY(staging.publish());
    LORICA_ASSIGN(entry.facts, facts_of(entry.path));
    return entry;
}

int import_adapter(const Context& context, const Flags& flags) {
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
    auto facts = facts_of(*folder);
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
    CLI::App* add = add_command(*adapters, context, "import", "Check an adapter and remember it by name", [&context, flags] { return import_adapter(context, *flags); });
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
