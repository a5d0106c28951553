// SPDX-License-Identifier: GPL-3.0-or-later
// The Adapters page: what the runs have made and what came from outside, with lineage, settings and the next steps. GUI thread.
#pragma once

#include <QLabel>
#include <QProgressBar>
#include <QTableView>
#include <QThreadPool>
#include <functional>

#include "ui/pages/adapters/adapter_model.h"
#include "ui/pages/adapters/add_sheet.h"
#include "ui/pages/adapters/blend_presenter.h"
#include "ui/pages/adapters/blend_sheet.h"
#include "ui/pages/adapters/compare_sheet.h"
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
    bool take_files(const QStringList& paths) override;

    // Sheets; they delete themselves when they are closed.
    AddSheet* add(const QString& path);
    CompareSheet* compare();     // null where not two are marked
    BlendSheet* blend();         // null where the marked ones cannot be blended

    int count() const { return model_->count(); }   // searched for or not
    QTableView* table() const { return table_; }
    RoutingCard* routing() const { return routing_; }
    BlendPresenter& blending() { return blending_; }

private:
    QWidget* build_content();
    QWidget* build_details();
    QWidget* build_progress();
    void choose();
    void fill();
    void show_new(const std::string& folder);
    void keep_selection(const std::function<void()>& change);   // of the model
    void show_details();
    QString lineage_of(const KnownAdapter& known) const;
    std::vector<KnownAdapter> marked() const;       // in the order of the rows
    void show_marked();
    void show_progress();
    void keep_blend();
    void read_library();
    void save_marks();
    void chat_with();
    void train_on();
    void export_it();
    const KnownAdapter* current() const;

    BlendPresenter blending_;
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
    std::string wanted_;                               // the folder of what is to be chosen once it is listed
    KnownAdapter saved_;                               // the marks last sent there, and whose, until they were read back
    int saving_ = 0;                                   // of them on their way
    QLineEdit* tags_ = nullptr;
    QLineEdit* note_ = nullptr;
    Facts* facts_ = nullptr;
    QLabel* settings_ = nullptr;
    QWidget* progress_ = nullptr;
    QLabel* activity_ = nullptr;
    QProgressBar* bar_ = nullptr;
    QAction* add_ = nullptr;
    QAction* compare_ = nullptr;
    QAction* blend_ = nullptr;
    QAction* chat_ = nullptr;
    QAction* export_ = nullptr;
    QAction* continue_ = nullptr;
    QAction* folder_ = nullptr;
};

}  // namespace lorica
