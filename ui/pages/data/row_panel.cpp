// SPDX-License-Identifier: GPL-3.0-or-later
// Shows a row view of the report. GUI thread.
#include "ui/pages/data/row_panel.h"

#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/widgets/basics.h"

namespace lorica {
RowPanel::RowPanel(const Theme& theme, DataPresenter& presenter, QWidget* parent) : QWidget(parent), presenter_(presenter) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, kGrid, 0, 0);
    auto* line = new QHBoxLayout;
    place_ = make_label({}, "strong", this);
    back_ = make_icon_button(theme.icon(QStringLiteral("chevron-right")), tr("Next row"), this);
    back_->setArrowType(Qt::LeftArrow);
    back_->setToolTip(tr("Previous row"));
    back_->setAccessibleName(tr("Previous row"));
    forward_ = make_icon_button(theme.icon(QStringLiteral("chevron-right")), tr("Next row"), this);
    forward_->setArrowType(Qt::RightArrow);
    line->addWidget(place_);
    line->addStretch();
    line->addWidget(back_);
    line->addWidget(forward_);
    layout->addLayout(line);
    text_ = new TokenText(theme, this);
    layout->addWidget(text_, 1);
    note_ = make_label({}, "amber", this);
    note_->setWordWrap(true);
    layout->addWidget(note_);
    counts_ = make_label({}, "mono", this);
    counts_->setWordWrap(true);
    layout->addWidget(counts_);
    layout->addWidget(new TokenLegend(theme, this));
    connect(back_, &QToolButton::clicked, this, [this] { go_to(presenter_.first_row() + row_ - 1); });
    connect(forward_, &QToolButton::clicked, this, [this] { go_to(presenter_.first_row() + row_ + 1); });
    connect(&presenter, &DataPresenter::changed, this, &RowPanel::refresh);
    refresh();
}

void RowPanel::show_row(int64_t index) {
    wanted_ = -1;
    row_ = index;
    refresh();
}

void RowPanel::go_to(int64_t row) {
    if (row < 0 || row >= presenter_.row_count()) return;
    const int64_t index = row - presenter_.first_row();
    if (index >= 0 && index < presenter_.sample_count() && !presenter_.is_busy()) {
        show_row(index);
        Q_EMIT row_chosen(index);
        return;
    }
    wanted_ = row;
    presenter_.show_sample_of(row);
}

void RowPanel::refresh() {
    const int64_t count = presenter_.sample_count();
    if (!presenter_.is_busy() && wanted_ >= 0) row_ = std::exchange(wanted_, -1) - presenter_.first_row();
    row_ = std::clamp<int64_t>(row_, 0, std::max<int64_t>(0, count - 1));
    const int64_t place = presenter_.first_row() + row_;
    back_->setEnabled(place > 0 && !presenter_.is_busy());
    forward_->setEnabled(place + 1 < presenter_.row_count() && !presenter_.is_busy());
    const auto& view = presenter_.row(row_);
    note_->hide();
    counts_->clear();
    if (count == 0) {
        place_->setText(presenter_.is_busy() ? tr("Reading…") : QString());
        text_->show_plain({});
        return;
    }
    place_->setText(tr("Row %1 of %2").arg(count_text(place + 1), count_text(presenter_.row_count())));
    if (!view.contains("tokens")) {
        const QString text = qs(view.value("text", ""));
        text_->show_plain(text);
        counts_->setText(presenter_.is_busy() ? QString() : text.isEmpty() ? tr("Nothing to show before the columns are chosen.")
                                                                           : tr("Choose a base model to see the tokens."));
        return;
    }
    text_->show_tokens(view.value("tokens", nlohmann::json::array()));
    const auto counts = view.value("counts", nlohmann::json::object());
    const auto number = [&](const char* key) { return count_text(counts.value(key, int64_t{0})); };
    counts_->setText(tr("%1 trained  %2 ignored  %3 cut").arg(number("trained"), number("ignored"), number("cut")));
    QString note = qs(view.value("note", ""));
    for (const auto& problem : view.value("problems", nlohmann::json::array())) note += (note.isEmpty() ? QString() : QStringLiteral(" ")) + qs(problem.value("reason", ""));
    note_->setText(note);
    note_->setVisible(!note.isEmpty());
}

}  // namespace lorica
