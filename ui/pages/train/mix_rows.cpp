// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of mixed data sets. GUI thread.
#include "ui/pages/train/mix_rows.h"

#include <QHBoxLayout>
#include <algorithm>

#include "core/data/mix.h"
#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/number_box.h"

namespace lorica {
namespace {

std::string name_of(const MixPart& part, const std::vector<KnownData>& known) {
    const auto found = std::find_if(known.begin(), known.end(), [&](const KnownData& one) { return one.data.path == part.data.path; });
    return found != known.end() ? found->name : fs::path(part.data.path).filename().string();
}

}  // namespace

MixRows::MixRows(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    rows_ = new QVBoxLayout;
    rows_->setSpacing(4);
    column->addLayout(rows_);
    add_ = make_button(tr("Mix with another data set"), "link", this);
    add_->setObjectName(QStringLiteral("mix"));
    menu_ = new QMenu(add_);
    add_->setMenu(menu_);
    column->addWidget(add_, 0, Qt::AlignLeft);
}

void MixRows::show_entries(const std::vector<std::string>& entries, const DataSettings& data, const std::vector<KnownData>& known) {
    const bool same = entries == entries_ && rows_->count() == static_cast<int>(entries.size());
    entries_ = entries;
    data_ = data;
    known_ = known;
    fill_menu();
    setVisible(!data.path.empty() && (!entries.empty() || !menu_->isEmpty()));
    if (same) return;   // a box that is being typed into stays
    clear_layout(rows_);
    for (size_t i = 0; i < entries_.size(); ++i) add_row(i);
}

void MixRows::fill_menu() {
    menu_->clear();
    for (const KnownData& one : known_) {
        const auto is_it = [&](const std::string& entry) {
            const auto part = parse_mix(entry, data_);
            return part && part->data.path == one.data.path;
        };
        if (one.data.path == data_.path || std::any_of(entries_.begin(), entries_.end(), is_it)) continue;
        menu_->addAction(qs(one.name), this, [this, one] {
            std::vector<std::string> entries = entries_;
            entries.push_back(mix_entry({one.data, 1}));
            show_entries(entries, data_, known_);
            Q_EMIT changed();
        });
    }
    add_->setVisible(!menu_->isEmpty());
}

void MixRows::add_row(size_t index) {
    auto* line = new QWidget(this);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    const auto part = parse_mix(entries_[index], data_);
    const QString name = part ? qs(name_of(*part, known_)) : qs(entries_[index]);
    auto* label = make_label(name, "", line);
    label->setToolTip(plain_tip(qs(part ? part->data.path : entries_[index])));
    row->addWidget(label, 1);
    if (part) {
        auto* times = new NumberBox(0, kMostTimes, 0, false, line);
        times->set_value(part->weight);
        times->setFixedWidth(100);
        times->setAccessibleName(tr("How often the rows of %1 are taken").arg(name));
        times->setToolTip(tr("0.5 takes half of its rows, 3 takes each three times"));
        row->addWidget(make_label(tr("times"), "muted", line));
        row->addWidget(times);
        connect(times, &NumberBox::edited, this, [this, index, times, data = part->data](const QString& text) {
            bool number = false;
            const double typed = text.toDouble(&number);
            const bool good = number && typed > 0 && typed <= kMostTimes;
            set_style_property(times, "state", good ? QString() : QStringLiteral("error"));
            if (!good) return;
            entries_[index] = mix_entry({data, typed});
            Q_EMIT changed();
        });
    } else {
        row->addWidget(make_label(qs(part.error().message), "red", line));
    }
    auto* out = make_icon_button(theme_.icon(QStringLiteral("close")), tr("Leave %1 out").arg(name), line);
    row->addWidget(out);
    connect(out, &QToolButton::clicked, this, [this, index] {
        std::vector<std::string> entries = entries_;
        entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(index));
        show_entries(entries, data_, known_);
        Q_EMIT changed();
    });
    rows_->addWidget(line);
}

}  // namespace lorica
