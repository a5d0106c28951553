// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet of kept conversations: find one and go on with it, write some to a file, delete some. GUI thread.
#pragma once

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <functional>

#include "ui/pages/chat/conversations.h"
#include "ui/theme/theme.h"

class QThreadPool;

namespace lorica {

class ConversationsSheet : public QDialog {
    Q_OBJECT
public:
    // `keeper` is what keeps them: it reads what was kept before, and loaded() tells of it.
    ConversationsSheet(const Theme& theme, const fs::path& home, QThreadPool& keeper, QWidget* parent);
    // The rows that are chosen, in the order of the table.
    std::vector<KeptConversation> chosen() const;
    // Writes those; the suffix decides how: see form_of().
    Result<void> write(const fs::path& file) const;

Q_SIGNALS:
    void loaded();
    void opened(const lorica::KeptConversation& conversation);

private:
    struct Read {
        KeptConversations kept;
        QStringList texts;                 // searched_text() of each
    };
    QWidget* build_buttons(const Theme& theme);
    void read_after(const std::function<Result<void>()>& act);
    void take(Read read, const QString& trouble);
    void fill();
    void show_choice();
    void open_chosen();
    void save();
    void ask_to_delete();
    void say(const QString& text, const char* role);

    const fs::path home_;
    QThreadPool& keeper_;
    Read read_;
    QLineEdit* search_;
    QTableWidget* table_;
    QLabel *found_, *said_;
    QPushButton *open_ = nullptr, *export_ = nullptr, *delete_ = nullptr;
};

}  // namespace lorica
