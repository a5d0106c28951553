// SPDX-License-Identifier: GPL-3.0-or-later
// The Home page's widgets. GUI thread.
#include "ui/pages/home/home_page.h"

#include <QVBoxLayout>

#include "ui/widgets/empty_state.h"

namespace lorica {

HomePage::HomePage(Shell& shell, QWidget* parent) : Page(shell, parent) {
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(new EmptyState(shell.theme(), QStringLiteral("home"), tr("No runs yet"),
                                     tr("Your runs will be listed here, with their curves."),
                                     shell.action(UiCommand::ImportData), this));
}

PageHeader HomePage::header() { return {tr("Home"), {}, {}, shell_.action(UiCommand::ImportData)}; }

}  // namespace lorica
