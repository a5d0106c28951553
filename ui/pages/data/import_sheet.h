// SPDX-License-Identifier: GPL-3.0-or-later
// Importing a data set: file, shape found, mapping with a live preview of what the model will learn. GUI thread.
#pragma once

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <map>

#include "ui/pages/data/row_panel.h"
#include "ui/shell/app_state.h"

namespace lorica {

class ImportSheet : public QDialog {
    Q_OBJECT
public:
    // `start`: a file just chosen (only its path is set), or a known set whose mapping is to be changed.
    ImportSheet(const Theme& theme, EngineBridge& bridge, const ModelSettings& model, const KnownData& start, QWidget* parent = nullptr);

    KnownData result() const;
    DataPresenter& presenter() { return presenter_; }

private:
    void build(const Theme& theme);
    QWidget* build_form(const Theme& theme);
    std::string shape() const;
    void fill_columns();
    void choose_shape();
    void choose_columns();
    void edited();
    void refresh();
    DataSettings settings() const;

    ModelSettings model_;
    KnownData known_;   // its format and map: what was chosen
    std::string recognised_shape_ = "alpaca";
    std::map<std::string, std::string> recognised_;   // role to column
    DataPresenter presenter_;
    QLabel* shape_ = nullptr;
    QLabel* status_ = nullptr;
    QLabel* columns_ = nullptr;
    QLineEdit* name_ = nullptr;
    QComboBox* format_ = nullptr;
    std::map<std::string, QComboBox*> roles_;   // by the names of core/data/conversation.h
    QPlainTextEdit* prompt_ = nullptr;
    QLineEdit* system_ = nullptr;
    RowPanel* rows_ = nullptr;
    QPushButton* import_ = nullptr;
};

}  // namespace lorica
