// SPDX-License-Identifier: GPL-3.0-or-later
// What the votes say: win rates with their intervals, whether they decide, strengths; and the votes as files. GUI thread.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

#include "core/store/vote_results.h"
#include "ui/shell/page.h"
#include "ui/widgets/interval_chart.h"

namespace lorica {

// One sentence: who is better, how sure that is, and how many votes are missing.
QString verdict_text(const PairResult& pair);

class VotesView : public QWidget {
    Q_OBJECT
public:
    enum class Form { Csv, Jsonl, Pairs };

    explicit VotesView(Shell& shell, QWidget* parent = nullptr);
    // Reads the votes on a worker thread; loaded() tells of it.
    void reload();
    const VoteResults& results() const { return results_; }
    // Of the votes as they were read last.
    Result<void> write(Form form, const std::string& file) const;

Q_SIGNALS:
    void loaded();

private:
    QWidget* build_tables();
    QWidget* build_buttons();
    void show_results();
    void fill_pairs();
    void fill_strengths();
    void show_pair();
    void save(Form form, const QString& title, const QString& name);
    QString summary() const;

    Shell& shell_;
    VoteLog log_;
    VoteResults results_;
    std::vector<PairResult> rows_;      // of the table: each pair, then its categories
    int reload_number_ = 0;
    QWidget *empty_, *content_;
    QLabel *verdict_, *summary_, *warnings_;
    QTableWidget *pairs_, *strengths_, *ratings_;
    IntervalChart* chart_;
    std::vector<QPushButton*> saves_;
};

}  // namespace lorica
