// SPDX-License-Identifier: GPL-3.0-or-later
// The Data page: the sets at the left, the rows in the middle, tokens, statistics and problems at the right. GUI thread.
#pragma once

#include <QListWidget>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableWidget>
#include <QToolButton>

#include "ui/pages/data/data_presenter.h"
#include "ui/pages/data/row_panel.h"
#include "ui/shell/page.h"
#include "ui/widgets/length_histogram.h"

namespace lorica {

class DataEditor;
class Facts;
class ImportSheet;

class DataPage : public Page {
    Q_OBJECT
public:
    explicit DataPage(Shell& shell, QWidget* parent = nullptr);
    PageHeader header() override;
    void activated() override;
    void state_changed() override;
    bool may_close() override;
    bool take_files(const QStringList& paths) override;

    DataPresenter& presenter() { return presenter_; }
    // Opens the import sheet for a file; the sheet is returned so that a test can drive it. Null if one is open.
    ImportSheet* import_file(const QString& path);
    // Opens the set in view for editing, and shows the row of this place (from 0).
    void edit_rows(int64_t place = 0);
    DataEditor* editor() { return editor_; }

private:
    QWidget* build_content();
    QWidget* build_side();
    QWidget* build_statistics();
    QWidget* build_pager();
    DataEditor* build_editor();
    bool is_editing() const;
    void choose_file();
    void open_sheet(const KnownData& start);
    void fill_sets();
    void choose_set(int index);
    void refresh();
    void fill_rows();
    void fill_problems();
    void fill_statistics();
    void show_row(int64_t index);     // of the sample, in the table
    void fill_pager();
    void show_problem(int row);
    void use_length(qint64 tokens);
    const KnownData* current() const;

    DataPresenter presenter_;
    QStackedWidget* stack_ = nullptr;
    QListWidget* sets_ = nullptr;
    QTableWidget* rows_ = nullptr;
    QLabel* range_ = nullptr;
    QToolButton* before_ = nullptr;
    QToolButton* after_ = nullptr;
    QSpinBox* go_to_ = nullptr;
    QLabel* summary_ = nullptr;
    QTabWidget* tabs_ = nullptr;
    RowPanel* row_panel_ = nullptr;
    LengthHistogram* histogram_ = nullptr;
    QLabel* length_hint_ = nullptr;
    Facts* statistics_ = nullptr;
    QTableWidget* problems_ = nullptr;
    DataEditor* editor_ = nullptr;
    QAction* edit_rows_ = nullptr;
    QAction* edit_ = nullptr;
    QAction* forget_ = nullptr;
    ImportSheet* sheet_ = nullptr;
    std::string shown_;               // path of the set in view
    ModelSettings shown_model_;
};

}  // namespace lorica
