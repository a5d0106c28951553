// SPDX-License-Identifier: GPL-3.0-or-later
// The Adapters page's widgets. GUI thread.
#include "ui/pages/adapters/adapters_page.h"

#include <QVBoxLayout>

#include "ui/widgets/empty_state.h"

namespace lorica {

AdaptersPage::AdaptersPage(Shell& shell, QWidget* parent) : Page(shell, parent) {
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(new EmptyState(shell.theme(), QStringLiteral("adapters"), tr("No adapters yet"),
                                     tr("Every finished run leaves an adapter here, with the data and the settings it came from."),
                                     shell.action(UiCommand::NewRun), this));
}

PageHeader AdaptersPage::header() { return {tr("Adapters"), {}, {}, shell_.action(UiCommand::NewRun)}; }

}  // namespace lorica
