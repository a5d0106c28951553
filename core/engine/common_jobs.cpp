// SPDX-License-Identifier: GPL-3.0-or-later
// What several jobs need: model and adapter, data, prompts. Engine thread.
#include <fmt/format.h>

#include "core/data/mix.h"
#include "core/engine/jobs.h"
#include "core/tokenizers/render.h"

namespace lorica {

Result<ModelPair> model_pair(JobEnvironment& env, const ModelSettings& model, const std::string& adapter, JobContext& context) {
    ModelPair pair;
    if (adapter == "live") {
        if (!env.live) return Error{ErrorCode::NotFound, "no run is training, so there is no live adapter", "adapter", "Name the adapter of a finished run."};
        pair.base = env.live->model;
        pair.adapter = std::shared_ptr<const Adapter>(std::shared_ptr<const Adapter>(), env.live->adapter);
        return pair;
    }
    LORICA_ASSIGN(pair.base, env.cache.load(model, context));
    LORICA_ASSIGN(pair.adapter, env.cache.adapter(pair.base, adapter));
    return pair;
}

Result<ModelPair> decoding_pair(JobEnvironment& env, const ModelSettings& model, const std::string& adapter, JobContext& context) {
    LORICA_ASSIGN(ModelPair pair, model_pair(env, model, adapter, context));
    if (!env.live) env.cache.prepare_decoding(pair.base);
    return pair;
}

Result<Dataset> open_dataset(const JobEnvironment& env, const DataSettings& data, const ConversationOptions& options) {
    LORICA_ASSIGN(const std::string path, data_path(env.cache.home(), data.path));
    return Dataset::open(path, data, options);
}

PrepareOptions prepare_options(JobContext& context, uint64_t seed, int64_t max_rows) {
    PrepareOptions options;
    options.seed = seed;
    options.max_rows = max_rows;
    options.progress = [&context](int64_t done, int64_t total) { context.progress(done, total, "Reading the data"); };
    options.stop = context.stop_token();
    return options;
}

namespace {

// Positions that a run's prefix takes. A folder that cannot be read is told of where it is loaded.
int64_t prefix_length(const JobEnvironment& env, const RunSpec& spec) {
    if (!has_part(spec, "prefix")) return 0;
    if (spec.adapter.init_from.empty()) return spec.adapter.num_virtual_tokens;
    const auto path = adapter_path(env.cache.home(), spec.adapter.init_from);
    if (!path) return 0;
    const auto files = PeftFolder::open(*path);
    const PeftConfig* prefix = files ? files->find("PREFIX_TUNING") : nullptr;
    return prefix != nullptr ? prefix->prefix.num_virtual_tokens : 0;
}

Result<void> mix_all(JobEnvironment& env, const RunSpec& spec, const TextSide& text, JobContext& context, PreparedData& into) {
    for (size_t i = 0; i < spec.data.mix.size(); ++i) {
        LORICA_ASSIGN(MixPart part, parse_mix(spec.data.mix[i], spec.data));
        if (!spec.data.validation_path.empty()) part.data.validation_fraction = 0;
        part.data.validation_path.clear();
        LORICA_ASSIGN(const Dataset dataset, open_dataset(env, part.data));
        const auto seed = static_cast<uint64_t>(spec.train.seed);
        LORICA_ASSIGN(PreparedData prepared, prepare(dataset, *text.tokenizer, text.template_or_null(), part.data, prepare_options(context, seed, spec.train.max_rows)));
        if (prepared.train.empty()) {
            LORICA_TRY(prepared.require_clean());
        }
        mix_in(into, std::move(prepared), part.weight, static_cast<int32_t>(i) + 1, seed);
    }
    return {};
}

}  // namespace

Result<PreparedData> prepare_run(JobEnvironment& env, const RunSpec& spec, const TextSide& text, const ModelConfig& config, JobContext& context) {
    LORICA_ASSIGN(const Dataset dataset, open_dataset(env, spec.data));
    DataSettings data = spec.data;
    if (!data.validation_path.empty()) {
        LORICA_ASSIGN(data.validation_path, data_path(env.cache.home(), data.validation_path));
    }
    LORICA_ASSIGN(PreparedData prepared, prepare(dataset, *text.tokenizer, text.template_or_null(), data,
                                                 prepare_options(context, static_cast<uint64_t>(spec.train.seed), spec.train.max_rows)));
    LORICA_TRY(mix_all(env, spec, text, context, prepared));
    if (prepared.too_long > 0 && spec.data.too_long == "error") {
        LORICA_TRY(prepared.require_clean());
    }
    if (prepared.train.empty()) {
        LORICA_TRY(prepared.require_clean());
        return Error{ErrorCode::BadInput, "no row is left to train on", spec.data.path, "Lower data.validation_fraction or raise data.max_length."};
    }
    const int64_t longest = std::max(prepared.train_statistics.longest, prepared.validation_statistics.longest);
    const int64_t before = prefix_length(env, spec), room = config.max_position_embeddings - before;
    if (longest > room)
        return Error{ErrorCode::BadInput, fmt::format("the longest row has {} tokens, the model reads {}{}", longest, room, before > 0 ? " behind the prefix" : ""),
                     spec.data.path, fmt::format("Set data.max_length to {} and data.too_long to cut or skip.", room)};
    return prepared;
}

Result<std::vector<int32_t>> prompt_ids(const TextSide& text, Json messages, const std::string& system_prompt) {
    LORICA_ASSIGN(RenderedRow row, render_conversation_prompt(*text.tokenizer, text.template_or_null(), std::move(messages), system_prompt));
    return std::move(row.ids);
}

int64_t room_for_text(const LoadedModel& base, const Adapter* adapter) {
    return base.config.max_position_embeddings - (adapter ? adapter->virtual_tokens() : 0);
}

Result<GenerationSettings> fitted(const GenerationSettings& settings, const LoadedModel& base, const Adapter* adapter, size_t prompt_tokens) {
    const int64_t reads = room_for_text(base, adapter), room = reads - static_cast<int64_t>(prompt_tokens);
    if (prompt_tokens == 0) return Error{ErrorCode::BadInput, "the prompt is empty", "prompt", "Write something to answer."};
    if (room < 1)
        return Error{ErrorCode::BadInput, fmt::format("the prompt has {} tokens, the model reads {}", prompt_tokens, reads),
                     "prompt", "Shorten it, or leave out older turns."};
    GenerationSettings out = settings;
    out.max_new_tokens = std::min(out.max_new_tokens, room);
    return out;
}

}  // namespace lorica
