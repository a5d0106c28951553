// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet that sets up a blend: a weight for each adapter, how they are put together, the name. GUI thread.
#pragma once

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <optional>

#include "core/runtime/command.h"
#include "ui/pages/adapters/known_adapters.h"

namespace lorica {

class FieldCell;
class Theme;

class BlendSheet : public QDialog {
    Q_OBJECT
public:
    // Two adapters or more of one base.
    BlendSheet(const Theme& theme, const std::string& home, std::vector<KnownAdapter> adapters, QWidget* parent);
    BlendAdapters blend() const;
    // What will not do, in the window's language; empty where it can be started.
    QString problem() const;
    int64_t rank() const;                      // of the blend

private:
    void build(const Theme& theme);
    QWidget* build_weights();
    void show_check();

    const std::string home_;
    const std::vector<KnownAdapter> adapters_;
    std::vector<std::optional<double>> weights_;   // nothing where no number stands
    BlendSettings settings_;
    BlendSettings standard_;
    std::vector<FieldCell*> cells_;                // of settings_
    QLabel *how_, *finding_;
    QLineEdit* name_;
    QPushButton* start_;
};

}  // namespace lorica
