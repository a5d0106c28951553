// SPDX-License-Identifier: GPL-3.0-or-later
// What a data set looks like to the model: asks the engine for reports on it. GUI thread, no widgets.
#pragma once

#include <QObject>
#include <QTimer>
#include <nlohmann/json.hpp>
#include <optional>

#include "ui/bridge/engine_bridge.h"

namespace lorica {

class DataPresenter : public QObject {
    Q_OBJECT
public:
    static constexpr int64_t kSampleRows = 200;

    explicit DataPresenter(EngineBridge& bridge, QObject* parent = nullptr);

    // Asks for a report; an earlier question that is not answered yet is forgotten. An empty model gives no tokens.
    void inspect(const ModelSettings& model, const DataSettings& data, int64_t first_row = 0);
    // The same question from another row on: the sample that `row` (from 0) is in.
    void show_sample_of(int64_t row);
    // As inspect, a moment later: for settings that change with every key.
    void inspect_soon(const ModelSettings& model, const DataSettings& data);
    void forget();

    const nlohmann::json& report() const { return report_; }
    const std::optional<Error>& error() const { return error_; }
    bool is_busy() const { return command_ != 0; }
    int64_t row_count() const;   // data rows in the file
    int64_t usable() const;
    int64_t unusable() const;
    const nlohmann::json& problems() const;
    // The `index`th of the rows that were asked for, as core/engine/reports.h names its fields; null if there is none.
    const nlohmann::json& row(int64_t index) const;
    int64_t sample_count() const;
    // How many rows of the file are before the first of them.
    int64_t first_row() const;

Q_SIGNALS:
    void changed();   // report, error or is_busy

private:
    EngineBridge& bridge_;
    QTimer soon_;
    ModelSettings model_, next_model_;   // asked about last, and asked about soon
    DataSettings data_, next_data_;
    CommandId command_ = 0;
    nlohmann::json report_;
    std::optional<Error> error_;
    bool reported_ = false;              // this look at the file gave a report, even if it ended in an error
};

}  // namespace lorica
