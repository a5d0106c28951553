// SPDX-License-Identifier: GPL-3.0-or-later
// The preferences' widgets. GUI thread.
#include "ui/shell/preferences.h"

#include <QDesktopServices>
#include <QGridLayout>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/widgets/basics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/settings_form.h"

namespace lorica {

PreferencesDialog::PreferencesDialog(const Theme& theme, const AppState& state, QWidget* parent)
    : QDialog(parent), theme_(theme), studio_(state.studio), home_(state.home) {
    setWindowTitle(tr("Preferences"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    column->setSpacing(2 * kGrid);
    auto* tabs = new Segments({tr("General"), tr("Keyboard")}, this);
    auto* pages = new QStackedWidget(this);
    pages->addWidget(general());
    pages->addWidget(keyboard(state.keys));
    connect(tabs, &Segments::chosen, pages, &QStackedWidget::setCurrentIndex);
    column->addWidget(tabs, 0, Qt::AlignLeft);
    column->addWidget(pages, 1);
    auto* buttons = new QHBoxLayout;
    clash_ = make_label({}, "red", this);
    clash_->setWordWrap(true);
    auto* cancel = make_button(tr("Cancel"), "", this);
    ok_ = make_button(tr("Apply"), "primary", this);
    ok_->setDefault(true);
    buttons->addWidget(clash_, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(ok_);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(ok_, &QPushButton::clicked, this, &QDialog::accept);
    resize(560, 520);
    check_keys();
}

QWidget* PreferencesDialog::general() {
    auto* host = new QWidget(this);
    auto* grid = new QGridLayout(host);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(3 * kGrid);
    grid->setVerticalSpacing(2 * kGrid);
    std::vector<FieldRef> refs, standards;
    append_fields(refs, studio_, "");
    append_fields(standards, standard_, "");
    for (size_t i = 0; i < refs.size(); ++i) {
        auto* cell = new FieldCell(theme_, refs[i], standards[i], host);
        connect(cell, &FieldCell::changed, this, [this, cell] {
            ok_->setEnabled(!cell->has_refused());
            Q_EMIT changed();
        });
        grid->addWidget(cell, static_cast<int>(i / 2), static_cast<int>(i % 2));
    }
    const int row = static_cast<int>(refs.size() / 2) + 1;
    auto* folder = make_label(tr("Runs, models and this file are kept in %1").arg(qs(home_)), "small", host);
    folder->setWordWrap(true);
    folder->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* open = make_button(tr("Open folder"), "", host);
    connect(open, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(qs(home_))); });
    auto* line = new QHBoxLayout;
    line->addWidget(folder, 1);
    line->addWidget(open, 0, Qt::AlignTop);
    grid->addLayout(line, row, 0, 1, 2);
    grid->setRowStretch(row + 1, 1);
    for (const int i : {0, 1}) grid->setColumnStretch(i, 1);
    return host;
}

QWidget* PreferencesDialog::keyboard(const CommandSet::Keys& keys) {
    auto* content = new QWidget;
    auto* grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, kGrid, 0);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    int row = 0;
    for (const auto& info : command_table()) {
        if (!CommandSet::can_rebind(info)) continue;
        const QString name = CommandSet::tr(info.text);
        const auto own = keys.find(info.text);
        auto* edit = new QKeySequenceEdit(own == keys.end() ? CommandSet::table_key(info) : QKeySequence::fromString(qs(own->second), QKeySequence::PortableText), content);
        edit->setClearButtonEnabled(true);
        edit->setMaximumWidth(200);
        edit->setAccessibleName(tr("Key of %1").arg(name));
        edit->setObjectName(QString::fromLatin1(info.text));
        auto* reset = make_button(tr("Reset"), "ghost", content);
        reset->setAccessibleName(tr("Reset the key of %1").arg(name));
        QSizePolicy keep = reset->sizePolicy();
        keep.setRetainSizeWhenHidden(true);
        reset->setSizePolicy(keep);
        grid->addWidget(make_label(name, "", content), row, 0);
        grid->addWidget(edit, row, 1);
        grid->addWidget(reset, row, 2);
        ++row;
        rows_.push_back({&info, edit, reset});
        connect(edit, &QKeySequenceEdit::keySequenceChanged, this, &PreferencesDialog::check_keys);
        connect(reset, &QPushButton::clicked, edit, [edit, &info] { edit->setKeySequence(CommandSet::table_key(info)); });
    }
    return make_scroll(content, this);
}

void PreferencesDialog::check_keys() {
    QString clash;
    for (const KeyRow& row : rows_) {
        const QKeySequence key = row.edit->keySequence();
        row.reset->setVisible(key != CommandSet::table_key(*row.info));
        const auto other = std::find_if(rows_.begin(), rows_.end(), [&](const KeyRow& one) { return one.info != row.info && !key.isEmpty() && one.edit->keySequence() == key; });
        const bool plain = !key.isEmpty() && (key[0].keyboardModifiers() & ~Qt::ShiftModifier) == Qt::NoModifier && (key[0].key() < Qt::Key_F1 || key[0].key() > Qt::Key_F35);
        set_style_property(row.edit, "state", other != rows_.end() || plain ? QStringLiteral("error") : QString());
        const QString name = CommandSet::tr(row.info->text);
        if (plain && clash.isEmpty()) clash = tr("%1 would take %2 from every text field; add Ctrl or Alt.").arg(name, key.toString(QKeySequence::NativeText));
        if (other != rows_.end() && clash.isEmpty())
            clash = tr("%1 belongs to both %2 and %3.").arg(key.toString(QKeySequence::NativeText), name, CommandSet::tr(other->info->text));
    }
    if (!clash_) return;
    clash_->setText(clash);
    ok_->setEnabled(clash.isEmpty());
}

CommandSet::Keys PreferencesDialog::keys() const {
    CommandSet::Keys out;
    for (const KeyRow& row : rows_)
        if (const QKeySequence key = row.edit->keySequence(); key != CommandSet::table_key(*row.info)) out[row.info->text] = ss(key.toString(QKeySequence::PortableText));
    return out;
}

}  // namespace lorica
