// SPDX-License-Identifier: GPL-3.0-or-later
// Weights of a model's shapes without its file; see loading.h. Engine thread.
#include <map>

#include "core/models/loading.h"

namespace lorica {
namespace {

constexpr int64_t kNoise = 1 << 16;     // numbers drawn; longer tensors repeat them
constexpr double kDeviation = 0.02;     // of a weight, as models begin

torch::Tensor noise_of(const std::vector<int64_t>& shape, const torch::Tensor& noise, torch::Dtype dtype) {
    torch::Tensor out = torch::empty(shape, dtype);
    torch::Tensor flat = out.view(-1);
    for (int64_t at = 0; at < flat.numel(); at += kNoise) {
        const int64_t count = std::min(kNoise, flat.numel() - at);
        flat.narrow(0, at, count).copy_(noise.narrow(0, 0, count));
    }
    return out;
}

}  // namespace

Result<DecoderWeights> sample_weights(const ModelConfig& config, const WeightTypes& types, torch::Device device, const QuantSettings& quant) {
    DecoderWeights w;
    w.config = config;
    w.dtype = types.activations;
    w.layers.resize(static_cast<size_t>(config.num_hidden_layers));
    const torch::Tensor noise = torch::randn({kNoise}).mul_(kDeviation);
    std::map<FrozenMatrix*, std::shared_ptr<QuantizedMatrix>> quantized;
    for (const SourceTensor& one : expected_tensors(config)) {
        const TensorPlace place = place_of(w, one);
        if (place.matrix != nullptr && quant.on()) {
            std::shared_ptr<QuantizedMatrix>& matrix = quantized[place.matrix];
            if (!matrix) matrix = std::make_shared<QuantizedMatrix>(QuantizedMatrix{quant_type(quant), one.columns(), types.compute, {}});
            LORICA_ASSIGN(QuantizedPart part, quantize(noise_of(one.shape, noise, torch::kFloat32), matrix->type, quant.double_quant, one.name));
            matrix->parts.push_back(std::move(part));
            continue;
        }
        const torch::Tensor part = noise_of(one.shape, noise, is_norm(one.role) ? torch::kFloat32 : w.dtype);
        *place.tensor = place.tensor->defined() ? torch::cat({*place.tensor, part}) : part;
        if (is_norm(one.role)) place.tensor->add_(1);
    }
    for (auto& [matrix, parts] : quantized) matrix->quantized = std::move(parts);
    if (config.tie_word_embeddings) w.lm_head = w.embed;
    if (!device.is_cpu()) move_to(w, device);
    return w;
}

}  // namespace lorica
