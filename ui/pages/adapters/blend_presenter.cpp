// SPDX-License-Identifier: GPL-3.0-or-later
// The job and its end. GUI thread.
#include "ui/pages/adapters/blend_presenter.h"

#include "core/base/files.h"

namespace lorica {

BlendPresenter::BlendPresenter(EngineBridge& bridge, QObject* parent) : QObject(parent), bridge_(bridge) {
    connect(&bridge_, &EngineBridge::job_progress, this, [this](const JobProgress& event) {
        if (command_ == 0 || event.command != command_) return;
        progress_ = event;
        Q_EMIT changed();
    });
    connect(&bridge_, &EngineBridge::job_finished, this, [this](const JobFinished& event) {
        if (command_ == 0 || event.command != command_) return;
        result_ = event.result;
        end(event.status == "failed" ? event.error : std::nullopt, event.status == "finished");
    });
    connect(&bridge_, &EngineBridge::rejected, this, [this](const Rejected& event) {
        if (command_ != 0 && event.command == command_) end(event.error, false);
    });
}

void BlendPresenter::start(const BlendAdapters& wanted) {
    if (is_running()) return;
    if (auto folders = make_folders(fs::path(wanted.folder).parent_path()); !folders) {
        Q_EMIT refused(folders.error());
        return;
    }
    blend_ = wanted;
    progress_ = {};
    command_ = bridge_.post(wanted);
    Q_EMIT changed();
}

void BlendPresenter::cancel() {
    if (is_running()) bridge_.post(StopRun{command_, false});
}

nlohmann::json BlendPresenter::lineage() const {
    nlohmann::json parts = nlohmann::json::array();
    for (size_t i = 0; i < blend_.adapters.size(); ++i) {
        const double weight = i < blend_.weights.size() ? blend_.weights[i] : 1.0 / static_cast<double>(blend_.adapters.size());
        parts.push_back(nlohmann::json{{"adapter", blend_.adapters[i]}, {"weight", weight}});
    }
    nlohmann::json out = {{"blended_from", parts}, {"combination", blend_.settings.combination}};
    if (result_.is_object() && result_.contains("parameters")) out["parameters"] = result_["parameters"];
    return out;
}

void BlendPresenter::end(const std::optional<Error>& error, bool finished) {
    command_ = 0;
    Q_EMIT changed();
    if (error) Q_EMIT refused(*error);
    else if (finished) Q_EMIT made();
}

}  // namespace lorica
