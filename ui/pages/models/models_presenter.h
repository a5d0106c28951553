// SPDX-License-Identifier: GPL-3.0-or-later
// Behind the Models page: the models found on this machine and their cards, read on a worker thread. GUI thread.
#pragma once

#include <QObject>
#include <atomic>
#include <memory>
#include <optional>
#include <vector>

#include "core/hub/model_card.h"

namespace lorica {

struct ModelEntry {
    FoundModel found;
    std::optional<ModelCard> card;    // not read yet
    std::string stamp;                // of the files that the card was read from
};

class ModelsPresenter : public QObject {
    Q_OBJECT
public:
    explicit ModelsPresenter(QObject* parent = nullptr) : QObject(parent) {}
    ~ModelsPresenter() override { ++*newest_; }  // a worker under way ends after the file in hand

    // Looks again; a card is read anew only where its files have changed.
    void reload(const std::string& home, const std::vector<std::string>& recent);
    const std::vector<ModelEntry>& models() const { return models_; }
    bool is_reading() const { return reading_; }

    // Gives a usable model a name in the library, so that it stays listed and the command line knows it.
    void keep(const std::string& home, const std::string& path);
    // Takes a name out of the library; the files stay.
    void forget(const std::string& home, const std::string& library_name);

Q_SIGNALS:
    void listed();
    void card_read(int index);
    void reading_changed();
    void library_changed();
    void refused(const lorica::Error& error);

private:
    std::vector<ModelEntry> models_;
    std::shared_ptr<std::atomic<int>> newest_ = std::make_shared<std::atomic<int>>(0);  // the number of the last reload
    bool reading_ = false;
};

}  // namespace lorica
