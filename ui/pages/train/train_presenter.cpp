// SPDX-License-Identifier: GPL-3.0-or-later
// The train page's behaviour. GUI thread.
#include "ui/pages/train/train_presenter.h"

#include <algorithm>

#include "ui/widgets/basics.h"

namespace lorica {

Forecast forecast_from(const nlohmann::json& json) {
    Forecast out;
    out.state = Forecast::State::Known;
    const auto number = [&](const char* key, double fallback = 0.0) {
        const auto found = json.find(key);
        return found != json.end() && found->is_number() ? found->get<double>() : fallback;
    };
    out.memory = number("memory_bytes");
    out.memory_low = number("memory_low", out.memory);
    out.memory_high = number("memory_high", out.memory);
    out.available = number("available_bytes");
    out.seconds = number("seconds");
    out.disk = number("disk_bytes");
    out.steps = static_cast<int64_t>(number("steps"));
    out.rows = static_cast<int64_t>(number("rows"));
    out.trainable = static_cast<int64_t>(number("trainable_parameters"));
    out.all = static_cast<int64_t>(number("all_parameters"));
    if (const auto parts = json.find("parts"); parts != json.end() && parts->is_object())
        for (const auto& [name, bytes] : parts->items())
            if (bytes.is_number()) out.parts.emplace_back(name, bytes.get<double>());
    if (const auto advice = json.find("advice"); advice != json.end() && advice->is_array())
        for (const auto& line : *advice)
            if (line.is_string()) out.advice.push_back(line.get<std::string>());
    return out;
}

TrainPresenter::TrainPresenter(EngineBridge& bridge, QObject* parent) : QObject(parent), bridge_(bridge) {
    forecast_timer_.setSingleShot(true);
    forecast_timer_.setInterval(kForecastDelayMs);
    connect(&forecast_timer_, &QTimer::timeout, this, &TrainPresenter::ask_forecast);
    connect_bridge();
}

void TrainPresenter::connect_bridge() {
    const auto forward = [this](const auto& e) { take(e); };
    connect(&bridge_, &EngineBridge::job_started, this, forward);
    connect(&bridge_, &EngineBridge::run_started, this, forward);
    connect(&bridge_, &EngineBridge::run_changed, this, forward);
    connect(&bridge_, &EngineBridge::train_step, this, forward);
    connect(&bridge_, &EngineBridge::eval_result, this, forward);
    connect(&bridge_, &EngineBridge::sample_answer, this, forward);
    connect(&bridge_, &EngineBridge::checkpoint_saved, this, forward);
    connect(&bridge_, &EngineBridge::state_changed, this, forward);
    connect(&bridge_, &EngineBridge::log_record, this, forward);
    connect(&bridge_, &EngineBridge::diagnostic, this, forward);
    connect(&bridge_, &EngineBridge::rejected, this, [this](const Rejected& e) {
        if (e.command == forecast_command_) {
            forecast_.state = Forecast::State::Refused;
            forecast_.error = e.error;
            Q_EMIT forecast_changed();
        }
        if (e.command == merge_.command && e.command != 0) {
            merge_ = {};
            Q_EMIT merge_changed();
            Q_EMIT refused(e.error);
        }
        take(e);
    });
    connect(&bridge_, &EngineBridge::job_progress, this, [this](const JobProgress& e) {
        if (e.command == merge_.command && e.command != 0) {
            merge_.done = e.done;
            merge_.total = e.total;
            merge_.what = e.what;
            Q_EMIT merge_changed();
        }
        take(e);
    });
    connect(&bridge_, &EngineBridge::job_finished, this, &TrainPresenter::take_job_end);
    connect(&bridge_, &EngineBridge::drained, this, [this] { if (std::exchange(dirty_, false)) Q_EMIT run_changed(); });
}

// --- setting up ---

void TrainPresenter::set_spec(const RunSpec& spec) {
    if (differences(spec_, spec).empty() && forecast_.state != Forecast::State::None) return;
    spec_ = spec;
    if (spec_.model.path.empty() || spec_.data.path.empty()) {
        forecast_timer_.stop();
        forecast_ = {};
    } else {
        forecast_.state = Forecast::State::Asking;  // the former figures stay on view meanwhile
        forecast_timer_.start();
    }
    Q_EMIT forecast_changed();
}

std::vector<Diagnostic> TrainPresenter::diagnostics() const {
    std::vector<Diagnostic> out = validate(spec_);
    if (spec_.data.path.empty()) out.insert(out.begin(), {true, "data.path", "no data set is chosen", "Import one."});
    if (spec_.model.path.empty()) out.insert(out.begin(), {true, "model.path", "no model is chosen", "Choose one."});
    return out;
}

bool TrainPresenter::can_start() const {
    const auto found = diagnostics();
    return std::none_of(found.begin(), found.end(), [](const Diagnostic& one) { return one.is_error; });
}

void TrainPresenter::ask_forecast() {
    const auto found = validate(spec_);
    if (!found.empty() && found.front().is_error) {
        forecast_.state = Forecast::State::Refused;
        forecast_.error = Error{ErrorCode::Usage, found.front().message, found.front().path, found.front().hint};
        Q_EMIT forecast_changed();
        return;
    }
    if (forecast_command_ != 0 && forecast_.state == Forecast::State::Asking) bridge_.post(StopRun{forecast_command_, false});
    forecast_command_ = bridge_.post(PlanRun{spec_});
}

// --- runs ---

void TrainPresenter::show_record(std::shared_ptr<RunRecord> record) {
    if (shown_ && (shown_->is_over() || !shown_->ours) && shown_ != record) {
        bridge_.stop_following(shown_->command);
        records_.erase(shown_->command);
    }
    shown_ = std::move(record);
    if (shown_) {
        if (auto notes = read_notes(shown_->folder)) shown_->notes = *std::move(notes);
        else Q_EMIT refused(notes.error());
    }
    Q_EMIT run_shown();
    Q_EMIT run_changed();
}

void TrainPresenter::start(const std::string& folder) {
    auto record = std::make_shared<RunRecord>();
    record->folder = folder;
    record->ours = true;
    record->command = bridge_.post(StartRun{spec_, folder, false});
    records_[record->command] = record;
    if (!live_) live_ = record;
    Q_EMIT live_changed();
    show_record(std::move(record));
}

bool TrainPresenter::is_waiting(const std::string& folder) const {
    return std::any_of(records_.begin(), records_.end(), [&](const auto& one) { return one.second->ours && !one.second->is_over() && one.second->folder == folder; });
}

void TrainPresenter::take_out() {
    if (waits(shown_.get())) bridge_.post(StopRun{shown_->command, false});
}

void TrainPresenter::resume_folder(const std::string& folder, const RunChange& change) {
    if (live_) return;
    if (!shown_ || shown_->folder != folder)
        if (auto opened = open(folder); !opened) {
            Q_EMIT refused(opened.error());
            return;
        }
    bridge_.stop_following(shown_->command);
    auto record = std::make_shared<RunRecord>(*shown_);  // the curve up to now stays
    record->ours = true;
    record->state = RunState::Waiting;
    record->error.reset();
    record->command = bridge_.post(StartRun{{}, folder, true, 0, change});
    records_[record->command] = record;
    live_ = record;
    Q_EMIT live_changed();
    show_record(std::move(record));
}

Result<void> TrainPresenter::open(const std::string& folder) {
    for (const auto& [id, record] : records_)
        if (record->ours && !record->is_over() && record->folder == folder) {
            show_record(record);
            return {};
        }
    const auto id = bridge_.replay(folder, true);
    if (!id) return id.error();
    auto record = std::make_shared<RunRecord>();
    record->folder = folder;
    record->command = *id;
    records_[*id] = record;
    show_record(std::move(record));
    return {};
}

void TrainPresenter::note(int64_t step, const std::string& text) {
    if (!shown_) return;
    // The file's own, read again: another window may have written some, and a damaged file is not written over.
    auto notes = read_notes(shown_->folder);
    if (notes) set_note(*notes, step, text);
    const auto written = notes ? write_notes(shown_->folder, *notes) : Result<void>(notes.error());
    if (!written) {
        Q_EMIT refused(written.error());
        return;
    }
    shown_->notes = *std::move(notes);
    Q_EMIT notes_changed();
}

void TrainPresenter::close_run() { show_record(nullptr); }

void TrainPresenter::take(const EventBody& event) {
    CommandId of = 0;
    std::visit([&](const auto& e) { if constexpr (requires { e.command; }) of = e.command; }, event);
    const auto found = records_.find(of);
    if (found == records_.end()) return;
    const std::shared_ptr<RunRecord> record = found->second;
    RunRecord& run = *record;
    if (std::holds_alternative<JobStarted>(event) && run.ours && live_ != record) {   // its turn in the line
        live_ = record;
        Q_EMIT live_changed();
    }
    const size_t lines = run.log.size();
    const bool again = std::holds_alternative<RunStarted>(event) && !run.steps.empty();
    run.take(event);
    if (run.is_over() && live_ == record) {
        live_.reset();
        Q_EMIT live_changed();
    }
    if (const auto* e = std::get_if<DiagnosticRaised>(&event); e && e->diagnostic.path != "data" && run.ours) Q_EMIT troubled(e->diagnostic);
    if (shown_ != record) {
        if (run.is_over()) records_.erase(of);   // its folder has it all
        return;
    }
    dirty_ = true;
    if (again) Q_EMIT run_shown();  // a resume took points back
    if (const auto* e = std::get_if<TrainStep>(&event)) Q_EMIT step_added(*e);
    if (const auto* e = std::get_if<EvalResult>(&event)) Q_EMIT eval_added(*e);
    if (const auto* e = std::get_if<SampleAnswer>(&event)) Q_EMIT sample_added(*e);
    if (!again)
        for (size_t i = lines; i < run.log.size(); ++i) Q_EMIT log_added(qs(run.log[i]));
}

void TrainPresenter::take_job_end(const JobFinished& e) {
    if (e.command == forecast_command_) {
        if (e.status == "cancelled") return;  // another one is on its way
        forecast_command_ = 0;
        if (e.status == "finished") forecast_ = forecast_from(e.result);
        else {
            forecast_.state = Forecast::State::Refused;
            forecast_.error = e.error;
        }
        Q_EMIT forecast_changed();
        return;
    }
    if (e.command == merge_.command && e.command != 0) {
        const MergeState was = std::exchange(merge_, {});
        Q_EMIT merge_changed();
        if (e.error && e.status == "failed") Q_EMIT refused(*e.error);
        if (e.status == "finished") Q_EMIT merged(qs(was.folder), e.result.is_object() ? e.result.value("bytes", 0.0) : 0.0);
        return;
    }
    take(e);
}

void TrainPresenter::pause_or_resume() {
    if (!live_) return;
    if (live_->state == RunState::Paused) {
        bridge_.post(ResumeRun{live_->command});
        return;
    }
    if (live_->state != RunState::Running) return;
    live_->state = RunState::Pausing;  // until the micro-batch in hand is done
    bridge_.post(PauseRun{live_->command});
    Q_EMIT run_changed();
}

void TrainPresenter::stop(bool save) {
    if (!live_) return;
    live_->state = RunState::Stopping;
    bridge_.post(StopRun{live_->command, save});
    bridge_.post(ReleaseModels{});   // a run may wait for days until it is resumed
    Q_EMIT run_changed();
}

void TrainPresenter::save_now() {
    if (live_) bridge_.post(SaveCheckpoint{live_->command});
}

void TrainPresenter::change(const RunChange& change) {
    if (live_ && change.any()) bridge_.post(ChangeRun{live_->command, change});
}

void TrainPresenter::merge(const std::string& folder, const std::string& dtype) {
    if (!shown_ || merge_.command != 0) return;
    Merge command;
    if (shown_->started) command.model.path = shown_->started->model;
    command.adapter = shown_->adapter();
    command.folder = folder;
    command.dtype = dtype;
    merge_ = {bridge_.post(command), folder, 0, 0, ""};
    Q_EMIT merge_changed();
}

void TrainPresenter::cancel_merge() {
    if (merge_.command != 0) bridge_.post(StopRun{merge_.command, false});
}

}  // namespace lorica
