// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the latest ResourceSample and the engine's state. GUI thread.
#include "ui/widgets/status_strip.h"

#include <QHBoxLayout>
#include <algorithm>
#include <thread>

#include "ui/widgets/basics.h"

namespace lorica {

StatusStrip::StatusStrip(EngineBridge& bridge, QAction* find, QWidget* parent) : QFrame(parent) {
    setProperty("role", QStringLiteral("statusbar"));
    setFixedHeight(28);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, 0, kGrid, 0);
    layout->setSpacing(2 * kGrid);
    const auto add = [&](const QString& text, const QString& tip) {
        auto* label = make_label(text, "monomuted", this);
        label->setToolTip(tip);
        layout->addWidget(label);
        return label;
    };
    cpu_ = add(tr("CPU –"), tr("This program's share of all cores"));
    ram_ = add(tr("RAM –"), tr("This program's memory, and the machine's memory in use, of all there is"));
    gpu_ = add(tr("GPU –"), tr("Memory of the GPU in use; – without a GPU"));
    disk_ = add(tr("Disk –"), tr("Free space where runs are kept"));
    layout->addStretch(1);
    engine_ = add(tr("Engine loading"), tr("The part that computes; it loads after the window is shown"));
    auto* button = make_button(find->shortcut().toString(QKeySequence::NativeText), "ghost", this);
    button->setToolTip(find->toolTip());
    button->setAccessibleName(find->text());
    button->setFixedHeight(22);
    button->setStyleSheet(QStringLiteral("min-height: 18px; font-size: 8.5pt; padding: 0 6px;"));
    connect(button, &QPushButton::clicked, find, &QAction::trigger);
    layout->addWidget(button);
    connect(&bridge, &EngineBridge::resource_sample, this, &StatusStrip::show_sample);
    connect(&bridge, &EngineBridge::engine_ready, this, [this](const EngineReady& e) {
        QStringList devices;
        if (e.info.is_object())
            for (const auto& one : e.info.value("devices", nlohmann::json::array())) devices << qs(one.value("name", ""));
        engine_->setText(devices.isEmpty() ? tr("Engine ready") : tr("Engine ready · %1").arg(devices.join(QStringLiteral(", "))));
        engine_->setToolTip(plain_tip(qs(e.info.dump(1))));
    });
    connect(&bridge, &EngineBridge::engine_failed, this, [this](const Error& error) {
        engine_->setText(tr("No engine"));
        engine_->setToolTip(plain_tip(qs(error.text())));
    });
}

void StatusStrip::show_sample(const ResourceSample& sample) {
    const double cores = std::max(1u, std::thread::hardware_concurrency());
    cpu_->setText(tr("CPU %1").arg(percent_text(std::clamp(sample.cpu_percent / 100 / cores, 0.0, 1.0)).rightJustified(5)));
    const double used = static_cast<double>(sample.ram_total - sample.ram_available);
    ram_->setText(tr("RAM %1 · %2/%3").arg(bytes_text(static_cast<double>(sample.rss_bytes)), bytes_text(used),
                                          bytes_text(static_cast<double>(sample.ram_total))));
    if (sample.device_total > 0)
        gpu_->setText(tr("GPU %1/%2").arg(bytes_text(static_cast<double>(sample.device_bytes)),
                                         bytes_text(static_cast<double>(sample.device_total))));
    disk_->setText(tr("Disk %1 free").arg(bytes_text(static_cast<double>(sample.disk_free))));
}

}  // namespace lorica
