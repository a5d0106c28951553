// SPDX-License-Identifier: GPL-3.0-or-later
// Where and in what type to write the merged model. GUI thread.
#pragma once

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace lorica {

class MergeDialog : public QDialog {
    Q_OBJECT
public:
    MergeDialog(const QString& folder, QWidget* parent);
    QString folder() const { return folder_->text().trimmed(); }
    QString dtype() const { return dtype_->currentData().toString(); }

Q_SIGNALS:
    void other_formats();                // the person wants the export page instead

private:
    void check();

    QLineEdit* folder_;
    QComboBox* dtype_;
    QLabel* problem_;
    QPushButton* merge_;
};

}  // namespace lorica
