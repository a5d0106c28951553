// SPDX-License-Identifier: GPL-3.0-or-later
// gpu_bench kernels|train|decode [--cpu]: speeds on one card, with weights made on it. One line a measurement, JSON to --json FILE.
// Model flop utilisation counts what LoRA needs: 4 P T (forward and the inputs' gradients; 6 P T in full fine-tuning) with P the
// weights of all products, head included, and 6 T L w a layer for causal attention over documents of L tokens, w the heads' width;
// recomputation counts nothing. The peak it is divided by is that of one large product, measured in the same call.
#include <c10/core/CachingDeviceAllocator.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <random>

#include "core/models/cuda_runtime.h"
#include "core/models/decoding.h"
#include "core/models/train_pass.h"
#include "core/train/device_memory.h"
#include "core/train/optimizer.h"

using namespace lorica;

namespace {

torch::Device device = torch::kCPU;
torch::Dtype dtype = torch::kFloat32;
nlohmann::json results = nlohmann::json::array();
double peak_flops = 0;

void wait() {
    if (device.is_cuda()) torch::zeros({1}, torch::TensorOptions().device(device)).item<float>();
}

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

// Seconds of one call: the median of five rounds, each of as many calls as take a while.
double seconds(const std::function<void()>& body, double round = 0.05) {
    body();
    wait();
    const double begin = now();
    body();
    wait();
    const int calls = std::clamp(static_cast<int>(round / std::max(now() - begin, 1e-7)), 1, 200);
    std::vector<double> rounds;
    for (int i = 0; i < 5; ++i) {
        const double start = now();
        for (int call = 0; call < calls; ++call) body();
        wait();
        rounds.push_back((now() - start) / calls);
    }
    std::sort(rounds.begin(), rounds.end());
    return rounds[2];
}

torch::TensorOptions options() { return torch::TensorOptions(dtype).device(device); }
torch::TensorOptions floats() { return torch::TensorOptions(torch::kFloat32).device(device); }
torch::Tensor random(torch::IntArrayRef sizes, double scale = 1) { return torch::randn(sizes, options()).mul_(scale); }

// --- kernels -------------------------------------------------------------------------------------------------------------------

void kernel(const char* name, double bytes, double copy_rate, const std::function<void()>& body) {
    const double each = seconds(body);
    std::printf("  %-34s %9.1f us  %8.0f GB/s  %5.0f %% of a copy\n", name, each * 1e6, bytes / each / 1e9, 100 * bytes / each / copy_rate);
    results.push_back({{"part", "kernels"}, {"name", name}, {"seconds", each}, {"bytes", bytes}, {"copy_bytes_per_second", copy_rate}});
}

void kernels_part(bool small) {
    const int64_t rows = small ? 64 : 8192, hidden = small ? 256 : 4096, wide = small ? 512 : 14336, vocab = small ? 1000 : 128256;
    const double size = static_cast<double>(c10::elementSize(dtype));
    const torch::Tensor from = random({rows, wide});
    torch::Tensor to = torch::empty_like(from);
    const double copy = 2 * size * static_cast<double>(from.numel()) / seconds([&] { to.copy_(from); });
    std::printf("kernels at [%lld, %lld]; a copy moves %.0f GB/s\n", static_cast<long long>(rows), static_cast<long long>(hidden), copy / 1e9);
    const torch::Tensor x = random({rows, hidden}), d = random({rows, hidden}), weight = torch::ones({hidden}, floats());
    torch::Tensor y = torch::empty_like(x), sum = torch::empty_like(x), rstd = torch::empty({rows}, floats());
    const double plane = size * static_cast<double>(x.numel());
    kernel("residual + RMSNorm", 4 * plane, copy, [&] { ops::add_rms_norm(x, d, weight, 1e-5, sum, y, rstd); });
    kernel("RMSNorm backward", 4 * plane, copy, [&] { ops::rms_norm_backward(d, x, weight, rstd, y); });
    const ops::RopeTable table = ops::rope_table(rows, std::vector<float>(static_cast<size_t>(small ? 32 : 64), 0.1f), 1, device);
    const torch::Tensor positions = torch::arange(rows, floats()).to(torch::kInt32);
    kernel("RoPE", 2 * plane, copy, [&] { ops::rope(y, positions, table, hidden / (small ? 64 : 128), small ? 64 : 128, false); });
    torch::Tensor both = random({rows, 2 * wide});
    torch::Tensor product = torch::empty({rows, wide}, options());
    const double half = size * static_cast<double>(product.numel());
    kernel("SwiGLU", 3 * half, copy, [&] { ops::swiglu(both, product); });
    kernel("SwiGLU backward", 5 * half, copy, [&] { ops::swiglu_backward(both, product); });
    kernel("GELU gate", 3 * half, copy, [&] { ops::gelu_tanh(both, product); });
    torch::Tensor logits = random({rows / 4, vocab}), loss = torch::empty({rows / 4}, floats());
    const torch::Tensor labels = torch::zeros({rows / 4}, floats()).to(torch::kInt32);
    kernel("cross-entropy with its gradient", 2 * size * static_cast<double>(logits.numel()), copy, [&] { ops::cross_entropy(logits, labels, 1, 0, loss); });
    kernel("dropout", 2 * plane, copy, [&] { ops::dropout(x, {0.1f, 1, 2}, 3, y); });
    QuantizedMatrix codes{.type = QuantType::NF4, .in = hidden, .compute = dtype, .parts = {}};
    codes.parts.push_back(*quantize(torch::randn({wide, hidden}), QuantType::NF4, true, "w"));
    codes.move_to(device);
    torch::Tensor tile = torch::empty({wide, hidden}, options()), one = random({1, hidden}), out = torch::empty({1, wide}, options());
    const double numbers = static_cast<double>(wide * hidden);
    kernel("NF4 + double quantization decoded", numbers * (0.5 + size), copy, [&] { decode(codes, 0, 0, tile); });
    Workspace scratch(device);
    const FrozenMatrix matrix{.quantized = std::make_shared<const QuantizedMatrix>(codes)};
    kernel("NF4 matrix times one row", numbers * 0.5, copy, [&] { product_nt(one, matrix, scratch, out); });
    const int64_t count = small ? 10000 : 42000000;
    torch::Tensor parameters = torch::randn({count}, floats());
    const torch::Tensor gradients = torch::randn({count}, floats());
    AdamW optimizer(parameters, TrainSettings{});
    kernel("AdamW", 28.0 * static_cast<double>(count), copy, [&] { optimizer.step(parameters, gradients, 1, 1e-6); });
}

// --- models --------------------------------------------------------------------------------------------------------------------

struct Shape {
    const char* name;
    int64_t hidden, intermediate, layers, heads, kv, dim, vocab;
    bool tied, gpt2;
};
const Shape kShapes[] = {{"SmolLM2-135M", 576, 1536, 30, 9, 3, 64, 49152, true, false}, {"GPT-2 medium", 1024, 4096, 24, 16, 16, 64, 50257, true, true},
                         {"Llama-2-7B", 4096, 11008, 32, 32, 32, 128, 32000, false, false}, {"Llama-3-8B", 4096, 14336, 32, 32, 8, 128, 128256, false, false},
                         {"tiny", 64, 128, 2, 4, 2, 16, 300, true, false}};

ModelConfig config_of(const Shape& s) {
    ModelConfig c;
    c.hidden_size = s.hidden;
    c.intermediate_size = s.intermediate;
    c.num_hidden_layers = s.layers;
    c.num_attention_heads = s.heads;
    c.num_key_value_heads = s.kv;
    c.head_dim = s.dim;
    c.vocab_size = s.vocab;
    c.rms_norm_eps = 1e-5;
    c.rope_theta = 10000;
    c.tie_word_embeddings = s.tied;
    if (s.gpt2) {
        c.architecture = "GPT2LMHeadModel";
        c.max_position_embeddings = 4096;
        c.traits.learned_positions = true;
        c.traits.gated_mlp = false;
        c.traits.activation = DecoderTraits::Activation::GeluTanh;
    }
    return c;
}

// Quantized matrices are made once and copied into every layer: speed does not depend on their numbers.
DecoderWeights weights_of(const Shape& s, bool quantized) {
    DecoderWeights w;
    w.config = config_of(s);
    w.dtype = dtype;
    w.device = device;
    w.embed = random({s.vocab, s.hidden}, 0.02);
    w.lm_head = s.tied ? w.embed : random({s.vocab, s.hidden}, 0.02);
    const auto norm = [&] { return torch::ones({s.hidden}, floats()); };
    const auto bias = [&](int64_t count) { return s.gpt2 ? torch::zeros({count}, options()) : torch::Tensor(); };
    const auto float_bias = [&] { return s.gpt2 ? torch::zeros({s.hidden}, floats()) : torch::Tensor(); };
    w.final_norm = norm();
    w.final_norm_bias = float_bias();
    if (s.gpt2) w.positions = random({w.config.max_position_embeddings, s.hidden}, 0.02);
    std::map<std::pair<int64_t, int64_t>, QuantizedPart> made;
    const auto matrix = [&](const std::vector<int64_t>& outs, int64_t in) {
        FrozenMatrix m;
        int64_t out = 0;
        for (const int64_t one : outs) out += one;
        m.bias = bias(out);
        if (!quantized) {
            m.weight = random({out, in}, 0.02);
            return m;
        }
        auto codes = std::make_shared<QuantizedMatrix>();
        codes->in = in;
        codes->compute = dtype;
        for (const int64_t one : outs) {
            const auto key = std::pair(one, in);
            if (!made.contains(key)) made[key] = *quantize(torch::randn({one, in}).mul_(0.02), QuantType::NF4, true, "w");
            QuantizedPart part = made[key];
            for (torch::Tensor* t : {&part.codes, &part.scales, &part.nested, &part.map})
                if (t->defined()) *t = device.is_cpu() ? t->clone() : t->to(device);
            codes->parts.push_back(part);
        }
        m.quantized = codes;
        return m;
    };
    for (int64_t i = 0; i < s.layers; ++i) {
        DecoderLayer layer;
        layer.attn_norm = norm();
        layer.ffn_norm = norm();
        layer.attn_norm_bias = float_bias();
        layer.ffn_norm_bias = float_bias();
        layer.w_qkv = matrix(s.gpt2 ? std::vector<int64_t>{3 * s.heads * s.dim} : std::vector<int64_t>{s.heads * s.dim, s.kv * s.dim, s.kv * s.dim}, s.hidden);
        layer.w_o = matrix({s.hidden}, s.heads * s.dim);
        layer.w_gate_up = matrix(s.gpt2 ? std::vector<int64_t>{s.intermediate} : std::vector<int64_t>{s.intermediate, s.intermediate}, s.hidden);
        layer.w_down = matrix({s.hidden}, s.intermediate);
        w.layers.push_back(std::move(layer));
    }
    return w;
}

// `documents` of `length` tokens; every token but each one's last is learned from.
Batch batch_of(int64_t documents, int64_t length, int64_t vocab) {
    std::mt19937 random_number(1);
    Batch batch;
    for (int64_t d = 0; d < documents; ++d) {
        for (int64_t i = 0; i < length; ++i) {
            batch.ids.push_back(static_cast<int32_t>(random_number() % static_cast<uint32_t>(vocab)));
            batch.positions.push_back(static_cast<int32_t>(i));
            batch.labels.push_back(i + 1 < length ? static_cast<int32_t>(random_number() % static_cast<uint32_t>(vocab)) : kIgnoredLabel);
        }
        batch.offsets.push_back(static_cast<int32_t>(batch.ids.size()));
    }
    batch.supervised = documents * (length - 1);
    return batch;
}

double flops_of(const Shape& s, bool full, int64_t tokens, int64_t length) {
    const double width = static_cast<double>(s.heads * s.dim), body = static_cast<double>(s.layers) * (static_cast<double>(s.hidden) * (2 * width + 2 * static_cast<double>(s.kv * s.dim)) +
                        (s.gpt2 ? 2.0 : 3.0) * static_cast<double>(s.hidden * s.intermediate));
    const double head = static_cast<double>(s.vocab * s.hidden);
    return static_cast<double>(tokens) * ((full ? 6.0 : 4.0) * (body + head) + 6.0 * static_cast<double>(length) * width * static_cast<double>(s.layers));
}

void reset_peak() {
    if (device.is_cuda()) c10::getDeviceAllocator(device.type())->resetPeakStats(0);
}

struct Run {
    const char* method;
    bool quantized;
    int64_t documents, length;
    bool recompute;
};

void train(const Shape& s, const DecoderWeights& base, const Run& run) {
    AdapterSettings settings;
    settings.r = 16;
    settings.lora_alpha = 32;
    settings.lora_dropout = 0;
    settings.target_modules = {"all-linear"};
    reset_peak();
    auto created = Adapter::create(base, run.method, settings, 7, true);
    if (!created) {
        std::printf("  %s: %s\n", run.method, created.error().text().c_str());
        return;
    }
    Adapter adapter = std::move(*created);
    AdamW optimizer(adapter.parameters, TrainSettings{}, adapter.segments(1));
    const Batch batch = batch_of(run.documents, run.length, s.vocab);
    const auto factor = static_cast<float>(1.0 / static_cast<double>(batch.supervised));
    const double each = seconds([&] {
        adapter.gradients.zero_();
        train_pass(base, adapter, batch, factor, {.recompute = run.recompute});
        const double norm = gradient_norm(adapter.gradients);
        optimizer.step(adapter.parameters, adapter.gradients, std::min(1.0, 1 / norm), 1e-5);
    }, 0.4);
    const auto tokens = run.documents * run.length;
    const double rate = static_cast<double>(tokens) / each, use = flops_of(s, std::string(run.method) == "full", tokens, run.length) / each / peak_flops;
    const double peak = static_cast<double>(device_peak_bytes(device)) / (1 << 30);
    std::printf("  %-13s %-6s%-4s %2lld x %-5lld%-10s %9.0f tokens/s  %5.1f %% of peak  %6.2f GiB  %8.2f ms\n", s.name, run.method, run.quantized ? "NF4" : "", static_cast<long long>(run.documents),
                static_cast<long long>(run.length), run.recompute ? " recompute" : "", rate, 100 * use, peak, 1e3 * each);
    std::fflush(stdout);
    results.push_back({{"part", "train"}, {"model", s.name}, {"method", run.method}, {"nf4", run.quantized}, {"documents", run.documents}, {"length", run.length}, {"recompute", run.recompute},
                       {"tokens_per_second", rate}, {"flop_utilisation", use}, {"peak_gib", peak}, {"seconds", each}});
}

void train_model(const Shape& s, std::vector<Run> runs) {
    for (const bool quantized : {false, true}) {
        if (std::none_of(runs.begin(), runs.end(), [&](const Run& r) { return r.quantized == quantized; })) continue;
        const DecoderWeights base = weights_of(s, quantized);
        for (const Run& run : runs) {
            if (run.quantized != quantized) continue;
            try {
                train(s, base, run);
            } catch (const c10::OutOfMemoryError&) {
                std::printf("  %-13s %-6s %lld x %lld: does not fit\n", s.name, run.method, static_cast<long long>(run.documents), static_cast<long long>(run.length));
            }
        }
    }
    if (device.is_cuda()) c10::getDeviceAllocator(device.type())->emptyCache();
}

void train_part(bool small) {
    std::printf("training, rank 16 on all linear layers\n");
    if (small) return train_model(kShapes[4], {{"lora", false, 4, 32, false}, {"lora", true, 4, 32, false}, {"dora", false, 4, 32, false}, {"full", false, 4, 32, true}});
    train_model(kShapes[0], {{"lora", false, 8, 512, false}, {"lora", false, 32, 512, false}, {"dora", false, 32, 512, false}, {"full", false, 32, 512, false}, {"lora", true, 32, 512, false}});
    train_model(kShapes[1], {{"lora", false, 8, 512, false}, {"lora", false, 32, 512, false}, {"full", false, 32, 512, false}});
    train_model(kShapes[2], {{"lora", false, 8, 512, false}, {"lora", false, 2, 2048, false}, {"lora", false, 2, 4096, false}, {"lora", false, 4, 4096, true}, {"dora", false, 2, 2048, false},
                             {"lora", true, 8, 512, false}, {"lora", true, 2, 2048, false}, {"lora", true, 1, 2048, true}});
    train_model(kShapes[3], {{"lora", false, 8, 512, false}, {"lora", false, 2, 4096, false}, {"lora", true, 8, 512, false}, {"lora", true, 2, 4096, true}});
}

void decode_part(bool small) {
    std::printf("decoding behind 200 tokens\n");
    for (const Shape& s : small ? std::vector<Shape>{kShapes[4]} : std::vector<Shape>{kShapes[0], kShapes[3]}) {
        for (const bool quantized : {false, true}) {
            const DecoderWeights base = weights_of(s, quantized);
            for (const int count : {1, 8}) {
                Decoding decoding(base, nullptr);
                std::vector<Sequence> sequences(static_cast<size_t>(count));
                std::vector<Sequence*> all;
                for (Sequence& one : sequences) {
                    decoding.prefill(one, std::vector<int32_t>(200, 7));
                    all.push_back(&one);
                }
                const std::vector<int32_t> ids(static_cast<size_t>(count), 9);
                const int steps = small ? 4 : 64;
                decoding.step(all, ids);
                const double begin = now();
                for (int i = 0; i < steps; ++i) decoding.step(all, ids);
                const double rate = count * steps / (now() - begin);
                std::printf("  %-13s %-4s %d sequences  %8.1f tokens/s\n", s.name, quantized ? "NF4" : "", count, rate);
                results.push_back({{"part", "decode"}, {"model", s.name}, {"nf4", quantized}, {"sequences", count}, {"tokens_per_second", rate}});
            }
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    std::string part = "train", file;
    bool cpu = false;
    for (int i = 1; i < argc; ++i) {
        if (std::string(argv[i]) == "--cpu") cpu = true;
        else if (std::string(argv[i]) == "--json" && i + 1 < argc) file = argv[++i];
        else part = argv[i];
    }
    if (!cpu) {
        if (!cuda_available()) {
            std::fprintf(stderr, "no GPU: %s\n", cuda_status().reason.c_str());
            return 1;
        }
        device = {torch::kCUDA, 0};
        dtype = torch::kBFloat16;
    }
    const torch::NoGradGuard no_graph;
    const int64_t n = cpu ? 256 : 8192;
    const torch::Tensor a = random({n, n}), b = random({n, n});
    torch::Tensor c = torch::empty_like(a);
    peak_flops = 2.0 * static_cast<double>(n * n) * static_cast<double>(n) / seconds([&] { torch::mm_out(c, a, b); });
    std::printf("one product of %lld^3 runs at %.1f TFLOP/s\n", static_cast<long long>(n), peak_flops / 1e12);
    results.push_back({{"part", "peak"}, {"flops", peak_flops}});
    if (part == "kernels") kernels_part(cpu);
    else if (part == "train") train_part(cpu);
    else decode_part(cpu);
    if (!file.empty()) std::ofstream(file) << results.dump(1) << "\n";
    return 0;
}
