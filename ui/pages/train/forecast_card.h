// SPDX-License-Identifier: GPL-3.0-or-later
// The card beside the wizard: will it fit, how long will it take, what keeps it from starting. GUI thread.
#pragma once

#include <QGridLayout>

#include "ui/pages/train/train_presenter.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"

namespace lorica {

class ForecastCard : public Card {
    Q_OBJECT
public:
    ForecastCard(TrainPresenter& presenter, const Theme& theme, QWidget* parent = nullptr);
    // Findings without a field of their own on the form are listed here.
    void show_findings(const std::vector<Diagnostic>& findings);
    QString verdict() const { return verdict_->text(); }

private:
    void refresh();
    void set_row(int row, const QString& value);

    TrainPresenter& presenter_;
    QLabel* verdict_;
    ShareBar* bar_;
    QLabel* memory_;
    QLabel* parts_;
    std::vector<QLabel*> values_;
    QLabel* advice_;
    QLabel* findings_;
};

}  // namespace lorica
