// SPDX-License-Identifier: GPL-3.0-or-later
// The Adapters page: what the runs have made, with lineage, settings and the next steps. GUI thread.
#pragma once

#include <QLabel>
#include <QProgressBar>
#include <QTableWidget>

#include "ui/pages/adapters/known_adapters.h"
#include "ui/shell/page.h"

namespace lorica {

class AdaptersPage : public Page {
    Q_OBJECT
public:
    explicit AdaptersPage(Shell& shell, QWidget* parent = nullptr);
    PageHeader header() override;
    void activated() override;
    void state_changed() override;

    int count() const { return static_cast<int>(adapters_.size()); }
    // Merges the selected adapter into `folder`.
    void merge_into(const QString& folder);

private:
    QWidget* build_content();
    QWidget* build_details();
    void connect_merge();
    void fill();                        // the losses follow, read on another thread
    void fill_table(const std::string& selected);
    void show_details();
    void chat_with();
    void train_on();
    void choose_merge_folder();
    void merge_finished(const JobFinished& event);
    const KnownAdapter* current() const;

    std::vector<KnownAdapter> adapters_;
    QWidget* empty_ = nullptr;
    QWidget* content_ = nullptr;
    QTableWidget* table_ = nullptr;
    QLabel* title_ = nullptr;
    QLabel* lineage_ = nullptr;
    QLabel* facts_ = nullptr;
    QLabel* settings_ = nullptr;
    QLabel* merge_text_ = nullptr;
    QProgressBar* merge_bar_ = nullptr;
    QPushButton* cancel_merge_ = nullptr;
    QAction* chat_ = nullptr;
    QAction* merge_ = nullptr;
    QAction* continue_ = nullptr;
    QAction* folder_ = nullptr;
    CommandId merging_ = 0;
    std::string merge_target_;
};

}  // namespace lorica
