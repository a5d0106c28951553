// SPDX-License-Identifier: GPL-3.0-or-later
// Routing on the Adapters page: makes one of the chosen adapters, and a box to try where a prompt would go. GUI thread.
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include "ui/pages/adapters/known_adapters.h"
#include "ui/pages/adapters/routing_presenter.h"
#include "ui/shell/page.h"
#include "ui/widgets/card.h"

namespace lorica {

class RoutingCard : public Card {
    Q_OBJECT
public:
    explicit RoutingCard(Shell& shell, QWidget* parent = nullptr);

    // The adapters marked in the table.
    void set_adapters(std::vector<KnownAdapter> adapters);
    RoutingPresenter& presenter() { return presenter_; }
    QString said() const { return said_->text(); }

private:
    void make();
    void attempt();
    void chat();
    void show_state();
    std::vector<std::string> rules() const;

    Shell& shell_;
    RoutingPresenter presenter_;
    std::vector<KnownAdapter> adapters_;
    QLabel* chosen_;
    QPlainTextEdit* rules_;
    QPushButton *make_, *try_, *cancel_, *chat_;
    QLineEdit* prompt_;
    QLabel* said_;
};

}  // namespace lorica
