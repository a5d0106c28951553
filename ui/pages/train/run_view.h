// SPDX-License-Identifier: GPL-3.0-or-later
// A run on view: progress, four charts, log. Live, followed or replayed, it is the same. GUI thread.
#pragma once

#include <QComboBox>
#include <QGridLayout>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QStackedWidget>
#include <QWidget>

#include "ui/charts/chart.h"
#include "ui/pages/train/sample_table.h"
#include "ui/pages/train/train_presenter.h"
#include "ui/widgets/card.h"

namespace lorica {

class RunView : public QWidget {
    Q_OBJECT
public:
    RunView(TrainPresenter& presenter, const Theme& theme, QWidget* parent = nullptr);

    // What the charts are drawn over.
    enum class Axis { Step, Epoch, Tokens, Time };

    Chart* loss_chart() const { return loss_; }
    QString state_line() const { return state_->text(); }

private:
    QWidget* progress_card(const Theme& theme);
    QWidget* merge_row();
    QWidget* charts(const Theme& theme);
    void connect_presenter();
    void reload();                       // everything from the shown record
    void refresh();                      // what changes with each step
    void add_step(const TrainStep& step);
    void add_eval(const EvalResult& eval);
    void add_sample(const SampleAnswer& sample);
    void show_marks();                   // of the run's changes and of the notes on it
    void ask_note(double x);
    double x_of(int64_t step) const;     // where on the axis it ended
    int64_t step_at(double x) const;     // the nearest; 0 before the first
    int64_t last_step() const { return places_.empty() ? 0 : places_.back().first; }
    void set_axis(Axis axis);
    QComboBox* axis_picker();
    void enlarge(Chart* chart);

    TrainPresenter& presenter_;
    QLabel* name_;
    QLabel* state_;
    QLabel* facts_;
    QLabel* trainable_;
    QLabel* step_text_;
    QLabel* epoch_text_;
    QLabel* time_text_;
    QProgressBar* step_bar_;
    QProgressBar* epoch_bar_;
    QFrame* merge_row_;
    QLabel* merge_text_;
    QProgressBar* merge_bar_;
    QGridLayout* grid_;
    Chart* loss_;
    Chart* rate_;
    Chart* norm_;
    Chart* memory_;
    Chart* speed_;
    Chart* load_;
    QStackedWidget* resources_;
    QLabel* smoothing_text_;
    Segments* below_;                    // log or samples
    SampleTable* samples_;
    QPlainTextEdit* log_;
    QStringList new_lines_;              // since the last refresh()
    Chart* enlarged_ = nullptr;
    int loss_line_ = 0, eval_line_ = 0, gpu_line_ = -1;
    Axis axis_ = Axis::Step;
    std::vector<std::pair<int64_t, double>> places_;   // of each step drawn, its x
    double tokens_ = 0, minutes_ = 0;    // up to the last of them
    size_t marks_ = 0;                   // that are shown
};

}  // namespace lorica
