// SPDX-License-Identifier: GPL-3.0-or-later
// Behind the train page: the run being set up with its forecast, the runs seen so far, and what can be done to them.
// Talks to the bridge alone; has no widgets. GUI thread.
#pragma once

#include <QObject>
#include <QTimer>
#include <map>
#include <memory>
#include <optional>

#include "ui/bridge/engine_bridge.h"
#include "ui/pages/train/run_record.h"

namespace lorica {

// What PlanRun answered. Missing figures are 0.
struct Forecast {
    enum class State { None, Asking, Known, Refused } state = State::None;
    std::optional<Error> error;
    double memory = 0, memory_low = 0, memory_high = 0, available = 0;
    double seconds = 0, disk = 0;
    int64_t steps = 0, rows = 0, trainable = 0, all = 0;
    std::vector<std::pair<std::string, double>> parts;   // "weights" → bytes
    std::vector<std::string> advice;                     // what would make it fit
    bool fits() const { return available <= 0 || memory <= available; }
};
Forecast forecast_from(const nlohmann::json& result);

struct MergeState {
    CommandId command = 0;          // 0: none in progress
    std::string folder;
    int64_t done = 0, total = 0;
    std::string what;
};

class TrainPresenter : public QObject {
    Q_OBJECT
public:
    explicit TrainPresenter(EngineBridge& bridge, QObject* parent = nullptr);

    // --- setting up ---
    const RunSpec& spec() const { return spec_; }
    void set_spec(const RunSpec& spec);                 // asks for a new forecast soon
    std::vector<Diagnostic> diagnostics() const;        // of the spec, and of what is not chosen yet
    bool can_start() const;
    const Forecast& forecast() const { return forecast_; }

    // --- runs ---
    // Starts `spec()` into `folder` (which must not exist) and shows it; while another run trains, it waits in line.
    void start(const std::string& folder);
    // Goes on with an interrupted run from its last checkpoint, or with a finished one that `change` gives more steps.
    void resume_folder(const std::string& folder, const RunChange& change = {});
    // Shows an earlier run, or follows one of another process.
    Result<void> open(const std::string& folder);
    const RunRecord* shown() const { return shown_.get(); }
    const RunRecord* live() const { return live_.get(); }  // training in this program now
    bool waits(const RunRecord* run) const { return run && run->ours && !run->is_over() && run != live_.get(); }
    bool is_waiting(const std::string& folder) const;   // in line, or training
    void take_out();                                    // the shown run, which waits
    void close_run();                                   // back to setting up; a live run goes on

    void pause_or_resume();
    void stop(bool save);
    void save_now();
    void change(const RunChange& change);               // of the live run
    void note(int64_t step, const std::string& text);   // on the shown run's curve; an empty text takes it away

    void merge(const std::string& folder, const std::string& dtype);
    void cancel_merge();
    const MergeState& merging() const { return merge_; }

    static constexpr int kForecastDelayMs = 250;

Q_SIGNALS:
    void forecast_changed();
    void run_shown();                                   // another run, or none: show it from its record
    void run_changed();                                 // state or progress of the shown run; at most once a batch
    void live_changed();                                // a run of ours began or ended
    void step_added(const lorica::TrainStep& step);
    void eval_added(const lorica::EvalResult& result);
    void sample_added(const lorica::SampleAnswer& sample);
    void notes_changed();
    void log_added(const QString& line);
    void merge_changed();
    void merged(const QString& folder, double bytes);
    void troubled(const lorica::Diagnostic& finding);   // a run of ours goes on, but something of it did not work
    void refused(const lorica::Error& error);

private:
    void connect_bridge();
    void ask_forecast();
    void take(const EventBody& event);
    void take_job_end(const JobFinished& e);
    void show_record(std::shared_ptr<RunRecord> record);

    EngineBridge& bridge_;
    RunSpec spec_;
    Forecast forecast_;
    QTimer forecast_timer_;
    CommandId forecast_command_ = 0;
    std::map<CommandId, std::shared_ptr<RunRecord>> records_;
    std::shared_ptr<RunRecord> shown_;
    std::shared_ptr<RunRecord> live_;
    MergeState merge_;
    bool dirty_ = false;
};

}  // namespace lorica
