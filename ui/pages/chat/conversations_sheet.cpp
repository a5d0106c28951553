// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet's widgets. GUI thread; files are read on the keeper's.
#include "ui/pages/chat/conversations_sheet.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QMessageBox>
#include <QShortcut>
#include <QThreadPool>
#include <QVBoxLayout>
#include <algorithm>
#include <memory>

#include "ui/bridge/gui_thread.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/plain_text.h"
#include "ui/widgets/table.h"

namespace lorica {
namespace {

enum Column { Title, Model, When };

QString damage_text(const std::vector<std::string>& files) {
    constexpr size_t kMostNamed = 5;
    if (files.empty()) return {};
    QStringList names;
    for (size_t i = 0; i < std::min(files.size(), kMostNamed); ++i) names << qs(files[i]);
    if (files.size() > kMostNamed) names << QStringLiteral("…");
    const QString named = names.join(QStringLiteral(", "));
    return files.size() == 1 ? ConversationsSheet::tr("1 conversation could not be read: %1").arg(named)
                             : ConversationsSheet::tr("%1 conversations could not be read: %2").arg(count_text(static_cast<int64_t>(files.size())), named);
}

}  // namespace

ConversationsSheet::ConversationsSheet(const Theme& theme, const fs::path& home, QThreadPool& keeper, QWidget* parent) : QDialog(parent), home_(home), keeper_(keeper) {
    setWindowTitle(tr("Conversations"));
    resize(720, 480);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    rows->setSpacing(12);
    search_ = new QLineEdit(this);
    search_->setPlaceholderText(tr("Words of a question, an answer or a model's name"));
    search_->setAccessibleName(tr("Find a conversation"));
    search_->setClearButtonEnabled(true);
    table_ = make_row_table({tr("Conversation"), tr("Model"), tr("When")}, {}, tr("Kept conversations"), this);
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    fit_columns(table_, Title);
    found_ = make_label({}, "small", this);
    said_ = make_label({}, "amber", this);
    said_->setWordWrap(true);
    said_->hide();
    rows->addWidget(search_);
    rows->addWidget(table_, 1);
    rows->addWidget(found_);
    rows->addWidget(said_);
    rows->addWidget(build_buttons(theme));
    connect(search_, &QLineEdit::textChanged, this, &ConversationsSheet::fill);
    connect(table_, &QTableWidget::itemSelectionChanged, this, &ConversationsSheet::show_choice);
    connect(table_, &QTableWidget::cellDoubleClicked, this, &ConversationsSheet::open_chosen);
    auto* remove = new QShortcut(QKeySequence::Delete, table_);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, delete_, &QPushButton::click);
    found_->setText(tr("Reading"));
    show_choice();
    read_after({});
}

QWidget* ConversationsSheet::build_buttons(const Theme& theme) {
    auto* box = new QWidget(this);
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(kGrid);
    export_ = make_button(tr("Export"), "", box);
    export_->setIcon(theme.icon(QStringLiteral("export")));
    export_->setToolTip(tr("Write the chosen conversations to a file: as training data (JSONL), Markdown or text"));
    delete_ = make_button(tr("Delete"), "", box);
    delete_->setIcon(theme.icon(QStringLiteral("trash")));
    auto* close = make_button(tr("Close"), "", box);
    open_ = make_button(tr("Open"), "primary", box);
    open_->setToolTip(tr("Go on with the chosen conversation"));
    open_->setDefault(true);
    line->addWidget(export_);
    line->addWidget(delete_);
    line->addStretch(1);
    line->addWidget(close);
    line->addWidget(open_);
    connect(export_, &QPushButton::clicked, this, &ConversationsSheet::save);
    connect(delete_, &QPushButton::clicked, this, &ConversationsSheet::ask_to_delete);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(open_, &QPushButton::clicked, this, &ConversationsSheet::open_chosen);
    return box;
}

// On the keeper's thread: `act`, if there is one, then all conversations anew.
void ConversationsSheet::read_after(const std::function<Result<void>()>& act) {
    keeper_.start([act, home = home_, target = QPointer<ConversationsSheet>(this)] {
        const Result<void> done = act ? act() : Result<void>();
        auto read = std::make_shared<Read>();
        read->kept = read_conversations(home);
        for (const KeptConversation& one : read->kept.all) read->texts << searched_text(one);
        const QString trouble = done ? QString() : qs(done.error().text());
        tell(target, [read, trouble](ConversationsSheet& to) { to.take(std::move(*read), trouble); });
    });
}

void ConversationsSheet::take(Read read, const QString& trouble) {
    read_ = std::move(read);
    fill();
    say(trouble.isEmpty() ? damage_text(read_.kept.damaged) : trouble, trouble.isEmpty() ? "amber" : "red");
    Q_EMIT loaded();
}

void ConversationsSheet::fill() {
    const QString wanted = search_->text().trimmed().toCaseFolded();
    const QSignalBlocker blocker(table_);
    table_->setRowCount(0);
    for (size_t i = 0; i < read_.kept.all.size(); ++i) {
        if (!read_.texts[static_cast<qsizetype>(i)].contains(wanted)) continue;
        const KeptConversation& one = read_.kept.all[i];
        const int row = table_->rowCount();
        table_->insertRow(row);
        for (const auto& [column, text] : {std::pair{Title, shown_text(qs(one.title))}, std::pair{Model, shown_text(qs(one.target.title))}, std::pair{When, when_text(one.created)}}) {
            auto* cell = new RowCell(text);
            cell->setToolTip(plain_tip(text));
            cell->setData(Qt::UserRole, static_cast<qulonglong>(i));
            table_->setItem(row, column, cell);
        }
    }
    if (table_->rowCount() > 0) choose_row(table_, 0);
    const int64_t all = static_cast<int64_t>(read_.kept.all.size());
    found_->setText(all == 0 ? tr("None yet: each conversation is kept here as soon as it has an answer.")
                    : table_->rowCount() == 0 ? tr("No conversation has these words.")
                                              : tr("%1 of %2 conversations").arg(count_text(table_->rowCount()), count_text(all)));
    show_choice();
}

std::vector<KeptConversation> ConversationsSheet::chosen() const {
    std::vector<KeptConversation> out;
    for (int row = 0; row < table_->rowCount(); ++row)
        if (table_->item(row, Title)->isSelected()) out.push_back(read_.kept.all[static_cast<size_t>(table_->item(row, Title)->data(Qt::UserRole).toULongLong())]);
    return out;
}

void ConversationsSheet::show_choice() {
    const auto rows = table_->selectionModel()->selectedRows().size();
    open_->setEnabled(rows == 1);
    export_->setEnabled(rows > 0);
    delete_->setEnabled(rows > 0);
}

void ConversationsSheet::open_chosen() {
    const auto one = chosen();
    if (one.size() != 1) return;
    accept();
    Q_EMIT opened(one.front());
}

Result<void> ConversationsSheet::write(const fs::path& file) const {
    std::error_code code;
    if (fs::equivalent(file.parent_path(), conversations_folder(home_), code))
        return Error{ErrorCode::Exists, "is where the studio keeps the conversations", file.parent_path().string(), "Choose another folder."};
    return write_file_atomic(file, conversations_as(form_of(file), chosen()));
}

void ConversationsSheet::save() {
    auto* dialog = new QFileDialog(this, tr("Export conversations"), qs(home_.string()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString data = tr("Training data (*.jsonl)"), markdown = tr("Markdown (*.md)"), text = tr("Text (*.txt)");
    dialog->setNameFilters({data, markdown, text});
    dialog->setDefaultSuffix(QStringLiteral("jsonl"));
    dialog->selectFile(QStringLiteral("conversations"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, markdown, text](const QString& filter) {
        dialog->setDefaultSuffix(filter == markdown ? QStringLiteral("md") : filter == text ? QStringLiteral("txt") : QStringLiteral("jsonl"));
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        if (auto written = write(ss(file)); !written) say(qs(written.error().text()), "red");
        else say(tr("Written: %1").arg(file), "green");
    });
    dialog->open();
}

void ConversationsSheet::ask_to_delete() {
    const auto wanted = chosen();
    if (wanted.empty()) return;
    const QString question = wanted.size() == 1 ? tr("Delete “%1”?").arg(shown_text(qs(wanted.front().title))) : tr("Delete %1 conversations?").arg(count_text(static_cast<int64_t>(wanted.size())));
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("Delete conversations"), question, QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("This cannot be undone."));
    const QAbstractButton* yes = box->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(tr("Keep"), QMessageBox::RejectRole));
    connect(box, &QMessageBox::buttonClicked, this, [this, yes, wanted](QAbstractButton* button) {
        if (button != yes) return;
        read_after([home = home_, wanted]() -> Result<void> {
            for (const KeptConversation& one : wanted) LORICA_TRY(remove_conversation(home, one.id));
            return {};
        });
    });
    box->open();
}

void ConversationsSheet::say(const QString& text, const char* role) {
    said_->setText(text);
    said_->setVisible(!text.isEmpty());
    set_style_property(said_, "role", QString::fromLatin1(role));
}

}  // namespace lorica
