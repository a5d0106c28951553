// SPDX-License-Identifier: GPL-3.0-or-later
// Behind the routing card: makes a routing of several adapters and asks it about a prompt. No widgets. GUI thread.
#pragma once

#include <QObject>
#include <nlohmann/json.hpp>
#include <optional>

#include "ui/bridge/engine_bridge.h"

namespace lorica {

class RoutingPresenter : public QObject {
    Q_OBJECT
public:
    // `folder` is where routings are kept, each in a folder of its own.
    RoutingPresenter(EngineBridge& bridge, std::string folder, QObject* parent = nullptr);

    // A new routing; rules as BuildRouting's.
    void make(const ModelSettings& model, const std::vector<std::string>& adapters, const std::vector<std::string>& names, const std::vector<std::string>& rules);
    void attempt(const std::string& prompt, const std::string& tag);
    void cancel();

    bool is_busy() const { return command_ != 0; }
    bool is_making() const { return command_ != 0 && making_; }
    const JobProgress& progress() const { return progress_; }
    // What BuildRouting answered; empty before the first.
    const nlohmann::json& made() const { return made_; }
    // What RoutePrompts answered of the one prompt, with "names".
    const nlohmann::json& choice() const { return choice_; }
    const std::optional<Error>& error() const { return error_; }
    // Of the routing that attempt() asks; empty where there is none.
    const std::string& routing() const { return routing_; }

Q_SIGNALS:
    void changed();

private:
    void post(CommandBody body);
    void end(const JobFinished& event);
    std::string free_folder() const;

    EngineBridge& bridge_;
    std::string folder_, routing_;
    ModelSettings model_;
    CommandId command_ = 0;
    bool making_ = false;
    JobProgress progress_;
    nlohmann::json made_, choice_;
    std::optional<Error> error_;
};

}  // namespace lorica
