// SPDX-License-Identifier: GPL-3.0-or-later
// Reading run folders. Any thread.
#include "ui/models/run_list.h"

#include <QThreadPool>
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "core/runtime/run_folder.h"
#include "ui/bridge/gui_thread.h"

namespace lorica {
namespace {

constexpr size_t kCurvePoints = 60;

void read_curve(RunSummary& run, const std::vector<double>& losses) {
    if (losses.empty()) return;
    double mean = 0, weight = 0;
    const size_t stride = std::max<size_t>(1, (losses.size() + kCurvePoints - 1) / kCurvePoints);
    for (size_t i = 0; i < losses.size(); ++i) {
        if (!std::isfinite(losses[i])) continue;
        mean = 0.9 * mean + 0.1 * losses[i];
        weight = 0.9 * weight + 0.1;
        if (i % stride == 0 || i + 1 == losses.size()) run.curve.push_back(mean / weight);
    }
    run.loss = weight > 0 ? mean / weight : 0;
}

void read_event(RunSummary& run, std::vector<double>& losses, const EventBody& event) {
    if (const auto* e = std::get_if<RunStarted>(&event)) {
        run.total_steps = e->total_steps;
        run.trainable = e->trainable_parameters;
        run.all = e->all_parameters;
        run.status = "open";
    } else if (const auto* e = std::get_if<TrainStep>(&event)) {
        run.step = e->step;
        run.seconds += e->seconds;
        run.memory = std::max(run.memory, e->memory_bytes);
        losses.push_back(e->loss);
    } else if (const auto* e = std::get_if<EvalResult>(&event)) {
        run.eval_loss = run.eval_loss == 0 ? e->loss : std::min(run.eval_loss, e->loss);
    } else if (const auto* e = std::get_if<JobFinished>(&event)) {
        run.status = e->status;
        if (e->error) run.error = e->error->text();
    }
}

}  // namespace

std::string run_name(const fs::path& folder) {
    const fs::path parent = folder.parent_path();
    std::string name = folder.filename().string();
    if (parent.filename() == "cells") name.insert(0, parent.parent_path().filename().string() + "-");
    return name;
}

Result<RunSummary> summarize_run(const fs::path& folder) {
    LORICA_ASSIGN(const std::string text, read_file(folder / "run.json", 1 << 24));
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("spec"))
        return Error{ErrorCode::BadInput, "is not a run's run.json", (folder / "run.json").string()};
    RunSummary run;
    run.folder = folder.string();
    run.name = run_name(folder);
    run.status = "open";
    if (const auto created = json.find("created"); created != json.end() && created->is_string()) run.created = created->get<std::string>();
    load_json(run.spec, json["spec"]);  // a setting of another version keeps its default here
    uint64_t offset = 0;
    std::vector<double> losses;
    if (const auto events = read_events(folder, offset))
        for (const auto& event : *events) read_event(run, losses, event.body);
    read_curve(run, losses);
    if (run.status == "open" && RunLock::is_held(folder)) run.status = "training";
    std::error_code code;
    run.has_adapter = fs::exists(folder / "adapter" / "adapter_config.json", code);
    for (const auto& entry : fs::directory_iterator(folder / "adapter", code))
        if (entry.is_regular_file(code)) run.adapter_bytes += static_cast<int64_t>(entry.file_size(code));
    return run;
}

std::vector<RunSummary> list_runs(const fs::path& runs, const std::vector<std::string>& more) {
    std::set<std::string> folders(more.begin(), more.end());
    std::error_code code;
    for (const auto& entry : fs::directory_iterator(runs, code))
        if (entry.is_directory(code)) folders.insert(entry.path().string());
    std::vector<RunSummary> out;
    for (const auto& folder : folders)
        if (auto run = summarize_run(folder)) out.push_back(*std::move(run));
    std::sort(out.begin(), out.end(), [](const RunSummary& a, const RunSummary& b) {
        return a.created != b.created ? a.created > b.created : a.name > b.name;
    });
    return out;
}

void list_runs_later(const fs::path& runs, const std::vector<std::string>& more, QObject* context,
                     std::function<void(std::vector<RunSummary>)> done) {
    const QPointer<QObject> target(context);
    QThreadPool::globalInstance()->start([runs, more, target, done = std::move(done)] {
        auto found = std::make_shared<std::vector<RunSummary>>(list_runs(runs, more));
        tell(target, [done, found](QObject&) { done(std::move(*found)); });
    });
}

}  // namespace lorica
