// SPDX-License-Identifier: GPL-3.0-or-later
// Writing and reading checkpoints. Engine thread.
#include "core/train/checkpoint.h"

#include <cmath>

#include "core/base/ids.h"

namespace lorica {
namespace {

constexpr const char* kState = "trainer_state.json";
constexpr const char* kOptimizer = "optimizer.bin";

// Infinity has no JSON number: left out.
void put(nlohmann::json& json, const char* key, double value) {
    if (std::isfinite(value)) json[key] = value;
}

// A staging folder that is removed unless it was published.
struct Staging {
    fs::path path;
    bool published = false;
    ~Staging() {
        std::error_code code;
        if (!published) fs::remove_all(path, code);
    }
};

Result<void> write_tensor(FileWriter& out, const torch::Tensor& tensor) {
    const torch::Tensor host = tensor.to(torch::kCPU).contiguous();
    return out.write(std::as_bytes(std::span(host.data_ptr<float>(), static_cast<size_t>(host.numel()))));
}

Result<void> write_optimizer(const fs::path& path, const AdamW& optimizer) {
    LORICA_ASSIGN(FileWriter out, FileWriter::create(path));
    LORICA_TRY(write_tensor(out, optimizer.mean()));
    LORICA_TRY(write_tensor(out, optimizer.variance()));
    return out.finish();
}

Result<void> fill(const fs::path& folder, const TrainerState& state, const Adapter& adapter, const AdamW& optimizer, const std::string& base_name) {
    LORICA_TRY(adapter.save(folder.string(), base_name, true));  // makes the folder
    LORICA_TRY(write_optimizer(folder / kOptimizer, optimizer));
    nlohmann::json json = to_json(state);
    json["optimizer_updates"] = optimizer.updates();
    json["parameters"] = adapter.parameter_count();
    LORICA_TRY(write_file_atomic(folder / kState, json.dump(2) + "\n"));
    return write_manifest(folder, {{"step", state.step}, {"created", utc_now()}});
}

}  // namespace

nlohmann::json to_json(const TrainerState& s) {
    nlohmann::json json = {{"step", s.step}, {"epoch", s.cursor.epoch}, {"window", s.cursor.window}, {"seed", s.seed},
                           {"best_step", s.best_step}, {"evaluated_step", s.evaluated_step},
                           {"evaluations_without_gain", s.evaluations_without_gain}, {"skipped", s.skipped},
                           {"skipped_in_a_row", s.skipped_in_a_row}, {"loss_scale", s.loss_scale}, {"finite_steps", s.finite_steps},
                           {"tokens", s.tokens}, {"supervised_tokens", s.supervised_tokens}, {"seconds", s.seconds}};
    put(json, "best_loss", s.best_loss);
    put(json, "last_eval_loss", s.last_eval_loss);
    put(json, "last_loss", s.last_loss);
    return json;
}

Result<TrainerState> trainer_state_from_json(const nlohmann::json& json) {
    try {
        TrainerState s;
        s.step = json.at("step").get<int64_t>();
        s.cursor = {json.at("epoch").get<uint64_t>(), json.at("window").get<uint64_t>()};
        s.seed = json.at("seed").get<uint64_t>();
        s.best_step = json.at("best_step").get<int64_t>();
        s.best_loss = json.value("best_loss", s.best_loss);
        s.last_eval_loss = json.value("last_eval_loss", s.last_eval_loss);
        s.evaluated_step = json.at("evaluated_step").get<int64_t>();
        s.evaluations_without_gain = json.at("evaluations_without_gain").get<int64_t>();
        s.skipped = json.at("skipped").get<int64_t>();
        s.skipped_in_a_row = json.at("skipped_in_a_row").get<int64_t>();
        s.loss_scale = json.at("loss_scale").get<double>();
        s.finite_steps = json.at("finite_steps").get<int64_t>();
        s.last_loss = json.value("last_loss", 0.0);
        s.tokens = json.at("tokens").get<int64_t>();
        s.supervised_tokens = json.at("supervised_tokens").get<int64_t>();
        s.seconds = json.at("seconds").get<double>();
        if (s.step < 0 || s.loss_scale <= 0) return Error{ErrorCode::BadInput, "is not a trainer state", kState};
        return s;
    } catch (const nlohmann::json::exception& error) {
        return Error{ErrorCode::BadInput, std::string("is not a trainer state: ") + error.what(), kState};
    }
}

Result<fs::path> save_checkpoint(const RunFolder& run, const TrainerState& state, const Adapter& adapter, const AdamW& optimizer,
                                 const std::string& base_name) {
    if (!std::isfinite(gradient_norm(adapter.parameters)))   // torch::isfinite would need half as much memory as a run again
        return Error{ErrorCode::Internal, "the adapter holds values that are not finite; it is not saved", run.path().string(),
                     "Resume from the newest checkpoint with a lower learning rate."};
    const fs::path target = run.checkpoint(state.step);
    Staging staging{target.string() + ".tmp-" + make_id()};
    LORICA_TRY(make_folders(target.parent_path()));
    LORICA_TRY(fill(staging.path, state, adapter, optimizer, base_name));
    LORICA_TRY(fsync_folder(staging.path));
    std::error_code code;
    if (fs::exists(target, code)) fs::remove_all(target, code);  // a damaged one of the same step
    LORICA_TRY(publish_folder(staging.path, target));
    staging.published = true;
    return target;
}

Result<Restored> load_checkpoint(const fs::path& folder, const DecoderWeights& base) {
    LORICA_ASSIGN(const std::string text, read_file(folder / kState, 1u << 20));
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object()) return Error{ErrorCode::BadInput, "is not valid JSON", (folder / kState).string()};
    Restored out;
    LORICA_ASSIGN(out.state, trainer_state_from_json(json));
    LORICA_ASSIGN(out.adapter, Adapter::load(base, folder.string(), true));
    const int64_t count = out.adapter.parameter_count();
    LORICA_ASSIGN(const MappedFile map, MappedFile::open(folder / kOptimizer));
    if (map.bytes().size() != static_cast<size_t>(count) * 2 * sizeof(float))
        return Error{ErrorCode::BadInput, "does not fit the adapter's " + std::to_string(count) + " parameters", (folder / kOptimizer).string()};
    // from_blob wants a pointer it may write; the clone is what is used.
    auto* values = const_cast<float*>(reinterpret_cast<const float*>(map.bytes().data()));
    out.mean = torch::from_blob(values, {count}, torch::kFloat32).clone().to(base.device);
    out.variance = torch::from_blob(values + count, {count}, torch::kFloat32).clone().to(base.device);
    out.updates = json.value("optimizer_updates", int64_t{0});
    return out;
}

Result<void> replace_adapter_folder(const fs::path& target, const Adapter& adapter, const std::string& base_name) {
    Staging staging{target.string() + ".tmp-" + make_id()};
    LORICA_TRY(adapter.save(staging.path.string(), base_name));
    std::error_code code;
    Staging old{target.string() + ".old-" + make_id()};
    if (fs::exists(target, code)) {
        fs::rename(target, old.path, code);
        if (code) return io_error(target, "replace", code.value());
    }
    if (auto published = publish_folder(staging.path, target); !published) {
        fs::rename(old.path, target, code);
        return published;
    }
    staging.published = true;
    return {};
}

}  // namespace lorica
