// SPDX-License-Identifier: GPL-3.0-or-later
// The Chat page's widgets. GUI thread.
#include "ui/pages/chat/chat_page.h"

#include <QVBoxLayout>

#include "ui/widgets/empty_state.h"

namespace lorica {

ChatPage::ChatPage(Shell& shell, QWidget* parent) : Page(shell, parent) {
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(new EmptyState(shell.theme(), QStringLiteral("chat"), tr("No model to talk to"),
                                     tr("Choose a model to talk to it; while a run trains, talk to the half-trained adapter."),
                                     shell.action(UiCommand::ChooseModel), this));
}

PageHeader ChatPage::header() { return {tr("Chat"), {}, {}, shell_.action(UiCommand::ChooseModel)}; }

}  // namespace lorica
