// SPDX-License-Identifier: GPL-3.0-or-later
// The two tables. GUI thread.
#include "ui/pages/adapters/compare_sheet.h"

#include <QHeaderView>
#include <QVBoxLayout>
#include <array>

#include "ui/pages/adapters/adapter_model.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/table.h"

namespace lorica {
namespace {

using Row = std::array<QString, 3>;

QString count_or_dash(int64_t count) { return count > 0 ? count_text(count) : QStringLiteral("–"); }

QString file_or_dash(const std::string& path) { return path.empty() ? QStringLiteral("–") : qs(fs::path(path).filename().string()); }

std::vector<Row> results_of(const KnownAdapter& left, const KnownAdapter& right) {
    const auto row = [&](const QString& title, const auto& text) { return Row{title, text(left), text(right)}; };
    return {row(CompareSheet::tr("base"), [](const KnownAdapter& one) { return file_or_dash(one.base); }),
            row(CompareSheet::tr("data"), [](const KnownAdapter& one) { return file_or_dash(one.data); }),
            row(CompareSheet::tr("rank"), [](const KnownAdapter& one) { return is_enabled(one.spec, "adapter.r") ? QString::number(static_cast<qlonglong>(one.spec.adapter.r)) : QStringLiteral("–"); }),
            row(CompareSheet::tr("trainable"), [](const KnownAdapter& one) { return count_or_dash(one.trainable); }),
            row(CompareSheet::tr("steps"), [](const KnownAdapter& one) { return count_or_dash(one.steps); }),
            row(CompareSheet::tr("loss"), [](const KnownAdapter& one) { return loss_text(one.loss); }),
            row(CompareSheet::tr("evaluation"), [](const KnownAdapter& one) { return loss_text(one.eval_loss); }),
            row(CompareSheet::tr("size"), [](const KnownAdapter& one) { return bytes_text(static_cast<double>(one.bytes)); })};
}

// Of the settings that either of the two uses; the other shows that it does not.
std::vector<Row> differing(const KnownAdapter& left, const KnownAdapter& right) {
    std::vector<Row> out;
    for (const FieldDifference& one : differences(left.spec, right.spec)) {
        const bool of_left = is_enabled(left.spec, one.path), of_right = is_enabled(right.spec, one.path);
        if (one.path == "model.path" || one.path == "data.path" || !tells(left, one.path) || !tells(right, one.path) || (!of_left && !of_right)) continue;
        out.push_back({qs(one.path), of_left ? qs(one.left) : QStringLiteral("–"), of_right ? qs(one.right) : QStringLiteral("–")});
    }
    return out;
}

}  // namespace

CompareSheet::CompareSheet(const KnownAdapter& left, const KnownAdapter& right, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Compare adapters"));
    resize(720, 600);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    column->setSpacing(kGrid);
    const auto add = [&](const QString& title, const QString& first, const std::vector<Row>& rows) {
        column->addWidget(make_label(title, "section", this));
        auto* table = make_row_table({first, qs(left.name), qs(right.name)}, {}, title, this);
        table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
        table->setRowCount(static_cast<int>(rows.size()));
        for (int row = 0; row < table->rowCount(); ++row)
            for (int at = 0; at < 3; ++at) {
                const QString& text = rows[static_cast<size_t>(row)][static_cast<size_t>(at)];
                table->setItem(row, at, new RowCell(text));
                table->item(row, at)->setToolTip(plain_tip(text));
            }
        column->addWidget(table, static_cast<int>(rows.size()) + 1);
        return table;
    };
    add(tr("RESULT"), tr("Result"), results_of(left, right))->setObjectName(QStringLiteral("results"));
    const std::vector<Row> settings = differing(left, right);
    const QString title = left.run.empty() || right.run.empty() ? tr("SETTINGS OF THE ADAPTER THAT DIFFER") : tr("SETTINGS THAT DIFFER");
    if (settings.empty()) column->addWidget(make_label(tr("Both have the same settings."), "muted", this));
    else add(title, tr("Setting"), settings)->setObjectName(QStringLiteral("settings"));
    auto* buttons = new QHBoxLayout;
    auto* close = make_button(tr("Close"), "primary", this);
    close->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(close);
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

}  // namespace lorica
