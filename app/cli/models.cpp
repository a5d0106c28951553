// SPDX-License-Identifier: GPL-3.0-or-later
// lorica models: import, list, show, remove. Main thread.
#include <fmt/format.h>

#include "app/cli/context.h"
#include "core/formats/model_source.h"
#include "core/store/library.h"

namespace lorica {
namespace {

struct Flags {
    std::string path, name;
};

nlohmann::json facts_of(const ModelSource& source) {
    const ModelConfig& c = source.config();
    std::string type;
    for (const auto& tensor : source.tensors())
        if (tensor.shape.size() == 2 && type.empty() && tensor.name.find("proj") != std::string::npos) type = tensor.type;
    return {{"architecture", c.architecture}, {"parameters", source.parameter_count()}, {"type", type}, {"bytes", source.file_bytes()},
            {"layers", c.num_hidden_layers}, {"hidden", c.hidden_size}, {"vocab", c.vocab_size}, {"context", c.max_position_embeddings},
            {"fingerprint", source.fingerprint()}};
}

int import_model(const Context& context, const Flags& flags) {
    const auto source = ModelSource::open(flags.path);
    if (!source) return fail(context, source.error());
    auto library = open_library(context);
    if (!library) return fail(context, library.error());
    for (const auto& warning : source->warnings()) say("warning: " + warning);
    LibraryEntry entry{EntryKind::Model, flags.name.empty() ? fs::path(flags.path).stem().string() : flags.name, fs::absolute(flags.path).string()};
    entry.facts = facts_of(*source);
    if (auto added = library->add(entry); !added) return fail(context, added.error());
    if (context.json) print_json(to_json(entry));
    say(fmt::format("{}: {}, {:.1f} M parameters, stored as {}", entry.name, entry.facts["architecture"].get<std::string>(),
                    static_cast<double>(source->parameter_count()) / 1e6, entry.facts["type"].get<std::string>()));
    return kDone;
}

int list_models(const Context& context) {
    const auto library = open_library(context);
    if (!library) return fail(context, library.error());
    const auto entries = library->list(EntryKind::Model);
    if (!entries) return fail(context, entries.error());
    for (const auto& entry : *entries) {
        if (context.json) print_json(to_json(entry));
        else say(fmt::format("{:24} {:>8} M  {}{}", entry.name, entry.facts.contains("parameters") ? fmt::format("{:.1f}", entry.facts.value("parameters", 0.0) / 1e6) : "?", entry.path, remarks(entry)));
    }
    if (entries->empty() && !context.json) say("The library holds no model. lorica models import PATH adds one.");
    return kDone;
}

int show_model(const Context& context, const Flags& flags) {
    const auto path = find_path(context, EntryKind::Model, flags.path);
    if (!path) return fail(context, path.error());
    const auto source = ModelSource::open(*path);
    if (!source) return fail(context, source.error());
    nlohmann::json facts = facts_of(*source);
    facts["path"] = *path;
    if (context.json) print_json(facts);
    else
        for (const auto& [key, value] : facts.items()) say(fmt::format("{:14} {}", key, value.is_string() ? value.get<std::string>() : value.dump()));
    return kDone;
}

}  // namespace

void add_models(CLI::App& app, Context& context) {
    CLI::App* models = app.add_subcommand("models", "Base models: import, list, show, remove");
    models->require_subcommand(1);
    auto flags = std::make_shared<Flags>();
    CLI::App* add = add_command(*models, context, "import", "Check a model and remember it by name", [&context, flags] { return import_model(context, *flags); });
    add->add_option("path", flags->path, "A GGUF file or a folder with config.json")->required();
    add->add_option("--name", flags->name, "Its name in the library");
    add_command(*models, context, "list", "The library's models", [&context] { return list_models(context); });
    CLI::App* show = add_command(*models, context, "show", "What a model is", [&context, flags] { return show_model(context, *flags); });
    show->add_option("name", flags->path, "A name or path")->required();
    CLI::App* remove = add_command(*models, context, "remove", "Forget a model; its files stay", [&context, flags] {
        auto library = open_library(context);
        if (!library) return fail(context, library.error());
        const auto removed = library->remove(EntryKind::Model, flags->path);
        return removed ? kDone : fail(context, removed.error());
    });
    remove->add_option("name", flags->path, "Its name")->required();
}

}  // namespace lorica
