// SPDX-License-Identifier: GPL-3.0-or-later
// From events to a run's state, progress, time left and log; from a plan to a forecast; from folders to a list. GUI thread.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/runtime/run_folder.h"
#include "tests/support/gui/gui_support.h"
#include "ui/models/run_list.h"
#include "ui/pages/train/run_record.h"
#include "ui/pages/train/train_presenter.h"

using namespace lorica;

namespace {

RunRecord record() {
    RunRecord run;
    run.command = 7;
    return run;
}

RunStarted started(int64_t first, int64_t total, int64_t per_epoch) {
    RunStarted e;
    e.command = 7;
    e.folder = "/runs/run-01";
    e.method = "lora";
    e.first_step = first;
    e.total_steps = total;
    e.steps_per_epoch = per_epoch;
    e.trainable_parameters = 100;
    e.all_parameters = 1000;
    return e;
}

TrainStep step(int64_t at, double loss = 1, double seconds = 2) {
    TrainStep e;
    e.command = 7;
    e.step = at;
    e.loss = loss;
    e.seconds = seconds;
    return e;
}

bool has_line(const RunRecord& run, const std::string& part) {
    return std::any_of(run.log.begin(), run.log.end(), [&](const std::string& line) { return line.find(part) != std::string::npos; });
}

}  // namespace

class RunRecordTest : public QObject {
    Q_OBJECT
public:
    explicit RunRecordTest(Theme&) {}

private Q_SLOTS:
    void events_of_another_command_are_left_alone() {
        RunRecord run = record();
        TrainStep other = step(1);
        other.command = 8;
        QVERIFY(!run.take(other));
        QVERIFY(run.steps.empty());
    }

    void progress_counts_steps_and_epochs() {
        RunRecord run = record();
        QVERIFY(run.take(started(0, 30, 12)));
        QCOMPARE(run.state, RunState::Running);
        QCOMPARE(run.epochs(), int64_t{3});
        for (int64_t i = 1; i <= 12; ++i) run.take(step(i));
        QCOMPARE(run.epoch(), int64_t{1});
        QCOMPARE(run.epoch_share(), 1.0);
        run.take(step(13));
        QCOMPARE(run.epoch(), int64_t{2});
        QVERIFY(std::abs(run.epoch_share() - 1.0 / 12) < 1e-12);
        QVERIFY(std::abs(run.run_share() - 13.0 / 30) < 1e-12);
    }

    void samples_of_steps_that_are_trained_again_come_again() {
        RunRecord run = record();
        run.take(started(0, 30, 12));
        for (const int64_t at : {10, 20}) run.take(SampleAnswer{7, at, 0, "asked", "answered", "", "stop"});
        QCOMPARE(run.samples.size(), size_t{2});
        run.take(started(15, 30, 12));
        QCOMPARE(run.samples.size(), size_t{1});
        QCOMPARE(run.samples.front().step, int64_t{10});
    }

    void a_run_shorter_than_an_epoch_says_so() {
        RunRecord run = record();
        run.take(started(0, 12, 555));
        for (int64_t i = 1; i <= 12; ++i) run.take(step(i));
        QCOMPARE(run.run_share(), 1.0);
        QVERIFY(std::abs(run.epoch_share() - 12.0 / 555) < 1e-12);
    }

    void the_time_left_follows_the_steps() {
        RunRecord run = record();
        run.take(started(0, 10, 10));
        QVERIFY(run.seconds_left() < 0);
        for (int64_t i = 1; i <= 4; ++i) run.take(step(i, 1, 2));
        QVERIFY(std::abs(run.seconds_left() - 12) < 1e-9);
        QVERIFY(std::abs(run.total_seconds - 8) < 1e-12);
    }

    void a_resume_takes_back_what_came_after_its_checkpoint() {
        RunRecord run = record();
        run.take(started(0, 10, 10));
        for (int64_t i = 1; i <= 8; ++i) run.take(step(i));
        EvalResult eval;
        eval.command = 7;
        eval.step = 6;
        run.take(eval);
        run.take(started(5, 10, 10));
        QCOMPARE(run.steps.size(), size_t{5});
        QVERIFY(run.evals.empty());
        QVERIFY(has_line(run, "Resumed after step 5"));
    }

    void a_step_that_was_left_out_is_told() {
        RunRecord run = record();
        run.take(started(0, 10, 10));
        TrainStep bad = step(3);
        bad.skipped = true;
        run.take(bad);
        QVERIFY(has_line(run, "Step 3: the loss was not finite"));
    }

    void stopping_stays_stopping_until_the_end() {
        RunRecord run = record();
        run.take(started(0, 10, 10));
        run.take(StateChanged{7, "paused", 2});
        QCOMPARE(run.state, RunState::Paused);
        run.state = RunState::Stopping;
        run.take(StateChanged{7, "running", 2});
        QCOMPARE(run.state, RunState::Stopping);
        QVERIFY(run.is_active() && !run.is_over());
        JobFinished end;
        end.command = 7;
        end.status = "stopped";
        run.take(end);
        QCOMPARE(run.state, RunState::Stopped);
        QVERIFY(run.is_over());
    }

    void a_failure_keeps_its_reason() {
        RunRecord run = record();
        JobFinished end;
        end.command = 7;
        end.status = "failed";
        end.error = Error{ErrorCode::Io, "no space left", "/runs/run-01", "Free some."};
        run.take(end);
        QCOMPARE(run.state, RunState::Failed);
        QVERIFY(has_line(run, "no space left"));
        RunRecord refused = record();
        refused.take(Rejected{7, Error{ErrorCode::Exists, "exists already", "/runs/run-01", ""}});
        QCOMPARE(refused.state, RunState::Failed);
    }

    void each_state_has_a_word() {
        QStringList words;
        for (int i = 0; i <= static_cast<int>(RunState::Failed); ++i) {
            const QString word = QString::fromLatin1(state_text(static_cast<RunState>(i)));
            QVERIFY(!word.isEmpty() && !words.contains(word));
            words << word;
        }
    }

    void a_plan_becomes_a_forecast() {
        const Forecast f = forecast_from(nlohmann::json::parse(R"({"memory_bytes": 2e9, "available_bytes": 1e9, "seconds": 60, "steps": 12,
            "trainable_parameters": 10, "all_parameters": 100, "parts": {"weights": 1e9, "note": "x"}, "advice": ["lower r", 3]})"));
        QCOMPARE(f.state, Forecast::State::Known);
        QVERIFY(!f.fits());
        QCOMPARE(f.memory_low, 2e9);
        QCOMPARE(f.parts.size(), size_t{1});
        QCOMPARE(f.advice.size(), size_t{1});
        QVERIFY(forecast_from(nlohmann::json::object()).fits());
    }

    void a_folder_is_summed_up_and_others_are_left_out() {
        QTemporaryDir home;
        const fs::path runs = fs::path(home.path().toStdString()) / "runs";
        RunSpec spec;
        spec.model.path = "/models/small.gguf";
        auto folder = RunFolder::create(runs / "run-01", spec, {});
        QVERIFY(folder.ok());
        QVERIFY(folder->append({started(0, 200, 100)}).ok());
        for (int64_t i = 1; i <= 150; ++i) QVERIFY(folder->append({step(i, 3.0 - 0.01 * static_cast<double>(i))}).ok());
        fs::create_directories(runs / "no-run");
        const auto found = list_runs(runs, {(runs / "gone").string()});
        QCOMPARE(found.size(), size_t{1});
        QCOMPARE(found[0].status, std::string("open"));
        QVERIFY(found[0].can_resume());
        QCOMPARE(found[0].step, int64_t{150});
        QCOMPARE(found[0].spec.model.path, spec.model.path);
        QVERIFY(found[0].curve.size() <= 61 && found[0].curve.front() > found[0].curve.back());
        QVERIFY(!summarize_run(runs / "no-run").ok());
    }
};

LORICA_GUI_MAIN(RunRecordTest)
#include "run_record_test.moc"
