// SPDX-License-Identifier: GPL-3.0-or-later
// What a half-trained model answers to fixed prompts at each evaluation (train.sample_prompts, train.sample_rows). Engine thread.
#pragma once

#include "core/engine/answers.h"

namespace lorica {

// Empty where the run asks for none. The prompts are made now, so that one that cannot be answered is told before the run begins; what
// it was made from must outlive it. It emits a SampleAnswer for each prompt, or, where the job was stopped meanwhile, returns false.
Result<std::function<Result<bool>(int64_t step)>> make_sampler(const JobEnvironment& env, const RunSpec& spec, const PreparedData& data, const LoadedModel& model,
                                                               const Adapter& adapter, std::function<void(EventBody)> emit, JobContext& context);

}  // namespace lorica
