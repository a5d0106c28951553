// SPDX-License-Identifier: GPL-3.0-or-later
// One row as the model sees it: coloured tokens, counts, and steps to the next row. GUI thread.
#pragma once

#include <QLabel>
#include <QToolButton>
#include <QWidget>

#include "ui/pages/data/data_presenter.h"
#include "ui/widgets/token_text.h"

namespace lorica {

class RowPanel : public QWidget {
    Q_OBJECT
public:
    RowPanel(const Theme& theme, DataPresenter& presenter, QWidget* parent = nullptr);
    void show_row(int64_t index);   // of the presenter's sample
    // The row of the file (from 0), whose sample is asked for where it is not there; nothing outside the file.
    void go_to(int64_t row);
    int64_t row() const { return row_; }
    QString tokens_text() const { return text_->toPlainText(); }

Q_SIGNALS:
    void row_chosen(int64_t index);   // by go_to or the arrows, within the sample

private:
    void refresh();

    DataPresenter& presenter_;
    TokenText* text_;
    QLabel* place_;
    QLabel* counts_;
    QLabel* note_;
    QToolButton* back_;
    QToolButton* forward_;
    int64_t row_ = 0;
    int64_t wanted_ = -1;             // row of the file to show once its sample is there
};

}  // namespace lorica
