// SPDX-License-Identifier: GPL-3.0-or-later
// From files to DecoderWeights, and the choice of device and type. Engine thread.
#pragma once

#include "core/formats/model_source.h"
#include "core/models/decoder.h"
#include "core/settings/model_settings.h"

namespace lorica {

// "cpu", "cuda:0", ... for auto or a name; an error if that device is not there.
Result<torch::Device> choose_device(const std::string& name);

// What auto means here: on the CPU, bfloat16 if a start-up measurement at the model's shapes finds it faster than
// float32 (cached for the process), else float32; on a GPU, bfloat16 where it has it, else float16.
torch::Dtype choose_dtype(const std::string& name, torch::Device device, const ModelConfig& config);

// The types of activations and of the products with quantized weights (see QuantSettings::compute_dtype).
struct WeightTypes {
    torch::Dtype activations, compute;
};
WeightTypes choose_types(const ModelSettings& settings, torch::Device device, const ModelConfig& config);
QuantType quant_type(const QuantSettings& quant);   // quant.on()
// Bytes of all weights in memory.
double weight_bytes(const ModelSource& source, torch::Dtype dtype, const QuantSettings& quant);

// Loads with progress (bytes); false from `on_progress` cancels. Conversions run on all threads. With `quant`, the matrices of
// the layers are quantized one by one as they are read; their products are computed in `compute`. What the file holds in the
// wanted 4 or 8 bits already is taken as it is, and stays so where `quant` wants none, as in transformers.
Result<DecoderWeights> load_weights(const ModelSource& source, torch::Dtype dtype, torch::Device device,
                                    const std::function<bool(int64_t done, int64_t total)>& on_progress,
                                    const QuantSettings& quant = {}, torch::Dtype compute = torch::kFloat32);

// The weights of a model of these shapes, filled with small numbers, for measurements without its file.
Result<DecoderWeights> sample_weights(const ModelConfig& config, const WeightTypes& types, torch::Device device, const QuantSettings& quant);

// All of it to another device.
void move_to(DecoderWeights& w, torch::Device device);

// Each of the model's tensors by name, as a view of its numbers (norms as they are computed with); what is quantized is left out.
std::vector<std::pair<std::string, torch::Tensor>> tensors_of(DecoderWeights& w);

}  // namespace lorica
