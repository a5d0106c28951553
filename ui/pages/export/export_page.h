// SPDX-License-Identifier: GPL-3.0-or-later
// The Export page: what, in which format, where to; and at the right what comes of it. GUI thread.
#pragma once

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>

#include "ui/pages/adapters/known_adapters.h"
#include "ui/pages/export/export_presenter.h"
#include "ui/shell/page.h"
#include "ui/widgets/card.h"

namespace lorica {

class ExportPage : public Page {
    Q_OBJECT
public:
    explicit ExportPage(Shell& shell, QWidget* parent = nullptr);
    PageHeader header() override;
    void activated() override;
    void state_changed() override;

    const ExportPresenter& presenter() const { return presenter_; }
    ExportWish wish() const;

private:
    QWidget* build_form();
    Card* what_card();
    Card* format_card();
    Card* target_card();
    QWidget* build_side();
    QWidget* result_card();
    void fill_choices();
    void take_target();
    void choose_adapter(int index);
    void fill_types();
    void name_path();                // unless a person has named it
    void show_all();
    void show_job();
    void show_result();
    void show_proof(const ExportResult& one);
    void browse_model();
    void browse_adapter();
    void browse_path();
    void start();
    const KnownAdapter* known_adapter() const;
    int64_t adapter_bytes() const;

    ExportPresenter presenter_;
    std::vector<KnownAdapter> adapters_;
    ExportTarget target_;            // taken over last from the state
    bool path_named_ = false;        // by a person
    QAction *export_, *reveal_, *chat_;
    QWidget *empty_, *content_;
    QComboBox *base_, *adapter_, *type_;
    QLabel *base_text_, *adapter_text_, *path_problem_, *size_, *job_text_, *result_title_, *result_text_, *result_notes_, *use_line_, *proof_, *proof_text_;
    QButtonGroup* formats_;
    QCheckBox *dequantized_, *verify_;
    bool verify_chosen_ = false;     // by a person
    QLineEdit* path_;
    QPlainTextEdit* command_;
    QProgressBar* bar_;
    QWidget *job_, *result_;
};

}  // namespace lorica
