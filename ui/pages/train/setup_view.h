// SPDX-License-Identifier: GPL-3.0-or-later
// The wizard: one column of cards (model, data, method, settings) with the forecast at the right. GUI thread.
#pragma once

#include <QButtonGroup>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QWidget>

#include "core/hub/model_card.h"
#include "core/settings/presets.h"
#include "ui/pages/train/forecast_card.h"
#include "ui/pages/train/mix_rows.h"
#include "ui/pages/train/train_presenter.h"
#include "ui/shell/page.h"
#include "ui/widgets/settings_form.h"

namespace lorica {

class SetupView : public QWidget {
    Q_OBJECT
public:
    SetupView(Shell& shell, TrainPresenter& presenter, QWidget* parent = nullptr);

    void state_changed();
    // Where the run will be written.
    fs::path run_folder() const;
    bool can_start() const;
    SettingsForm* form() const { return form_; }
    MixRows* mix() const { return mix_; }
    ForecastCard* forecast() const { return forecast_; }
    // Proposes the next free name.
    void renew_name();
    void choose_model();
    // Takes over the settings of a run.json, model and data set included, or of another program's configuration.
    Result<void> open_settings(const std::string& file);

Q_SIGNALS:
    void readiness_changed();

private:
    Card* model_card();
    Card* data_card();
    Card* method_card();
    Card* settings_card();
    void push_spec();
    void fill_presets();
    void use_preset(const Preset& preset);
    void ask_preset_name();
    void ask_settings_file();
    Result<void> open_foreign(const std::string& file);
    void take_over(const RunSpec& spec);      // model and data set included
    void show_findings();
    void fill_choices();
    void read_card();
    void show_model_details();
    void show_data_details();

    Shell& shell_;
    TrainPresenter& presenter_;
    QComboBox* model_;
    QLabel* model_details_;
    QComboBox* data_;
    QLabel* data_details_;
    MixRows* mix_;
    QButtonGroup* methods_;
    SettingsForm* form_;
    Segments* tier_;
    QPushButton* reset_;
    QMenu* presets_;
    QLineEdit* name_;
    QLabel* name_error_;
    ForecastCard* forecast_;
    std::string init_from_;   // of the shell, as last seen
    std::string card_path_;           // of the model whose card was asked for last
    std::optional<ModelCard> card_;   // its card, when it has been read
    bool filling_ = false;
};

}  // namespace lorica
