// SPDX-License-Identifier: GPL-3.0-or-later
// The tiles' figures, as often as a ResourceSample comes. GUI thread.
#include "ui/widgets/device_tiles.h"

#include <QLocale>
#include <algorithm>
#include <cmath>
#include <thread>

#include "ui/widgets/basics.h"

namespace lorica {

DeviceTiles::DeviceTiles(EngineBridge& bridge, const Theme& theme, QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    cpu_ = add(tr("Processor"), theme);
    memory_ = add(tr("Memory"), theme);
    gpu_ = add(tr("GPU"), theme);
    disk_ = add(tr("Disk"), theme);
    gpu_.frame->hide();
    disk_.bar->hide();   // how large the disk is, is not asked
    connect(&bridge, &EngineBridge::resource_sample, this, &DeviceTiles::show_sample);
}

DeviceTiles::Tile DeviceTiles::add(const QString& title, const Theme& theme) {
    Tile tile;
    tile.frame = new QFrame(this);
    tile.frame->setProperty("role", QStringLiteral("card"));
    auto* column = new QVBoxLayout(tile.frame);
    column->setContentsMargins(2 * kGrid, 10, 2 * kGrid, 10);
    column->setSpacing(4);
    column->addWidget(make_label(title, "small", tile.frame));
    tile.figure = make_label(QStringLiteral("–"), "strong", tile.frame);
    tile.bar = new ShareBar(theme, tile.frame);
    tile.text = make_label({}, "small", tile.frame);
    column->addWidget(tile.figure);
    column->addWidget(tile.bar);
    column->addWidget(tile.text);
    column->addStretch(1);
    layout()->addWidget(tile.frame);
    static_cast<QHBoxLayout*>(layout())->setStretchFactor(tile.frame, 1);
    return tile;
}

void DeviceTiles::Tile::show(const QString& of, const QString& more, double used, double total) const {
    figure->setText(of);
    text->setText(more);
    bar->set_values(used, used, used, total);
    bar->setToolTip(of);
}

void DeviceTiles::show_sample(const ResourceSample& sample) {
    if (!isVisible()) return;
    const int cores = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    const double share = std::clamp(sample.cpu_percent / 100 / cores, 0.0, 1.0);
    cpu_.show(percent_text(share), cores == 1 ? tr("Lorica's share of 1 core") : tr("Lorica's share of %1 cores").arg(cores), share, 1);
    const auto of = [](int64_t used, int64_t total) { return tr("%1 of %2").arg(bytes_text(static_cast<double>(used)), bytes_text(static_cast<double>(total))); };
    const int64_t used = sample.ram_total - sample.ram_available;
    memory_.show(of(used, sample.ram_total), tr("%1 by Lorica").arg(bytes_text(static_cast<double>(sample.rss_bytes))), static_cast<double>(used), static_cast<double>(sample.ram_total));
    disk_.show(tr("%1 free").arg(bytes_text(static_cast<double>(sample.disk_free))), tr("where runs are kept"), 0, 1);
    gpu_.frame->setVisible(sample.device_total > 0);
    if (sample.device_total <= 0) return;
    QStringList told;
    if (sample.device_percent >= 0) told << percent_text(sample.device_percent / 100);
    if (sample.device_celsius >= 0) told << tr("%1 °C").arg(QLocale().toString(std::llround(sample.device_celsius)));
    if (sample.device_watts >= 0) told << tr("%1 W").arg(QLocale().toString(std::llround(sample.device_watts)));
    gpu_.show(of(sample.device_bytes, sample.device_total), told.join(QStringLiteral(" · ")), static_cast<double>(sample.device_bytes), static_cast<double>(sample.device_total));
}

}  // namespace lorica
