// SPDX-License-Identifier: GPL-3.0-or-later
// Follows the bridge's commands and their events. GUI thread.
#include "ui/models/job_list.h"

#include <algorithm>
#include <map>

#include "core/base/files.h"
#include "ui/widgets/basics.h"

namespace lorica {
namespace {

QString kind_text(const QString& kind) {
    static const std::map<QString, const char*> names = {
        {QStringLiteral("load_model"), QT_TRANSLATE_NOOP("lorica::JobList", "Loading the model")},
        {QStringLiteral("inspect_data"), QT_TRANSLATE_NOOP("lorica::JobList", "Reading the data")},
        {QStringLiteral("start_run"), QT_TRANSLATE_NOOP("lorica::JobList", "Training")},
        {QStringLiteral("evaluate"), QT_TRANSLATE_NOOP("lorica::JobList", "Evaluating")},
        {QStringLiteral("score"), QT_TRANSLATE_NOOP("lorica::JobList", "Scoring")},
        {QStringLiteral("merge"), QT_TRANSLATE_NOOP("lorica::JobList", "Merging")},
        {QStringLiteral("export"), QT_TRANSLATE_NOOP("lorica::JobList", "Exporting")},
        {QStringLiteral("start_sweep"), QT_TRANSLATE_NOOP("lorica::JobList", "Sweep")},
        {QStringLiteral("run_benchmark"), QT_TRANSLATE_NOOP("lorica::JobList", "Benchmark")},
        {QStringLiteral("verify_export"), QT_TRANSLATE_NOOP("lorica::JobList", "Proving an export")},
        {QStringLiteral("blend_adapters"), QT_TRANSLATE_NOOP("lorica::JobList", "Blending")},
        {QStringLiteral("build_routing"), QT_TRANSLATE_NOOP("lorica::JobList", "Making a routing")},
        {QStringLiteral("route_prompts"), QT_TRANSLATE_NOOP("lorica::JobList", "Choosing adapters")}};
    const auto found = names.find(kind);
    return found == names.end() ? kind : JobList::tr(found->second);
}

bool is_listed(const CommandBody& body) {
    return !is_control(body) && !std::holds_alternative<PlanRun>(body) && !std::holds_alternative<Generate>(body) && !std::holds_alternative<ReleaseModels>(body);
}

// The last part of the folder or file that the job writes, else of the model it works on.
QString name_of(const CommandBody& body) {
    return std::visit([](const auto& one) {
        std::string path;
        if constexpr (requires { one.folder; }) path = one.folder;
        else if constexpr (requires { one.path; }) path = one.path;
        else if constexpr (requires { one.data.path; }) path = one.data.path;
        else if constexpr (requires { one.model.path; }) path = one.model.path;
        return qs(fs::path(path).filename().string());
    }, body);
}

}  // namespace

JobList::JobList(EngineBridge& bridge, QObject* parent) : QObject(parent), bridge_(bridge) { connect_bridge(); }

Job* JobList::find(CommandId id) {
    const auto found = std::find_if(jobs_.begin(), jobs_.end(), [&](const Job& one) { return one.id == id; });
    return found == jobs_.end() ? nullptr : &*found;
}

void JobList::connect_bridge() {
    connect(&bridge_, &EngineBridge::posted, this, [this](const Command& command) {
        if (!is_listed(command.body)) return;
        Job job;
        job.id = command.id;
        job.kind = QString::fromLatin1(kind_of(command.body));
        job.what = kind_text(job.kind);
        job.name = name_of(command.body);
        jobs_.push_back(std::move(job));
        dirty_ = true;
    });
    connect(&bridge_, &EngineBridge::job_started, this, [this](const JobStarted& e) {
        const auto found = std::find_if(jobs_.begin(), jobs_.end(), [&](const Job& one) { return one.id == e.command; });
        if (found == jobs_.end()) return;
        found->running = true;
        std::rotate(jobs_.begin(), found, found + 1);
        dirty_ = true;
    });
    connect(&bridge_, &EngineBridge::job_progress, this, [this](const JobProgress& e) {
        Job* job = find(e.command);
        if (!job) return;
        job->done = e.done;
        job->total = e.total;
        if (!e.what.empty()) job->what = qs(e.what);
        dirty_ = true;
    });
    connect(&bridge_, &EngineBridge::run_started, this, [this](const RunStarted& e) {
        Job* job = find(e.command);
        if (!job) return;
        job->what = kind_text(job->kind);
        job->total = e.total_steps;
        job->done = e.first_step;
        dirty_ = true;
    });
    connect(&bridge_, &EngineBridge::train_step, this, [this](const TrainStep& e) {
        Job* job = find(e.command);
        if (!job) return;
        job->done = e.step;
        job->step_seconds = job->step_seconds == 0 ? e.seconds : 0.9 * job->step_seconds + 0.1 * e.seconds;  // as the run's page has it
        job->seconds_left = job->step_seconds * static_cast<double>(job->total - e.step);
        dirty_ = true;
    });
    connect(&bridge_, &EngineBridge::state_changed, this, [this](const StateChanged& e) {
        if (Job* job = find(e.command)) job->paused = e.state == "paused";
        dirty_ = true;
    });
    connect(&bridge_, &EngineBridge::rejected, this, [this](const Rejected& e) {
        dirty_ = std::erase_if(jobs_, [&](const Job& one) { return one.id == e.command; }) > 0 || dirty_;
    });
    connect(&bridge_, &EngineBridge::job_finished, this, [this](const JobFinished& e) {
        const Job* found = find(e.command);
        if (!found) return;
        const Job job = *found;
        std::erase_if(jobs_, [&](const Job& one) { return one.id == e.command; });
        dirty_ = true;
        Q_EMIT ended(job, e);
    });
    connect(&bridge_, &EngineBridge::drained, this, [this] { if (std::exchange(dirty_, false)) Q_EMIT changed(); });
}

bool JobList::is_training() const {
    return std::any_of(jobs_.begin(), jobs_.end(), [](const Job& one) { return one.trains(); });
}

void JobList::cancel(CommandId id) { bridge_.post(StopRun{id, true}); }

void JobList::run_next(CommandId id) {
    const auto found = std::find_if(jobs_.begin(), jobs_.end(), [&](const Job& one) { return one.id == id; });
    if (found == jobs_.end() || found->running) return;
    bridge_.post(RunNext{id});
    const auto head = std::find_if(jobs_.begin(), jobs_.end(), [](const Job& one) { return !one.running; });
    std::rotate(head, found, found + 1);
    Q_EMIT changed();
}

}  // namespace lorica
