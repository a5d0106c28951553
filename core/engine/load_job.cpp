// SPDX-License-Identifier: GPL-3.0-or-later
// LoadModel and ReleaseModels. Engine thread.
#include <malloc.h>

#include "core/engine/jobs.h"
#include "core/models/cuda_runtime.h"
#include "core/train/device_memory.h"

namespace lorica {

Result<JobOutcome> load_job(JobEnvironment& env, const LoadModel& command, JobContext& context) {
    LORICA_ASSIGN(const auto model, env.cache.load(command.model, context));
    const ModelConfig& config = model->config;
    return JobOutcome::finished({{"name", fs::path(model->path).filename().string()}, {"architecture", config.architecture},
                                 {"parameters", model->weights.parameter_count()}, {"dtype", dtype_name(model->weights.dtype)}, {"quantization", command.model.quant.type},
                                 {"device", device_name(model->weights.device)}, {"layers", config.num_hidden_layers},
                                 {"hidden", config.hidden_size}, {"vocab", config.vocab_size}, {"context", config.max_position_embeddings},
                                 {"load_seconds", model->load_seconds}});
}

JobOutcome release_job(JobEnvironment& env) {
    env.cache.clear();
    for (int i = 0; i < cuda_status().devices; ++i) release_device_memory({torch::kCUDA, static_cast<c10::DeviceIndex>(i)});
    malloc_trim(0);
    return JobOutcome::finished({});
}

}  // namespace lorica
