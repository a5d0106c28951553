// SPDX-License-Identifier: GPL-3.0-or-later
// BlendAdapters: one PEFT folder out of several adapters. Engine thread.
#include "core/base/ids.h"
#include "core/engine/jobs.h"
#include "core/peft/blend.h"

namespace lorica {

Result<JobOutcome> blend_job(JobEnvironment& env, const BlendAdapters& command, JobContext& context) {
    const double begin = monotonic_seconds();
    std::error_code code;
    if (command.folder.empty()) return Error{ErrorCode::Usage, "no output folder is named", "folder"};
    if (fs::exists(command.folder, code)) return Error{ErrorCode::Exists, "exists already", command.folder, "Choose another output folder."};
    if (command.adapters.size() < 2) return Error{ErrorCode::Usage, "a blend needs two adapters or more", "adapter"};
    if (!command.weights.empty() && command.weights.size() != command.adapters.size())
        return Error{ErrorCode::Usage, std::to_string(command.weights.size()) + " weights for " + std::to_string(command.adapters.size()) + " adapters", "weights"};
    LORICA_ASSIGN(const auto base, env.cache.load(command.model, context));
    std::vector<std::shared_ptr<const Adapter>> loaded;
    std::vector<Ingredient> parts;
    for (size_t i = 0; i < command.adapters.size(); ++i) {
        LORICA_ASSIGN(auto one, env.cache.adapter(base, command.adapters[i]));
        if (!one) return Error{ErrorCode::Usage, "an adapter has no name", "adapter"};
        parts.push_back({one.get(), command.weights.empty() ? 1.0 / static_cast<double>(command.adapters.size()) : command.weights[i]});
        loaded.push_back(std::move(one));
    }
    LORICA_ASSIGN(const Adapter made, blend(base->weights, parts, command.settings, [&](int64_t done, int64_t total) {
        context.progress(done, total, "Blending");
        return context.checkpoint();
    }));
    LORICA_TRY(made.save(command.folder, base->path));
    return JobOutcome::finished({{"folder", command.folder}, {"rank", made.config.r}, {"parameters", made.parameter_count()}, {"seconds", monotonic_seconds() - begin}});
}

}  // namespace lorica
