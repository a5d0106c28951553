// SPDX-License-Identifier: GPL-3.0-or-later
// The Adapters page: what the runs have made, with lineage, settings and the next steps. GUI thread.
#pragma once

#include <QLabel>
#include <QTableWidget>

#include "ui/pages/adapters/routing_card.h"

namespace lorica {

class Facts;

class AdaptersPage : public Page {
    Q_OBJECT
public:
    explicit AdaptersPage(Shell& shell, QWidget* parent = nullptr);
    PageHeader header() override;
    void activated() override;
    void state_changed() override;

    int count() const { return static_cast<int>(adapters_.size()); }
    RoutingCard* routing() const { return routing_; }

private:
    QWidget* build_content();
    QWidget* build_details();
    void fill();                        // the losses follow, read on another thread
    void fill_table(const std::string& selected);
    void show_details();
    void show_marked();
    void chat_with();
    void train_on();
    void export_it();
    const KnownAdapter* current() const;

    std::vector<KnownAdapter> adapters_;
    std::vector<std::string> folders_;   // of the table's rows
    QWidget* empty_ = nullptr;
    QWidget* content_ = nullptr;
    QTableWidget* table_ = nullptr;
    RoutingCard* routing_ = nullptr;
    QLabel* title_ = nullptr;
    QLabel* lineage_ = nullptr;
    Facts* facts_ = nullptr;
    QLabel* settings_ = nullptr;
    QAction* chat_ = nullptr;
    QAction* export_ = nullptr;
    QAction* continue_ = nullptr;
    QAction* folder_ = nullptr;
};

}  // namespace lorica
