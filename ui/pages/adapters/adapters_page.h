// SPDX-License-Identifier: GPL-3.0-or-later
// The Adapters page: what the runs have made, with lineage, settings and the next steps. GUI thread.
#pragma once

#include <QLabel>
#include <QTableView>
#include <QThreadPool>
#include <functional>

#include "ui/pages/adapters/adapter_model.h"
#include "ui/pages/adapters/routing_card.h"

class QLineEdit;

namespace lorica {

class Facts;

class AdaptersPage : public Page {
    Q_OBJECT
public:
    explicit AdaptersPage(Shell& shell, QWidget* parent = nullptr);
    PageHeader header() override;
    void activated() override;
    void state_changed() override;

    int count() const { return model_->count(); }   // searched for or not
    QTableView* table() const { return table_; }
    RoutingCard* routing() const { return routing_; }

private:
    QWidget* build_content();
    QWidget* build_details();
    void fill();
    void keep_selection(const std::function<void()>& change);   // of the model
    void show_details();
    void show_marked();
    void read_library();
    void save_marks();
    void chat_with();
    void train_on();
    void export_it();
    const KnownAdapter* current() const;

    AdapterModel* model_ = nullptr;
    std::shared_ptr<const LibraryAdapters> library_;   // as read when the page was opened last
    QWidget* empty_ = nullptr;
    QWidget* content_ = nullptr;
    QLineEdit* search_ = nullptr;
    QTableView* table_ = nullptr;
    RoutingCard* routing_ = nullptr;
    QLabel* title_ = nullptr;
    QLabel* lineage_ = nullptr;
    QThreadPool library_pool_;                         // one thread, so that a reading tells what was saved before it
    std::string shown_;                                // the folder of what the details tell
    KnownAdapter saved_;                               // the marks last sent there, and whose
    QLineEdit* tags_ = nullptr;
    QLineEdit* note_ = nullptr;
    Facts* facts_ = nullptr;
    QLabel* settings_ = nullptr;
    QAction* chat_ = nullptr;
    QAction* export_ = nullptr;
    QAction* continue_ = nullptr;
    QAction* folder_ = nullptr;
};

}  // namespace lorica
