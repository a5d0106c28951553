// SPDX-License-Identifier: GPL-3.0-or-later
// Reports of the engine as the Data page needs them. GUI thread.
#include "ui/pages/data/data_presenter.h"

#include <algorithm>

namespace lorica {
namespace {
const nlohmann::json kNothing;
constexpr int kSoonMs = 250;
}  // namespace

DataPresenter::DataPresenter(EngineBridge& bridge, QObject* parent) : QObject(parent), bridge_(bridge) {
    soon_.setSingleShot(true);
    soon_.setInterval(kSoonMs);
    connect(&soon_, &QTimer::timeout, this, [this] { inspect(next_model_, next_data_); });
    connect(&bridge, &EngineBridge::data_report, this, [this](const DataReport& event) {
        if (event.command != command_) return;
        report_ = event.report;
        reported_ = true;
        error_.reset();
    });
    connect(&bridge, &EngineBridge::job_finished, this, [this](const JobFinished& event) {
        if (event.command != command_) return;
        command_ = 0;
        if (event.error) {
            error_ = event.error;
            if (!reported_) report_ = nullptr;
        }
        Q_EMIT changed();
    });
    connect(&bridge, &EngineBridge::rejected, this, [this](const Rejected& event) {
        if (event.command != command_) return;
        command_ = 0;
        error_ = event.error;
        report_ = nullptr;
        Q_EMIT changed();
    });
}

void DataPresenter::inspect(const ModelSettings& model, const DataSettings& data, int64_t first_row) {
    soon_.stop();
    if (command_ != 0) bridge_.post(StopRun{command_, false});
    reported_ = false;
    model_ = model;
    data_ = data;
    command_ = bridge_.post(InspectData{model_, data_, first_row, kSampleRows, 42});
    Q_EMIT changed();
}

void DataPresenter::show_sample_of(int64_t row) {
    const int64_t wanted = std::clamp<int64_t>(row, 0, std::max<int64_t>(0, row_count() - 1));
    inspect(model_, data_, wanted / kSampleRows * kSampleRows);
}

void DataPresenter::inspect_soon(const ModelSettings& model, const DataSettings& data) {
    next_model_ = model;
    next_data_ = data;
    soon_.start();
}

void DataPresenter::forget() {
    soon_.stop();
    command_ = 0;
    report_ = nullptr;
    error_.reset();
    Q_EMIT changed();
}

int64_t DataPresenter::row_count() const { return report_.is_object() ? report_.value("row_count", int64_t{0}) : 0; }
int64_t DataPresenter::usable() const { return report_.is_object() ? report_.value("usable", int64_t{0}) : 0; }
int64_t DataPresenter::unusable() const { return report_.is_object() ? report_.value("unusable", int64_t{0}) : 0; }

const nlohmann::json& DataPresenter::problems() const {
    return report_.is_object() && report_.contains("problems") ? report_["problems"] : kNothing;
}

const nlohmann::json& DataPresenter::row(int64_t index) const {
    if (index < 0 || index >= sample_count()) return kNothing;
    return report_["rows"][static_cast<size_t>(index)];
}

int64_t DataPresenter::first_row() const { return sample_count() > 0 ? row(0).value("row", int64_t{1}) - 1 : 0; }

int64_t DataPresenter::sample_count() const {
    const bool any = report_.is_object() && report_.contains("rows") && report_["rows"].is_array();
    return any ? static_cast<int64_t>(report_["rows"].size()) : 0;
}

}  // namespace lorica
