// SPDX-License-Identifier: GPL-3.0-or-later
// See run_speed.h. Engine thread.
#include "core/train/run_speed.h"

#include <algorithm>
#include <array>
#include <limits>

#include "core/base/ids.h"
#include "core/models/train_pass.h"
#include "core/train/optimizer.h"

namespace lorica {
namespace {

constexpr int64_t kHeadNumbers = int64_t{1} << 26;      // of the sample's embedding at most: a larger vocabulary is cut
constexpr int64_t kMostNumbers = int64_t{1} << 22;      // of the optimizer's sample
constexpr double kEnough = 0.4;                         // seconds for one pass's repetitions
constexpr double kTooLong = 2;                          // seconds of a call that is not repeated
constexpr int kRepetitions = 3;
constexpr int64_t kMostTokens = 8192;                   // times layers, but for four of them: with many tokens few layers tell as much in less time
constexpr double kBeyondCache = 96e6;                   // bytes of weights that no cache holds: as many layers as have them

// The best of a few calls in seconds, fewer where one takes long. The first is not counted, for its memory is not laid out yet, unless it is alone.
double best_of(const std::function<void()>& call) {
    double best = std::numeric_limits<double>::infinity(), spent = 0;
    for (int i = 0; i <= kRepetitions; ++i) {
        const double begin = monotonic_seconds();
        call();
        const double seconds = monotonic_seconds() - begin;
        spent += seconds;
        if (i == 0 && seconds < kTooLong) continue;
        best = std::min(best, seconds);
        if (spent > kEnough) break;
    }
    return best;
}

// The micro-batches at a quarter and at three quarters of the run's, by tokens; token ids within `vocabulary`.
std::vector<Batch> sample_batches(const RunSpec& spec, std::span<const PreparedRow> rows, const BatchPlan& plan, int64_t vocabulary) {
    const std::vector<const MicroBatch*> by_tokens = plan.by_tokens();
    std::vector<Batch> out;
    for (const size_t quarter : {size_t{1}, size_t{3}}) {
        const MicroBatch& micro = *by_tokens[by_tokens.size() * quarter / 4];
        out.push_back(make_batch(rows, micro.rows, spec.data.share_beginning));
        for (std::vector<int32_t>* ids : {&out.back().ids, &out.back().labels})
            for (int32_t& id : *ids)
                if (id >= 0) id = static_cast<int32_t>(id % vocabulary);
        if (by_tokens.size() < 4) break;
    }
    return out;
}

// What costs time in the making and none in a pass is left out.
AdapterSettings plain(AdapterSettings settings) {
    settings.init_lora_weights = "default";
    settings.prefix_init_text.clear();
    settings.init_from.clear();
    settings.layers_to_transform.clear();
    return settings;
}

int64_t sample_layers(const SpeedSubject& subject, int64_t tokens) {
    double numbers = 0;
    for (int i = 0; i < kLinearCount; ++i)
        if (has_linear(subject.config, static_cast<Linear>(i)))
            numbers += static_cast<double>(out_features(subject.config, static_cast<Linear>(i)) * in_features(subject.config, static_cast<Linear>(i)));
    const double bytes = numbers * static_cast<double>(c10::elementSize(subject.types.activations));
    const int64_t enough = std::max<int64_t>(4, kMostTokens / std::max<int64_t>(1, tokens));
    return std::clamp(std::min(static_cast<int64_t>(kBeyondCache / bytes), enough), int64_t{2}, std::max<int64_t>(2, subject.config.num_hidden_layers));
}

struct PassSeconds {
    double both = 0, forward = 0;
};

double number_seconds(const RunSpec& spec, torch::Device device, int64_t trainable) {
    const int64_t count = std::clamp<int64_t>(trainable, 1, kMostNumbers);
    const auto options = torch::TensorOptions().dtype(torch::kFloat32).device(device);
    torch::Tensor parameters = torch::full({count}, 0.01, options);
    const torch::Tensor gradients = torch::full({count}, 1e-3, options);
    AdamW optimizer(parameters, spec.train);
    const double seconds = best_of([&] {
        const double norm = gradient_norm(gradients);   // waits for a device
        optimizer.step(parameters, gradients, 1 / (1 + norm), 1e-6);
    });
    return seconds / static_cast<double>(count);
}

}  // namespace

Result<RunSpeed> measure_run(const SpeedSubject& subject, std::span<const PreparedRow> rows, const BatchPlan& plan, int64_t trainable, const std::function<bool()>& go_on) {
    const torch::NoGradGuard no_graph;
    const Error cancelled{ErrorCode::Cancelled, "the measurement was cancelled", "plan"};
    ModelConfig config = subject.config;
    config.vocab_size = std::clamp<int64_t>(kHeadNumbers / config.hidden_size, 1, config.vocab_size);
    const double vocabularies = static_cast<double>(subject.config.vocab_size) / static_cast<double>(config.vocab_size);
    const std::vector<Batch> batches = sample_batches(subject.spec, rows, plan, config.vocab_size);
    PassOptions options;
    options.recompute = subject.spec.train.gradient_checkpointing;
    options.label_smoothing = static_cast<float>(subject.spec.train.label_smoothing_factor);
    std::array<PassSeconds, 2> seconds;
    double tokens = 0, supervised = 0;
    for (const Batch& batch : batches) {
        for (const uint32_t row : batch.rows) tokens += static_cast<double>(rows[row].ids.size());
        supervised += static_cast<double>(batch.supervised);
        options.largest_rows = std::max(options.largest_rows, static_cast<int64_t>(batch.ids.size()));
    }
    const int64_t most = sample_layers(subject, options.largest_rows);
    for (size_t i = 0; i < 2; ++i) {
        config.num_hidden_layers = i == 0 ? 1 : most;
        LORICA_ASSIGN(const DecoderWeights base, sample_weights(config, subject.types, subject.device, subject.quant));
        LORICA_ASSIGN(Adapter adapter, Adapter::create(base, subject.spec.method, plain(subject.spec.adapter), 1, true));
        PassSeconds& own = seconds[i];
        for (const Batch& batch : batches) {
            if (go_on && !go_on()) return cancelled;
            const auto pass = [&](bool same_adapter) {
                options.same_adapter = same_adapter;
                return best_of([&] {
                    ++options.step;
                    train_pass(base, adapter, batch, 1e-3f, options);
                });
            };
            const double first = pass(false);   // of a step: DoRA's norms serve the others too
            const double share = 1.0 / static_cast<double>(subject.spec.train.gradient_accumulation_steps);
            own.both += adapter.config.use_dora && share < 1 ? share * first + (1 - share) * pass(true) : first;
            own.forward += best_of([&] { loss_pass(base, &adapter, batch); });
        }
    }
    const auto layer = [&](double PassSeconds::* what) { return std::max(0.0, seconds[1].*what - seconds[0].*what) / static_cast<double>(most - 1); };
    const auto rest = [&](double PassSeconds::* what) { return std::max(0.0, seconds[0].*what - layer(what)); };
    RunSpeed speed;
    speed.layer = layer(&PassSeconds::both) / tokens;
    speed.layer_forward = layer(&PassSeconds::forward) / tokens;
    speed.head = vocabularies * rest(&PassSeconds::both) / std::max(1.0, supervised);
    speed.head_forward = vocabularies * rest(&PassSeconds::forward) / std::max(1.0, supervised);
    speed.number = number_seconds(subject.spec, subject.device, trainable);
    return speed;
}

}  // namespace lorica
