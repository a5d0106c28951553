// SPDX-License-Identifier: GPL-3.0-or-later
// See verify.h. Engine thread.
#include "core/export/verify.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/files.h"
#include "core/export/merge.h"
#include "core/formats/gguf_blocks.h"
#include "core/models/loading.h"
#include "core/tokenizers/render.h"

namespace lorica {
namespace {

// Relative: sums of products in another order, and norms that GGUF keeps with one added.
constexpr double kExact = 1e-5;
constexpr double kWorseThanOurs = 1.02;
// Nats that float32 sums in another order may move a probability (3e-6 on a random model, where weights move them most), and how
// many times what noise of the rounding's size moves it: from bf16 to q4_0 rounding does 0.75 to 1.1 times what that noise does.
constexpr double kFreeNats = 1e-3, kTimesNoise = 3;
constexpr size_t kTokensPerProbe = 12;

const char* const kTexts[] = {
    "The quick brown fox jumps over the lazy dog.", "  two spaces, a\ttab\nand a line\r\n\r\nend ", "3.14159 + 2,718 = 5,859; 100000 != 1e5",
    "for (int i = 0; i < n; ++i) { sum += a[i]; }", "Grüße, naïve café – “quotes” … €5", "数据模型训练 日本語のテキスト 한국어", "Привет, мир! مرحبا",
    "👩‍👩‍👧 🙂 🇩🇪", "don't I'LL we've they'd", "", " ", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "<|im_start|>user\nhi<|im_end|></s><s>[INST]<bos><eos><|endoftext|>"};

const std::pair<const char*, const char*> kTurns[] = {
    {"What is the capital of France?", "The capital of France is Paris."},
    {"Write a line of Python that adds two numbers.", "def add(a, b):\n    return a + b"},
    {"Count from one to five.", "1, 2, 3, 4, 5"},
    {"Describe a quiet morning in one sentence.", "The sun rises slowly over the silent village, and a thin mist lies on the fields."}};

std::string named(const Tokenizer& tokenizer, int32_t id) { return id < 0 ? "none" : fmt::format("{} ({})", tokenizer.token_text(id), id); }

VerifyCheck same_ids(const Tokenizer& base, const Tokenizer& exported) {
    size_t compared = 0;
    for (const char* text : kTexts)
        for (const bool special : {false, true}) {
            if (base.encode(text, special) != exported.encode(text, special))
                return {"tokenizer", false, fmt::format("\"{}\" has other token ids{}", text, special ? " where control tokens are read" : "")};
            ++compared;
        }
    if (base.vocab_size() != exported.vocab_size()) return {"tokenizer", false, fmt::format("{} tokens, the base has {}", exported.vocab_size(), base.vocab_size())};
    return {"tokenizer", true, fmt::format("{} texts have the same token ids", compared)};
}

VerifyCheck same_template(const std::string& base, const std::string& exported) {
    if (base == exported) return {"template", true, base.empty() ? "neither has one" : "the same text"};
    if (exported.empty()) return {"template", false, "is missing"};
    const auto [left, right] = std::mismatch(base.begin(), base.end(), exported.begin(), exported.end());
    return {"template", false, fmt::format("differs from line {} on", 1 + std::count(base.begin(), left, '\n'))};
}

VerifyCheck same_ends(const Tokenizer& base, const Tokenizer& exported) {
    for (const auto& [what, left, right] : {std::tuple{"BOS", base.bos(), exported.bos()}, {"EOS", base.eos(), exported.eos()}, {"end of turn", base.eot(), exported.eot()}})
        if (left != right) return {"ends", false, fmt::format("{} is {}, the base's {}", what, named(exported, right), named(base, left))};
    if (base.add_bos() != exported.add_bos()) return {"ends", false, std::string("BOS is ") + (exported.add_bos() ? "" : "not ") + "put before a text, unlike the base's"};
    if (base.stop_ids() != exported.stop_ids()) return {"ends", false, "answers end at other tokens"};
    return {"ends", true, fmt::format("BOS {}, EOS {}", named(exported, exported.bos()), named(exported, exported.eos()))};
}

// What `type` makes of the rows of `values`, which must be in its range.
torch::Tensor rounded(const torch::Tensor& values, const BlockType& type) {
    const int64_t rows = values.size(0), columns = values.size(1), bytes = columns / type.values * type.bytes;
    torch::Tensor out = torch::empty_like(values);
    const float* from = values.const_data_ptr<float>();
    float* to = out.data_ptr<float>();
    at::parallel_for(0, rows, std::max<int64_t>(1, (1 << 14) / columns), [&](int64_t begin, int64_t end) {
        std::vector<std::byte> block(static_cast<size_t>(bytes));
        for (int64_t i = begin; i < end; ++i) {
            encode_blocks(type, from + i * columns, columns, block.data());
            decode_blocks(type, block.data(), columns, to + i * columns);
        }
    });
    return out;
}

double squares(const torch::Tensor& values) { return values.to(torch::kFloat64).square_().sum().item<double>(); }

struct Sums {
    double error = 0, weight = 0;     // squares, of all tensors
    std::map<std::string, double> deviations;
    double worst = 0;                 // relative error of a tensor over its own encoder's
    std::string worst_name;
};

// Empty, or what is wrong with one tensor.
Result<std::string> compare(const ModelSource& base, const SourceTensor& tensor, const Adapter& adapter, const ModelSource& exported, const QuantSettings& through, Sums& sums) {
    const SourceTensor* found = exported.find(tensor.name);
    if (found == nullptr) return "tensor " + tensor.name + " is missing";
    if (found->shape != tensor.shape) return "tensor " + tensor.name + " has another shape";
    LORICA_ASSIGN(torch::Tensor want, merged_tensor(base, tensor, adapter, through));
    want = want.reshape({tensor.rows(), tensor.columns()}).contiguous();
    torch::Tensor got = torch::empty_like(want);
    read_rows(exported, tensor.name, 0, got);
    exported.release(tensor.name);
    const double weight = squares(want);
    const double error = squares(got - want);
    const BlockType& type = exported.stored_type(tensor.name);
    double own = 0;
    const bool fits = type.encode != nullptr && tensor.columns() % type.values == 0;
    if (error > kExact * kExact * weight && fits && std::string(type.name) != "F32") own = squares(rounded(want, type) - want);
    sums.error += std::min(error, own);
    if (own > 0) sums.deviations[tensor.name] = std::sqrt(std::min(error, own) / static_cast<double>(want.numel()));
    sums.weight += weight;
    const double relative = std::sqrt(error / std::max(weight, 1e-30)), allowed = kWorseThanOurs * std::sqrt(own / std::max(weight, 1e-30)) + kExact;
    if (std::isfinite(relative) && relative <= allowed) {
        if (relative > sums.worst) sums.worst = relative, sums.worst_name = tensor.name;
        return std::string();
    }
    if (!fits) return fmt::format("tensor {} ({}) differs by {:.3g} of its size, and this program does not write this type to compare with", tensor.name, type.name, relative);
    return fmt::format("tensor {} ({}) differs by {:.3g} of its size; rounding explains {:.3g}", tensor.name, type.name, relative, allowed - kExact);
}

}  // namespace

std::vector<VerifyCheck> verify_text(const Tokenizer& base, const Tokenizer& exported) {
    return {same_ids(base, exported), same_template(base.chat_template(), exported.chat_template()), same_ends(base, exported)};
}

VerifyCheck verify_generation_config(const ModelSource& base, const ModelSource& exported) {
    if (exported.is_gguf()) return {"ends", true, ""};
    const auto text = read_file(exported.folder() / "generation_config.json", 16u << 20);
    if (!text) return {"ends", false, "generation_config.json is missing"};
    const auto json = nlohmann::json::parse(*text, nullptr, false);
    const nlohmann::json want = to_generation_config_json(base.config());
    for (const char* key : {"eos_token_id", "bos_token_id"}) {
        const nlohmann::json none = nullptr;
        const nlohmann::json& left = want.contains(key) ? want[key] : none;
        const nlohmann::json& right = json.is_object() && json.contains(key) ? json[key] : none;
        if (left != right) return {"ends", false, fmt::format("generation_config.json has {} {}, the base {}", key, right.dump(), left.dump())};
    }
    return {"ends", true, ""};
}

Result<WeightProof> verify_weights(const ModelSource& base, const Adapter& adapter, const ModelSource& exported, const QuantSettings& through,
                                   const std::function<bool(int64_t done, int64_t total)>& on_progress) {
    const torch::NoGradGuard no_grad;
    const std::vector<SourceTensor> tensors = merged_tensors(base, adapter);
    Sums sums;
    std::vector<std::string> wrong;
    for (size_t i = 0; i < tensors.size(); ++i) {
        if (on_progress && !on_progress(static_cast<int64_t>(i), static_cast<int64_t>(tensors.size()))) return Error{ErrorCode::Cancelled, "verifying was cancelled"};
        LORICA_ASSIGN(std::string trouble, compare(base, tensors[i], adapter, exported, through, sums));
        if (!trouble.empty()) wrong.push_back(std::move(trouble));
    }
    WeightProof proof{{"weights", wrong.empty(), ""}, std::sqrt(sums.error / std::max(sums.weight, 1e-30)), std::move(sums.deviations)};
    if (!wrong.empty()) proof.check.detail = wrong.front() + (wrong.size() > 1 ? fmt::format(", and {} more are wrong", wrong.size() - 1) : "");
    else if (sums.worst_name.empty()) proof.check.detail = fmt::format("{} tensors are equal", tensors.size());
    else proof.check.detail = fmt::format("{} tensors; the furthest, {}, by {:.2g} of its size, as its type rounds", tensors.size(), sums.worst_name, sums.worst);
    return proof;
}

Result<std::vector<PreparedRow>> probe_rows(const Tokenizer& tokenizer, const ChatTemplate* chat) {
    std::vector<PreparedRow> out;
    for (const auto& [asked, answer] : kTurns) {
        RenderedRow row;
        if (chat != nullptr) {
            LORICA_ASSIGN(row, render_row(tokenizer, *chat, to_messages({{"user", asked}, {"assistant", answer}}), false));
        } else {
            LORICA_ASSIGN(row, render_raw_pair(tokenizer, std::string(asked) + "\n", answer, false));
        }
        std::vector<size_t> places;
        for (size_t i = 1; i < row.ids.size(); ++i)
            if (row.trained[i]) places.push_back(i);
        const size_t stride = std::max<size_t>(1, (places.size() + kTokensPerProbe - 1) / kTokensPerProbe);
        for (size_t k = 0; k < places.size(); ++k) {
            if (k % stride != 0 && k + 1 != places.size()) continue;   // the last is the end of the turn
            PreparedRow one;
            one.ids.assign(row.ids.begin(), row.ids.begin() + static_cast<std::ptrdiff_t>(places[k]) + 1);
            one.trained.assign(one.ids.size(), 0);
            one.trained.back() = 1;
            out.push_back(std::move(one));
        }
    }
    return out;
}

void add_noise(DecoderWeights& base, Adapter& adapter, const std::map<std::string, double>& deviations, uint64_t seed) {
    const torch::NoGradGuard no_grad;
    auto generator = at::make_generator<at::CPUGeneratorImpl>(seed);
    const auto disturb = [&](torch::Tensor values, double deviation) {
        values.add_(torch::empty(values.sizes(), torch::kFloat32).normal_(0, deviation, generator).to(values.options()));
    };
    for (DecoderLayer& layer : base.layers)
        for (FrozenMatrix* matrix : {&layer.w_qkv, &layer.w_o, &layer.w_gate_up, &layer.w_down}) {
            if (!matrix->quantized) continue;
            matrix->weight = dense(*matrix, 0, matrix->out()).to(base.dtype);
            matrix->quantized = nullptr;
        }
    for (const auto& [name, values] : tensors_of(base))
        if (const auto found = deviations.find(name); found != deviations.end()) disturb(values, found->second);
    for (const TrainedTensor& one : adapter.trained)
        if (const auto found = deviations.find(one.name); found != deviations.end()) disturb(one.values, found->second);
}

ScoreProof verify_scores(const std::vector<RowScore>& base, const std::vector<RowScore>& exported, const std::vector<RowScore>& noisy) {
    double most = 0;
    const auto mean_difference = [&](const std::vector<RowScore>& other) {
        if (base.empty() || base.size() != other.size()) return std::nan("");
        double sum = 0;
        most = 0;
        for (size_t i = 0; i < base.size(); ++i) {
            const double difference = std::abs(base[i].nll - other[i].nll);
            sum += difference;
            most = std::max(most, difference);
        }
        return sum / static_cast<double>(base.size());
    };
    ScoreProof proof;
    proof.bound = kFreeNats + (noisy.empty() ? 0 : kTimesNoise * mean_difference(noisy));
    proof.difference = mean_difference(exported);
    proof.check = {"probabilities", proof.difference <= proof.bound,
                   fmt::format("log-probabilities of {} tokens differ by {:.2g} on average and {:.2g} at most; {:.2g} on average {} allowed", base.size(), proof.difference, most,
                               proof.bound, noisy.empty() ? "is" : "(three times what noise of the types' rounding does) is")};
    return proof;
}

}  // namespace lorica
