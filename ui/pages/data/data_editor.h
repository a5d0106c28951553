// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of a data set: filter and find above the table, the selected row and the findings beside it. GUI thread.
#pragma once

#include <QAction>
#include <QComboBox>
#include <QProgressBar>
#include <QTabWidget>
#include <QTableView>
#include <QTimer>

#include "ui/pages/data/edit_model.h"
#include "ui/pages/data/find_bar.h"
#include "ui/pages/data/row_editor.h"
#include "ui/shell/page.h"

namespace lorica {

class DataEditor : public QWidget {
    Q_OBJECT
public:
    explicit DataEditor(Shell& shell, QWidget* parent = nullptr);

    void open(const DataSettings& data, int64_t first_place = -1);   // and show that row
    EditSession& session() { return session_; }
    PageHeader header() const;
    QString name() const;
    // True where nothing is left to be lost: asks, and saves if that is the answer.
    bool may_leave();
    void go_to_place(int64_t place);   // of the file, from 0; shows every row where it is not in view

Q_SIGNALS:
    void done();             // the user leaves
    void header_changed();
    void file_saved();       // the set's own file is another now

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* build_bar();
    QWidget* build_side();
    QWidget* build_work();
    void build_actions();
    void connect_session();
    QAction* make_action(const char* icon, const QString& text, const QString& help, const QKeySequence& key, void (DataEditor::*act)());
    void ask_query();
    void fill_only();
    void sort_by(int section);
    void reset_view();
    void row_chosen();
    void show_work();
    void show_counts();
    void show_findings(const QString& what);
    void jump_to_finding(const QModelIndex& index);
    void show_mend();
    void mend(bool all);     // the selected finding, or all that the same would end
    void find(bool replace);
    std::vector<RowId> selected_rows() const;
    RowId current_row() const;
    void select(RowId id, int column);
    void commit_typed();
    void undo();
    void redo();
    void insert();
    void duplicate();
    void erase();
    void tag();
    void show_find();
    void leave();
    void save();
    void save_as();
    void revert();
    void ask_overwrite();
    void check_leaks();

    Shell& shell_;
    EditSession session_;
    EditModel* model_;
    FindingModel* finding_model_;
    QTableView* table_ = nullptr;
    QLineEdit* filter_ = nullptr;
    QComboBox* filter_column_ = nullptr;
    QCheckBox* filter_regex_ = nullptr;
    QComboBox* only_ = nullptr;
    QLabel* counts_ = nullptr;
    FindBar* find_bar_ = nullptr;
    QTabWidget* tabs_ = nullptr;
    RowEditor* row_editor_ = nullptr;
    QTableView* finding_table_ = nullptr;
    QLabel* finding_text_ = nullptr;
    QPushButton *mend_one_ = nullptr, *mend_all_ = nullptr, *only_findings_ = nullptr;
    QWidget* work_ = nullptr;
    QLabel* work_text_ = nullptr;
    QProgressBar* work_bar_ = nullptr;
    QAction *done_ = nullptr, *save_ = nullptr, *save_as_ = nullptr, *revert_ = nullptr, *undo_ = nullptr, *redo_ = nullptr;
    QAction *insert_ = nullptr, *duplicate_ = nullptr, *erase_ = nullptr, *tag_ = nullptr, *find_ = nullptr;
    QMenu* checks_ = nullptr;
    QTimer query_soon_;
    int64_t wanted_place_ = -1;
    RowId kept_row_ = kNoRow;    // selected when the view was made anew
    int kept_column_ = 0;
    bool reset_done_ = false;
    bool told_modified_ = false; // in the header
};

}  // namespace lorica
