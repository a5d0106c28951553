// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet that takes an adapter in from outside: what it is, on which base, under which name. GUI thread; files are read and copied on
// a worker thread.
#pragma once

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <nlohmann/json.hpp>

#include "ui/pages/adapters/known_adapters.h"

namespace lorica {

class Facts;

class AddSheet : public QDialog {
    Q_OBJECT
public:
    // `path`: a PEFT folder, its adapter_config.json, or a zip of one.
    AddSheet(const AppState& state, const QString& path, QWidget* parent);

    bool is_read() const { return !facts_.is_null(); }
    QString said() const { return finding_->text(); }
    void accept() override;      // copies, and closes when that is done
    void reject() override;

Q_SIGNALS:
    void added(const QString& folder);

private:
    void build();
    void take(const Result<nlohmann::json>& facts);
    void end(const Result<std::string>& folder);
    void check();
    bool needs_base() const { return is_read() && base_of(named_base_, models_).empty(); }

    const std::string home_;
    const std::vector<KnownModel> models_;
    const std::string chosen_;             // the model of the next run
    std::string path_, named_base_;
    nlohmann::json facts_;                 // null until they are read
    QString trouble_;                      // of the reading or the copying
    bool copying_ = false;
    Facts* rows_;
    QLabel *base_words_, *finding_;
    QComboBox* base_;
    QLineEdit* name_;
    QPushButton *add_, *cancel_;
};

}  // namespace lorica
