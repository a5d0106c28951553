// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet's widgets, and the copying. GUI thread.
#include "ui/pages/adapters/add_sheet.h"

#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QPointer>
#include <QThreadPool>
#include <algorithm>

#include "core/hub/adapter_import.h"
#include "ui/bridge/gui_thread.h"
#include "ui/shell/page.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/facts.h"
#include "ui/widgets/name_box.h"

namespace lorica {
namespace {

// The PEFT folder or the zip that a chosen or dropped path means.
std::string source_of(const QString& path) {
    const QFileInfo info(path);
    return ss(QDir::cleanPath(info.fileName() == QStringLiteral("adapter_config.json") ? info.absolutePath() : info.absoluteFilePath()));
}

std::string proposed_name(const fs::path& path) { return is_zip(path) ? path.stem().string() : adapter_name(path); }

// A model whose file begins as the base is called ("SmolLM2-135M-Q8_0.gguf"), else the one chosen for the next run.
int likeliest(const std::string& named, const std::vector<KnownModel>& models, const std::string& chosen) {
    const QString wanted = folded_name(named);
    const auto found = std::find_if(models.begin(), models.end(), [&](const KnownModel& one) {
        return !wanted.isEmpty() && folded_name(one.path).startsWith(wanted);
    });
    const auto other = std::find_if(models.begin(), models.end(), [&](const KnownModel& one) { return one.path == chosen; });
    const auto best = found != models.end() ? found : other;
    return best == models.end() ? 0 : static_cast<int>(best - models.begin());
}

// On a worker thread. The folder of the copy.
Result<std::string> copy_in(const std::string& home, const std::string& from, const std::string& name, const std::string& base) {
    LORICA_ASSIGN(const fs::path folder, new_adapter_folder(home, name));
    LORICA_ASSIGN(nlohmann::json facts, import_adapter(from, folder, base));
    facts["imported_from"] = from;
    (void)remember_adapter(home, folder.string(), facts);   // else the library finds the folder by itself
    return folder.string();
}

}  // namespace

AddSheet::AddSheet(const AppState& state, const QString& path, QWidget* parent)
    : QDialog(parent), home_(state.home), models_(state.models), chosen_(state.model.path), path_(source_of(path)) {
    build();
    check();
    QThreadPool::globalInstance()->start([home = home_, from = path_, target = QPointer<AddSheet>(this)] {
        tell(target, [facts = look_at_adapter(home, from)](AddSheet& sheet) { sheet.take(facts); });
    });
}

void AddSheet::build() {
    setWindowTitle(tr("Add an adapter"));
    setMinimumWidth(600);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(1, 1);
    const auto words = [&](int row, const char* role, int lines) {
        auto* label = make_label({}, role, this);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        label->setMinimumHeight(lines * label->fontMetrics().lineSpacing() + 4);
        grid->addWidget(label, row, 1);
        return label;
    };
    auto* intro = make_label(tr("A copy of it comes into the studio's own folder, to chat with, to blend and to train on. What you chose stays as it is."), "muted", this);
    intro->setWordWrap(true);
    intro->setMinimumHeight(intro->heightForWidth(minimumWidth() - 6 * kGrid));
    grid->addWidget(intro, 0, 0, 1, 2);
    rows_ = new Facts(false, this);
    rows_->set_rows(Facts::Rows(6));   // so that the sheet has their height from the beginning
    grid->addWidget(make_label(tr("Adapter"), "", this), 1, 0, Qt::AlignTop);
    grid->addWidget(rows_, 1, 1);
    base_ = new NameBox(tr("Base model"), this);
    for (const KnownModel& one : models_) base_->addItem(qs(one.name), qs(one.path));
    for (int i = 0; i < base_->count(); ++i) base_->setItemData(i, plain_tip(base_->itemData(i).toString()), Qt::ToolTipRole);
    QSizePolicy keep = base_->sizePolicy();
    keep.setRetainSizeWhenHidden(true);
    base_->setSizePolicy(keep);
    base_->hide();
    grid->addWidget(make_label(tr("Base model"), "", this), 2, 0, Qt::AlignTop);
    base_words_ = words(2, "small", 3);
    grid->addWidget(base_, 3, 1);
    name_ = new QLineEdit(qs(free_adapter_name(home_, proposed_name(path_))), this);
    name_->setAccessibleName(tr("Name of the adapter"));
    grid->addWidget(make_label(tr("Name"), "", this), 4, 0);
    grid->addWidget(name_, 4, 1);
    finding_ = words(5, "small", 3);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGrid);
    cancel_ = make_button(tr("Cancel"), "", this);
    add_ = make_button(tr("Add"), "primary", this);
    add_->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(cancel_);
    buttons->addWidget(add_);
    grid->addLayout(buttons, 6, 0, 1, 2);
    connect(cancel_, &QPushButton::clicked, this, &AddSheet::reject);
    connect(add_, &QPushButton::clicked, this, &AddSheet::accept);
    connect(name_, &QLineEdit::textChanged, this, [this] {
        if (is_read()) trouble_.clear();
        check();
    });
}

void AddSheet::take(const Result<nlohmann::json>& facts) {
    if (!facts) {
        trouble_ = notice_of(facts.error()).text;
        check();
        return;
    }
    facts_ = *facts;
    named_base_ = facts_.value("base_model_name_or_path", "");
    QStringList targets;
    const nlohmann::json& modules = facts_.contains("target_modules") ? facts_["target_modules"] : nlohmann::json();
    for (const nlohmann::json& one : modules)
        if (one.is_string()) targets << qs(one.get<std::string>());
    const QString none = QStringLiteral("–");
    rows_->set_rows({{tr("from"), qs(fs::path(path_).filename().string())},
                     {tr("method"), qs(method_of(facts_))},
                     {tr("rank"), facts_.contains("r") ? QString::number(static_cast<qlonglong>(facts_.value("r", int64_t{0}))) : none},
                     {tr("target modules"), targets.isEmpty() ? none : targets.join(QStringLiteral(", "))},
                     {tr("parameters"), count_text(facts_.value("parameters", int64_t{0}))},
                     {tr("base named"), named_base_.empty() ? none : qs(named_base_)}});
    if (needs_base()) base_->setCurrentIndex(likeliest(named_base_, models_, chosen_));
    check();
    adjustSize();
}

void AddSheet::check() {
    const std::string found = base_of(named_base_, models_);
    const bool choose = needs_base() && !models_.empty();
    base_->setVisible(choose);
    base_words_->setText(!is_read()             ? QString()
                         : !found.empty()       ? tr("Its base is here: %1").arg(qs(found))
                         : models_.empty()      ? tr("Its base is not here.")
                         : named_base_.empty()  ? tr("It does not name its base. Choose the model that it was trained on: the copy will name that one.")
                                                : tr("The base that it names is not among the models here. Choose the model that it was trained on: the copy will name that one, and what you chose stays as it is."));
    QString finding = trouble_;
    if (finding.isEmpty() && needs_base() && models_.empty()) finding = tr("Add its base on the Models page first.");
    if (finding.isEmpty() && is_read() && !copying_) finding = name_trouble(home_, ss(name_->text().trimmed()));
    const bool ready = finding.isEmpty() && is_read() && !copying_;
    if (copying_) finding = tr("Copying …");
    else if (finding.isEmpty() && !is_read()) finding = tr("Reading …");
    set_style_property(finding_, "role", ready || copying_ || (!is_read() && trouble_.isEmpty()) ? QStringLiteral("small") : QStringLiteral("red"));
    finding_->setText(ready ? tr("Whether it fits this base is seen when it is loaded.") : finding);
    add_->setEnabled(ready);
    cancel_->setEnabled(!copying_);
    for (QWidget* one : {static_cast<QWidget*>(name_), static_cast<QWidget*>(base_)}) one->setEnabled(!copying_);
}

void AddSheet::accept() {
    if (!add_->isEnabled()) return;
    copying_ = true;
    const std::string base = needs_base() ? ss(base_->currentData().toString()) : std::string();
    QThreadPool::globalInstance()->start([home = home_, from = path_, name = ss(name_->text().trimmed()), base, target = QPointer<AddSheet>(this)] {
        tell(target, [folder = copy_in(home, from, name, base)](AddSheet& sheet) { sheet.end(folder); });
    });
    check();
}

void AddSheet::reject() {
    if (!copying_) QDialog::reject();
}

void AddSheet::end(const Result<std::string>& folder) {
    copying_ = false;
    if (!folder) {
        trouble_ = notice_of(folder.error()).text;
        check();
        return;
    }
    Q_EMIT added(qs(*folder));
    QDialog::accept();
}

}  // namespace lorica
