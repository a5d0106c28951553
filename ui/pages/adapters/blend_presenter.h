// SPDX-License-Identifier: GPL-3.0-or-later
// Behind Blend on the Adapters page: one job at a time that makes an adapter of several. No widgets. GUI thread.
#pragma once

#include <QObject>
#include <nlohmann/json.hpp>
#include <optional>

#include "ui/bridge/engine_bridge.h"

namespace lorica {

class BlendPresenter : public QObject {
    Q_OBJECT
public:
    explicit BlendPresenter(EngineBridge& bridge, QObject* parent = nullptr);

    void start(const BlendAdapters& wanted);
    void cancel();
    bool is_running() const { return command_ != 0; }
    const JobProgress& progress() const { return progress_; }
    // The last one that was started.
    const BlendAdapters& blend() const { return blend_; }
    // What the library is to know of it once it is made: its parts, how they were put together, its parameters.
    nlohmann::json lineage() const;

Q_SIGNALS:
    void changed();                            // began, went on or ended
    void made();
    void refused(const lorica::Error& error);

private:
    void end(const std::optional<Error>& error, bool finished);

    EngineBridge& bridge_;
    BlendAdapters blend_;
    CommandId command_ = 0;
    JobProgress progress_;
    nlohmann::json result_;
};

}  // namespace lorica
