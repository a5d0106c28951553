// SPDX-License-Identifier: GPL-3.0-or-later
// Shortcuts page and command palette, both read from the command table; room for every dialog. GUI thread.
#include "ui/shell/dialogs.h"

#include <QApplication>
#include <QFileDialog>
#include <QGridLayout>
#include <QKeyEvent>
#include <QMessageBox>
#include <QPainter>
#include <QScreen>
#include <QScrollArea>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "ui/widgets/basics.h"

namespace lorica {
namespace {

constexpr int kKeyRole = Qt::UserRole + 1;

// A command's name at the left, its key at the right.
class KeyDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QStyledItemDelegate::paint(painter, option, index);
        painter->save();
        painter->setFont(Theme::mono_font(0.9));
        painter->setPen(option.palette.color(QPalette::PlaceholderText));
        painter->drawText(option.rect.adjusted(0, 0, -12, 0), Qt::AlignRight | Qt::AlignVCenter, index.data(kKeyRole).toString());
        painter->restore();
    }
};

class DialogFitter : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* object, QEvent* event) override {
        auto* dialog = event->type() == QEvent::Show && !event->spontaneous() ? qobject_cast<QDialog*>(object) : nullptr;
        if (dialog && dialog->layout() && !qobject_cast<QMessageBox*>(dialog) && !qobject_cast<QFileDialog*>(dialog)) fit(*dialog);
        return QObject::eventFilter(object, event);   // QDialog places itself by its size behind this
    }

private:
    static void fit(QDialog& dialog) {
        constexpr int kFrame = 8, kTitle = 40;        // of the window manager, about
        const QSize room = dialog.screen()->availableSize() - QSize(2 * kFrame, kTitle + kFrame);
        const QSize least = dialog.layout()->totalMinimumSize().expandedTo(dialog.minimumSize());
        if (least.width() > room.width() || least.height() > room.height()) {
            auto* contents = new QWidget;
            contents->setLayout(dialog.layout());     // which brings its widgets along
            contents->setMinimumSize(dialog.minimumSize());
            dialog.setMinimumSize(0, 0);
            dialog.setMaximumSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);   // of a dialog that was as large as its contents
            QScrollArea* area = make_window_scroll(contents, &dialog);
            area->setMinimumSize(least.boundedTo(room));   // a dialog that adjusts its size to its contents later stays as large
            auto* whole = new QVBoxLayout(&dialog);
            whole->setContentsMargins(0, 0, 0, 0);
            whole->addWidget(area);
        }
        dialog.resize(dialog.size().expandedTo(least).boundedTo(room));
    }
};

}  // namespace

void keep_dialogs_on_screen(QObject* parent) { qApp->installEventFilter(new DialogFitter(parent)); }

ShortcutsDialog::ShortcutsDialog(const CommandSet& commands, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Keyboard shortcuts"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    grid->setHorizontalSpacing(4 * kGrid);
    grid->setVerticalSpacing(6);
    std::vector<const CommandInfo*> with_key;
    for (const auto& info : command_table())
        if (!commands.key(info.id).isEmpty()) with_key.push_back(&info);
    const int rows = static_cast<int>(with_key.size() + 1) / 2;   // two columns of them
    for (int i = 0; i < static_cast<int>(with_key.size()); ++i) {
        const CommandInfo& info = *with_key[static_cast<size_t>(i)];
        const int column = i < rows ? 0 : 2;
        grid->addWidget(make_label(CommandSet::tr(info.text), "", this), i % rows, column);
        grid->addWidget(make_label(commands.key(info.id).toString(QKeySequence::NativeText), "monomuted", this), i % rows, column + 1);
    }
    auto* close = make_button(tr("Close"), "primary", this);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    grid->addWidget(close, rows + 1, 3, Qt::AlignRight);
}

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("About Lorica"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    column->setSpacing(12);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    auto* logo = new QLabel(this);
    logo->setPixmap(QIcon(QStringLiteral(":/icons/lorica.svg")).pixmap(QSize(40, 40), devicePixelRatioF()));
    head->addWidget(logo);
    head->addWidget(make_label(QStringLiteral("Lorica ") + QStringLiteral(LORICA_VERSION), "title", this), 1);
    column->addLayout(head);
    auto* words = new QWidget;
    auto* lines = new QVBoxLayout(words);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(12);
    const auto add = [&](const QString& text, const char* role) {
        auto* label = make_label(text, role, words);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        lines->addWidget(label);
    };
    add(tr("Fine-tunes language models on this machine."), "");
    add(tr("Free software under the GNU General Public License, version 3 or later: see the file LICENSE. It comes without any warranty."), "");
    add(tr("Built with Qt %1 (LGPL 3), LibTorch (BSD 3), Apache Arrow (Apache 2.0), SentencePiece (Apache 2.0), PCRE2 (BSD 3), SQLite (public domain), QCustomPlot (GPL 3), "
           "libzip (BSD 3), ICU (Unicode), yaml-cpp, nlohmann/json, CLI11, {fmt} and spdlog (MIT or BSD); the fonts Inter and JetBrains Mono (OFL).").arg(QString::fromLatin1(qVersion())), "small");
    add(tr("Lorica opens no network connection."), "small");
    constexpr int kWidth = 480, kAround = 200;   // points; what is above and below the words, and the frame
    QWidget* area = make_scroll(words, this);
    area->setMinimumHeight(std::min(lines->heightForWidth(kWidth - 6 * kGrid), screen()->availableSize().height() - kAround));
    column->addWidget(area, 1);
    auto* close = make_button(tr("Close"), "primary", this);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    column->addWidget(close, 0, Qt::AlignRight);
    setFixedWidth(kWidth);
}

FindCommandDialog::FindCommandDialog(const CommandSet& commands, QWidget* parent) : QDialog(parent), commands_(commands) {
    setWindowTitle(tr("Find a command"));
    resize(460, 360);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(kGrid);
    line_ = new QLineEdit(this);
    line_->setPlaceholderText(tr("Type the name of a command"));
    line_->setAccessibleName(line_->placeholderText());
    list_ = new QListWidget(this);
    list_->setProperty("role", QStringLiteral("bare"));
    list_->setAccessibleName(tr("Commands"));
    list_->setIconSize({16, 16});
    list_->setItemDelegate(new KeyDelegate(list_));
    layout->addWidget(line_);
    layout->addWidget(list_, 1);
    fill({});
    line_->installEventFilter(this);
    connect(line_, &QLineEdit::textChanged, this, &FindCommandDialog::fill);
    connect(line_, &QLineEdit::returnPressed, this, [this] { if (list_->currentItem()) accept(); });
    connect(list_, &QListWidget::itemActivated, this, &QDialog::accept);
    connect(list_, &QListWidget::itemClicked, this, &QDialog::accept);
}

void FindCommandDialog::fill(const QString& filter) {
    list_->clear();
    for (const auto& info : command_table()) {
        const QAction* action = commands_.action(info.id);
        if (!action->isEnabled() || info.id == UiCommand::FindCommand) continue;
        if (!filter.isEmpty() && !CommandSet::tr(info.text).contains(filter, Qt::CaseInsensitive) && !CommandSet::tr(info.help).contains(filter, Qt::CaseInsensitive))
            continue;
        auto* item = new QListWidgetItem(action->icon(), action->text(), list_);
        item->setToolTip(action->toolTip());
        item->setData(Qt::UserRole, static_cast<int>(info.id));
        item->setData(kKeyRole, commands_.key(info.id).toString(QKeySequence::NativeText));
    }
    list_->setCurrentRow(0);
}

bool FindCommandDialog::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (step != 0 && list_->count() > 0) {
            list_->setCurrentRow((list_->currentRow() + step + list_->count()) % list_->count());
            return true;
        }
    }
    return QDialog::eventFilter(object, event);
}

QAction* FindCommandDialog::choose() {
    if (exec() != QDialog::Accepted || !list_->currentItem()) return nullptr;
    return commands_.action(static_cast<UiCommand>(list_->currentItem()->data(Qt::UserRole).toInt()));
}

}  // namespace lorica
