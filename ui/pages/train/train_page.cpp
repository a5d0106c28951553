// SPDX-License-Identifier: GPL-3.0-or-later
// The Train page's widgets. GUI thread.
#include "ui/pages/train/train_page.h"

#include <QVBoxLayout>

#include "ui/widgets/empty_state.h"

namespace lorica {

TrainPage::TrainPage(Shell& shell, QWidget* parent) : Page(shell, parent) {
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(new EmptyState(shell.theme(), QStringLiteral("train"), tr("No run set up"),
                                     tr("Choose a model and a data set to begin."),
                                     shell.action(UiCommand::ChooseModel), this));
}

PageHeader TrainPage::header() { return {tr("Train"), {}, {}, shell_.action(UiCommand::ChooseModel)}; }

}  // namespace lorica
