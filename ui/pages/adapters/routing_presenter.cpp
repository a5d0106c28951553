// SPDX-License-Identifier: GPL-3.0-or-later
// One command at a time. GUI thread.
#include "ui/pages/adapters/routing_presenter.h"

#include "core/base/files.h"

namespace lorica {

RoutingPresenter::RoutingPresenter(EngineBridge& bridge, std::string folder, QObject* parent) : QObject(parent), bridge_(bridge), folder_(std::move(folder)) {
    connect(&bridge_, &EngineBridge::job_finished, this, &RoutingPresenter::end);
    connect(&bridge_, &EngineBridge::job_progress, this, [this](const JobProgress& event) {
        if (event.command != command_) return;
        progress_ = event;
        Q_EMIT changed();
    });
}

std::string RoutingPresenter::free_folder() const {
    std::error_code code;
    for (int i = 1;; ++i) {
        const fs::path path = fs::path(folder_) / ("routing-" + std::to_string(i));
        if (!fs::exists(path, code)) return path.string();
    }
}

void RoutingPresenter::post(CommandBody body) {
    error_.reset();
    progress_ = {};
    command_ = bridge_.post(std::move(body));
    Q_EMIT changed();
}

void RoutingPresenter::make(const ModelSettings& model, const std::vector<std::string>& adapters, const std::vector<std::string>& names, const std::vector<std::string>& rules) {
    if (is_busy()) return;
    if (auto folders = make_folders(folder_); !folders) {
        error_ = folders.error();
        Q_EMIT changed();
        return;
    }
    making_ = true;
    model_ = model;
    BuildRouting command;
    command.model = model;
    command.adapters = adapters;
    command.names = names;
    command.rules = rules;
    command.folder = free_folder();
    post(std::move(command));
}

void RoutingPresenter::attempt(const std::string& prompt, const std::string& tag) {
    if (is_busy() || routing_.empty()) return;
    making_ = false;
    post(RoutePrompts{model_, routing_, {{prompt, nlohmann::json::array(), tag}}});
}

void RoutingPresenter::cancel() {
    if (is_busy()) bridge_.post(StopRun{command_, false});
}

void RoutingPresenter::end(const JobFinished& event) {
    if (event.command != command_) return;
    command_ = 0;
    if (event.status == "finished" && making_) {
        made_ = event.result;
        routing_ = made_.value("folder", "");
        choice_ = nlohmann::json();
    } else if (event.status == "finished") {
        choice_ = event.result.value("rows", nlohmann::json::array()).empty() ? nlohmann::json() : event.result["rows"][0];
        choice_["names"] = event.result.value("names", nlohmann::json::array());
    }
    error_ = event.error;
    Q_EMIT changed();
}

}  // namespace lorica
