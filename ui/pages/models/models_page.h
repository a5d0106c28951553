// SPDX-License-Identifier: GPL-3.0-or-later
// The Models page: base models found on this machine at the left, the chosen one's card at the right. GUI thread.
#pragma once

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedLayout>
#include <QTableWidget>

#include "ui/pages/models/models_presenter.h"
#include "ui/shell/page.h"

namespace lorica {

class Facts;

class ModelsPage : public Page {
    Q_OBJECT
public:
    explicit ModelsPage(Shell& shell, QWidget* parent = nullptr);
    PageHeader header() override;
    void activated() override;
    void state_changed() override;
    bool take_files(const QStringList& paths) override;

    const ModelsPresenter& presenter() const { return presenter_; }
    const ModelEntry* current() const;
    // A GGUF file, a model folder or a file of one: into the list, and to the library if it can be used.
    void add_model(const QString& path);

private:
    void make_actions();
    QWidget* build_content();
    QWidget* build_card();
    void reload();
    void fill();
    void fill_row(int row);
    void show_card();
    void show_facts(const ModelCard& card);
    void choose(bool folder);
    void use_for_training();
    void chat_with();
    void try_template();
    void remove();

    ModelsPresenter presenter_;
    std::vector<KnownModel> known_;      // the state's, as of the last look
    std::string wanted_;                 // to be selected once it is listed
    QAction *use_, *chat_, *reveal_, *remove_, *add_file_, *add_folder_;
    QStackedLayout* stack_;
    QTableWidget* table_;
    QLabel *title_, *state_, *path_, *error_, *notes_, *no_template_;
    Facts *facts_, *memory_;
    QWidget* known_part_;                // what only a readable model has
    QPlainTextEdit* template_;
    QPushButton* try_;
};

}  // namespace lorica
