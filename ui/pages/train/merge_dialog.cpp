// SPDX-License-Identifier: GPL-3.0-or-later
// The merge dialog's widgets. GUI thread.
#include "ui/pages/train/merge_dialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>

#include "ui/theme/tokens.h"
#include "ui/widgets/basics.h"

namespace lorica {

MergeDialog::MergeDialog(const QString& folder, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Merge and export"));
    setMinimumWidth(560);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(10);
    auto* words = make_label(tr("Adds the adapter to its base and writes a safetensors folder with config, tokenizer and chat template, "
                                "as transformers loads it. The base and the adapter stay as they are."), "muted", this);
    words->setWordWrap(true);
    grid->addWidget(words, 0, 0, 1, 3);
    folder_ = new QLineEdit(folder, this);
    folder_->setObjectName(QStringLiteral("merge folder"));
    folder_->setAccessibleName(tr("New folder"));
    auto* browse = make_button(tr("Browse"), "", this);
    grid->addWidget(make_label(tr("New folder"), "", this), 1, 0);
    grid->addWidget(folder_, 1, 1);
    grid->addWidget(browse, 1, 2);
    dtype_ = new QComboBox(this);
    dtype_->setAccessibleName(tr("Type"));
    dtype_->addItem(tr("As the base"), QStringLiteral("auto"));
    for (const char* name : {"bfloat16", "float16", "float32"}) dtype_->addItem(QString::fromLatin1(name), QString::fromLatin1(name));
    grid->addWidget(make_label(tr("Type"), "", this), 2, 0);
    grid->addWidget(dtype_, 2, 1);
    problem_ = make_label({}, "red", this);
    problem_->setWordWrap(true);
    grid->addWidget(problem_, 3, 1, 1, 2);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGrid);
    auto* cancel = make_button(tr("Cancel"), "", this);
    merge_ = make_button(tr("Merge and export"), "primary", this);
    merge_->setDefault(true);
    auto* more = make_button(tr("Other formats"), "link", this);
    more->setToolTip(tr("GGUF files and adapters: on the Export page"));
    buttons->addWidget(more);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(merge_);
    grid->addLayout(buttons, 4, 0, 1, 3);
    connect(more, &QPushButton::clicked, this, [this] {
        Q_EMIT other_formats();
        reject();
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(merge_, &QPushButton::clicked, this, &QDialog::accept);
    connect(folder_, &QLineEdit::textChanged, this, &MergeDialog::check);
    connect(browse, &QPushButton::clicked, this, [this] {
        const QString parent_folder = QFileDialog::getExistingDirectory(this, tr("Folder to put the model folder into"), QFileInfo(MergeDialog::folder()).path());
        if (!parent_folder.isEmpty()) folder_->setText(parent_folder + QLatin1Char('/') + QFileInfo(MergeDialog::folder()).fileName());
    });
    check();
}

void MergeDialog::check() {
    QString problem;
    if (folder().isEmpty()) problem = tr("Name a folder.");
    else if (!folder().startsWith(QLatin1Char('/'))) problem = tr("Give the whole path, from / on.");
    else if (QFileInfo::exists(folder())) problem = tr("This folder exists already. Choose a new name: nothing is overwritten.");
    problem_->setText(problem);
    merge_->setEnabled(problem.isEmpty());
}

}  // namespace lorica
