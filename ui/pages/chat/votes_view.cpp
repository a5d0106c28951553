// SPDX-License-Identifier: GPL-3.0-or-later
// Tables and the chart of the votes. GUI thread.
#include "ui/pages/chat/votes_view.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QLocale>
#include <QThreadPool>
#include <QVBoxLayout>
#include <cmath>

#include "ui/bridge/gui_thread.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/plain_text.h"
#include "ui/widgets/table.h"

namespace lorica {
namespace {

enum Column { First, Second, Category, Votes, Wins, Losses, Ties, Bad, Share, Range, Needed, kColumns };

QString range_text(const Interval& interval) { return QStringLiteral("%1–%2").arg(QLocale().toString(100 * interval.low, 'f', 0), percent_text(interval.high)); }
QString signed_text(double value) { return (value >= 0.5 ? QStringLiteral("+") : QString()) + QLocale().toString(value, 'f', 0).replace(QLatin1Char('-'), QChar(0x2212)); }

struct Read {
    VoteLog log;
    VoteResults results;
    std::optional<Error> error;
};

}  // namespace

QString verdict_text(const PairResult& pair) {
    const bool turned = pair.losses > pair.wins;   // of a category the other one may be ahead
    const QString ahead = qs(turned ? pair.second : pair.first), behind = qs(turned ? pair.first : pair.second);
    if (pair.decided() == 0) return VotesView::tr("The sample cannot decide: no vote prefers %1 or %2 yet.").arg(ahead, behind);
    const int64_t wins = std::max(pair.wins, pair.losses);
    const Interval interval = turned ? Interval{1 - pair.interval.high, 1 - pair.interval.low} : pair.interval;
    const QString figures = VotesView::tr("preferred in %1 of %2 votes that prefer one (%3, 95 % interval %4)")
                                .arg(count_text(wins), count_text(pair.decided()), percent_text(static_cast<double>(wins) / static_cast<double>(pair.decided())), range_text(interval));
    if (pair.decides()) return VotesView::tr("%1 is better than %2: %3. The sample decides.").arg(ahead, behind, figures);
    if (pair.needed < 0) return VotesView::tr("The sample cannot decide between %1 and %2: each is %3. At equal shares no number of votes decides.").arg(ahead, behind, figures);
    return VotesView::tr("The sample cannot decide between %1 and %2: %1 is %3. About %4 more votes would decide, if the shares stay as they are.").arg(ahead, behind, figures, count_text(pair.needed_votes()));
}

VotesView::VotesView(Shell& shell, QWidget* parent) : QWidget(parent), shell_(shell) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    empty_ = new EmptyState(shell.theme(), QStringLiteral("spark"), tr("No votes yet"),
                            tr("Judge two models blind, and the win rates stand here with their intervals, and whether they decide."), shell.action(UiCommand::JudgeBlind), this);
    content_ = new QWidget(this);
    auto* column = new QVBoxLayout(content_);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    column->setSpacing(12);
    const auto text = [&](const char* role) {
        auto* label = make_label({}, role, content_);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(label);
        return label;
    };
    verdict_ = text("heading");
    verdict_->setObjectName(QStringLiteral("verdict"));
    summary_ = text("muted");
    warnings_ = text("amber");
    column->addWidget(build_tables(), 1);
    column->addWidget(build_buttons());
    layout->addWidget(empty_);
    layout->addWidget(content_);
    show_results();
}

QWidget* VotesView::build_tables() {
    auto* box = new QWidget(content_);
    auto* rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(12);
    pairs_ = make_row_table({tr("Model"), tr("Against"), tr("Category"), tr("Votes"), tr("Better"), tr("Worse"), tr("Ties"), tr("Both bad"), tr("Preferred, %"), tr("95 % interval"), tr("Still needed")},
                            {Votes, Wins, Losses, Ties, Bad, Share, Range, Needed}, tr("Win rates by pair and category"), box);
    pairs_->setObjectName(QStringLiteral("vote pairs"));
    fit_columns(pairs_, First);
    pairs_->horizontalHeader()->setSectionResizeMode(Second, QHeaderView::Stretch);
    rows->addWidget(pairs_, 3);
    auto* below = new QHBoxLayout;
    below->setSpacing(12);
    auto* card = make_frame("card", box);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(12, 8, 12, 8);
    chart_ = new IntervalChart(shell_.theme(), tr("Win rates of the chosen pair, the better one at the right; the table has the same figures"), card);
    inside->addWidget(make_scroll(chart_, card));
    strengths_ = make_row_table({tr("Model"), tr("Strength"), tr("95 % interval"), tr("Votes")}, {1, 2, 3}, tr("Strengths by Bradley and Terry"), box);
    strengths_->setToolTip(tr("Bradley and Terry's strengths on Elo's scale: 100 points are odds of 1.8 to 1. The interval is a bootstrap over the votes."));
    strengths_->setObjectName(QStringLiteral("strengths"));
    ratings_ = make_row_table({tr("Rated in the chat"), tr("Good, %"), tr("95 % interval"), tr("Ratings")}, {1, 2, 3}, tr("Ratings of single answers"), box);
    ratings_->setObjectName(QStringLiteral("ratings"));
    for (QTableWidget* table : {strengths_, ratings_}) fit_columns(table, 0);
    below->addWidget(card, 3);
    auto* right = new QVBoxLayout;
    right->setSpacing(12);
    right->addWidget(strengths_);
    right->addWidget(ratings_);
    below->addLayout(right, 2);
    rows->addLayout(below, 4);
    connect(pairs_, &QTableWidget::currentCellChanged, this, &VotesView::show_pair);
    return box;
}

QWidget* VotesView::build_buttons() {
    auto* box = new QWidget(content_);
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(0, 0, 0, 0);
    const std::tuple<Form, QString, QString, QString> all[] = {
        {Form::Csv, tr("Save votes as CSV"), QStringLiteral("votes.csv"), tr("One row a vote, with both answers")},
        {Form::Jsonl, tr("Save votes as JSONL"), QStringLiteral("votes-export.jsonl"), tr("All that each vote and rating holds")},
        {Form::Pairs, tr("Save preference pairs"), QStringLiteral("preferences.jsonl"), tr("prompt, chosen and rejected a line, for DPO")}};
    for (const auto& [form, title, name, help] : all) {
        auto* button = make_button(title, "", box);
        button->setToolTip(help);
        button->setIcon(shell_.theme().icon(QStringLiteral("export")));
        connect(button, &QPushButton::clicked, this, [this, form = form, title = title, name = name] { save(form, title, name); });
        saves_.push_back(button);
        line->addWidget(button);
    }
    line->addStretch(1);
    return box;
}

void VotesView::reload() {
    const int number = ++reload_number_;
    QThreadPool::globalInstance()->start([number, home = shell_.state().home, target = QPointer<VotesView>(this)] {
        auto read = std::make_shared<Read>();
        if (auto log = VoteFile(home).read()) {
            read->results = evaluate_votes(*log);
            read->log = *std::move(log);
        } else {
            read->error = log.error();
        }
        tell(target, [number, read](VotesView& to) {
            if (to.reload_number_ != number) return;
            if (read->error) to.shell_.show_notice(notice_of(*read->error));
            to.log_ = std::move(read->log);
            to.results_ = std::move(read->results);
            to.show_results();
            Q_EMIT to.loaded();
        });
    });
}

void VotesView::show_results() {
    const bool any = results_.votes > 0 || !results_.ratings.empty();
    empty_->setVisible(!any && log_.warnings.empty());
    content_->setVisible(any || !log_.warnings.empty());
    QStringList warnings;
    for (const std::string& one : log_.warnings) warnings << qs(one);
    warnings_->setText(warnings.join(QLatin1Char('\n')));
    warnings_->setVisible(!warnings.isEmpty());
    summary_->setText(summary());
    for (QPushButton* save : saves_) save->setEnabled(any);
    fill_pairs();
    fill_strengths();
}

QString VotesView::summary() const {
    QStringList parts;
    if (results_.votes > 0) parts << (results_.votes == 1 ? tr("1 vote counts") : tr("%1 votes count").arg(count_text(results_.votes)));
    if (results_.repeated > 0)
        parts << tr("of %1 pairs judged again, %2 had the same verdict (%3)").arg(results_.repeated).arg(results_.agreed).arg(range_text(results_.agreement));
    if (results_.decided > 0) {
        const bool leans = results_.left_interval.low > 0.5 || results_.left_interval.high < 0.5;
        parts << tr("the left answer was preferred in %1 of %2").arg(results_.left).arg(results_.decided) + (leans ? tr(": its side seems to matter") : QString());
    }
    return parts.join(QStringLiteral(" · "));
}

void VotesView::fill_pairs() {
    const int before = std::max(0, pairs_->currentRow());
    rows_.clear();
    for (const PairResult& pair : results_.pairs) {
        rows_.push_back(pair);
        for (const PairResult& some : results_.categories)
            if (some.first == pair.first && some.second == pair.second) rows_.push_back(some);
    }
    const QSignalBlocker blocker(pairs_);
    pairs_->setRowCount(static_cast<int>(rows_.size()));
    const auto count = [](int64_t number) { return figure_cell(count_text(number), static_cast<double>(number)); };
    for (int row = 0; row < pairs_->rowCount(); ++row) {
        const PairResult& one = rows_[static_cast<size_t>(row)];
        const bool whole = row == 0 || rows_[static_cast<size_t>(row - 1)].first != one.first || rows_[static_cast<size_t>(row - 1)].second != one.second;
        for (const auto& [column, name] : {std::pair{First, one.first}, std::pair{Second, one.second}}) {
            pairs_->setItem(row, column, new RowCell(qs(name)));
            pairs_->item(row, column)->setToolTip(plain_tip(qs(name)));
        }
        pairs_->setItem(row, Category, new RowCell(whole ? tr("all") : one.category.empty() ? tr("none") : shown_text(qs(one.category))));
        pairs_->setItem(row, Votes, count(one.votes()));
        pairs_->setItem(row, Wins, count(one.wins));
        pairs_->setItem(row, Losses, count(one.losses));
        pairs_->setItem(row, Ties, count(one.ties));
        pairs_->setItem(row, Bad, count(one.both_bad));
        const bool known = one.decided() > 0;
        pairs_->setItem(row, Share, figure_cell(known ? QLocale().toString(100 * one.share(), 'f', 0) : QStringLiteral("–"), known ? 100 * one.share() : std::nan("")));
        pairs_->setItem(row, Range, figure_cell(range_text(one.interval), one.interval.low));
        pairs_->setItem(row, Needed, figure_cell(one.decides() ? tr("decided") : one.needed < 0 ? QStringLiteral("–") : count_text(one.needed_votes()), one.needed < 0 ? std::nan("") : static_cast<double>(one.needed_votes())));
    }
    if (!rows_.empty()) choose_row(pairs_, std::min(before, pairs_->rowCount() - 1));
    show_pair();
}

// The pair that the chosen row belongs to: its sentence, and all its lines in the chart.
void VotesView::show_pair() {
    const int row = pairs_->currentRow();
    const bool any = row >= 0 && row < static_cast<int>(rows_.size());
    verdict_->setVisible(any);
    std::vector<SharePoint> points;
    QString first, second;
    if (any) {
        const PairResult& chosen = rows_[static_cast<size_t>(row)];
        first = qs(chosen.first);
        second = qs(chosen.second);
        verdict_->setText(verdict_text(chosen));
        bool whole = true;
        for (const PairResult& one : rows_) {
            if (one.first != chosen.first || one.second != chosen.second) continue;
            const QString label = whole ? tr("all") : one.category.empty() ? tr("none") : shown_text(qs(one.category));
            points.push_back({label, one.decided() > 0 ? QStringLiteral("%1 (%2)").arg(percent_text(one.share()), range_text(one.interval)) : tr("no preference yet"), one.share(), one.interval.low, one.interval.high,
                              one.decided() > 0, whole ? 0 : 1});
            whole = false;
        }
    }
    chart_->show_points(std::move(points), QStringLiteral("← %1").arg(second), QStringLiteral("%1 →").arg(first));
}

void VotesView::fill_strengths() {
    strengths_->setRowCount(static_cast<int>(results_.strengths.size()));
    strengths_->setVisible(!results_.strengths.empty());
    for (int row = 0; row < strengths_->rowCount(); ++row) {
        const Strength& one = results_.strengths[static_cast<size_t>(row)];
        strengths_->setItem(row, 0, new RowCell(qs(one.name)));
        strengths_->item(row, 0)->setToolTip(plain_tip(qs(one.name)));
        strengths_->setItem(row, 1, figure_cell(signed_text(one.elo), one.elo));
        const bool known = std::isfinite(one.interval.low) && std::isfinite(one.interval.high);
        strengths_->setItem(row, 2, figure_cell(known ? tr("%1 to %2").arg(signed_text(one.interval.low), signed_text(one.interval.high)) : tr("unknown"), one.interval.low));
        strengths_->setItem(row, 3, figure_cell(count_text(one.votes), static_cast<double>(one.votes)));
    }
    ratings_->setRowCount(static_cast<int>(results_.ratings.size()));
    ratings_->setVisible(!results_.ratings.empty());
    for (int row = 0; row < ratings_->rowCount(); ++row) {
        const RatingResult& one = results_.ratings[static_cast<size_t>(row)];
        const double all = static_cast<double>(one.good + one.bad), share = static_cast<double>(one.good) / all;
        ratings_->setItem(row, 0, new RowCell(qs(one.name)));
        ratings_->setItem(row, 1, figure_cell(QLocale().toString(100 * share, 'f', 0), 100 * share));
        ratings_->setItem(row, 2, figure_cell(range_text(one.interval), one.interval.low));
        ratings_->setItem(row, 3, figure_cell(count_text(one.good + one.bad), all));
    }
}

Result<void> VotesView::write(Form form, const std::string& file) const {
    std::error_code code;
    if (fs::equivalent(file, VoteFile(shell_.state().home).path(), code))
        return Error{ErrorCode::Exists, "is where the studio keeps the votes", file, "Choose another name."};
    return write_file_atomic(file, form == Form::Csv ? votes_csv(log_.votes) : form == Form::Jsonl ? votes_jsonl(log_) : preference_pairs(log_.votes));
}

void VotesView::save(Form form, const QString& title, const QString& name) {
    auto* dialog = new QFileDialog(this, title, qs(shell_.state().home));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    dialog->setDefaultSuffix(QFileInfo(name).suffix());
    connect(dialog, &QFileDialog::fileSelected, this, [this, form](const QString& file) {
        if (auto written = write(form, ss(file)); !written) shell_.show_notice(notice_of(written.error()));
        else shell_.show_notice({Notice::Kind::Success, tr("The votes are in %1.").arg(file), {}, {}});
    });
    dialog->open();
}

}  // namespace lorica
