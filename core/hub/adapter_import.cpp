// SPDX-License-Identifier: GPL-3.0-or-later
// Copies and zips are filled in a staging folder beside their place. Any thread.
#include "core/hub/adapter_import.h"

#include "core/base/staging.h"
#include "core/formats/adapter_zip.h"
#include "core/formats/peft_folder.h"

namespace lorica {
namespace {

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

// Fills the folder, and tells what is in it then; errors name where it came from.
Result<nlohmann::json> fill(const fs::path& folder, const fs::path& from) {
    if (is_zip(from)) {
        LORICA_ASSIGN(const MappedFile bytes, MappedFile::open(from));
        LORICA_ASSIGN(const AdapterZip zip, AdapterZip::open(bytes.bytes(), from.string()));
        LORICA_TRY(make_folders(folder));
        LORICA_TRY(zip.unpack(folder));
    } else {
        LORICA_ASSIGN(const AdapterFiles files, adapter_files(from));
        LORICA_TRY(write_adapter_copy(folder, files));
    }
    auto facts = adapter_facts(folder);
    if (!facts) {
        Error error = std::move(facts).error();
        if (const size_t at = error.where.find(folder.string()); at != std::string::npos) error.where.replace(at, folder.string().size(), from.string());
        return error;
    }
    return facts;
}

Result<void> name_base(const fs::path& folder, const std::string& peft_type, const std::string& base) {
    const fs::path file = folder / "adapter_config.json";
    LORICA_ASSIGN(const std::string text, read_file(file, 16u << 20));
    nlohmann::json config = nlohmann::json::parse(text, nullptr, false);
    if (!config.is_object()) return Error{ErrorCode::BadInput, "is not a JSON object", file.string()};
    config[peft_type == "BOTTLENECK" ? "model_name" : "base_model_name_or_path"] = base;
    return write_file_atomic(file, config.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

}  // namespace

bool is_zip(const fs::path& path) {
    const std::string end = path.extension().string();
    return end == ".zip" || end == ".ZIP";
}

Result<nlohmann::json> adapter_facts(const fs::path& folder) {
    LORICA_ASSIGN(const PeftFolder files, PeftFolder::open(folder));
    nlohmann::json facts = part_facts(files, folder.string());
    for (const PeftFolder& part : files.also) {
        nlohmann::json own = part_facts(part, (folder / part_name(part.config.peft_type)).string());
        facts["parameters"] = facts["parameters"].get<int64_t>() + own["parameters"].get<int64_t>();
        facts["also"].push_back(std::move(own));
    }
    return facts;
}

Result<nlohmann::json> look_at_adapter(const fs::path& home, const fs::path& from) {
    if (!is_zip(from)) return adapter_facts(from);
    LORICA_ASSIGN(const StagingFolder staging, StagingFolder::create(home / "adapters" / "look"));
    LORICA_ASSIGN(nlohmann::json facts, fill(staging.path() / "adapter", from));
    facts["path"] = from.string();
    return facts;
}

Result<fs::path> new_adapter_folder(const fs::path& home, const std::string& name) {
    if (name.empty() || name.starts_with('.') || name.find(".tmp-") != std::string::npos || name.find('/') != std::string::npos || name.find('\0') != std::string::npos || name.size() > 200)
        return Error{ErrorCode::Usage, "\"" + name + "\" is not a usable name", "name", "Use letters, digits, dots and dashes, no slash."};
    std::error_code code;
    const fs::path folder = fs::absolute(home, code).lexically_normal() / "adapters" / name;
    if (fs::exists(fs::symlink_status(folder, code))) return Error{ErrorCode::Exists, "exists already", folder.string(), "Choose another name."};
    return folder;
}

Result<nlohmann::json> import_adapter(const fs::path& from, const fs::path& folder, const std::string& base) {
    LORICA_ASSIGN(const StagingFolder staging, StagingFolder::create(folder));
    const fs::path made = staging.path() / "adapter";
    LORICA_ASSIGN(const nlohmann::json facts, fill(made, from));
    if (!base.empty()) LORICA_TRY(name_base(made, facts["peft_type"].get<std::string>(), base));
    LORICA_TRY(publish_folder(made, folder));
    return adapter_facts(folder);
}

}  // namespace lorica
