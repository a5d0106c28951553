// SPDX-License-Identifier: GPL-3.0-or-later
// Behind the Export page: what is to be written, how large it gets, and the job that writes it. No widgets. GUI thread.
#pragma once

#include <QObject>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>

#include "core/hub/model_card.h"
#include "ui/bridge/engine_bridge.h"

namespace lorica {

enum class ExportFormat { Safetensors, Gguf, GgufLora };

struct ExportType {
    const char* name;            // of the command line
    const char* help;
    double bits;                 // a weight of the matrices, scales counted
    double odd_bits = 0;         // the same where the rows do not divide by 256, which the K types need; 0: no matter
};
std::span<const ExportType> export_types(ExportFormat format);

struct ExportWish {
    ModelSettings model;
    std::string adapter;         // a PEFT folder, or empty
    ExportFormat format = ExportFormat::Safetensors;
    std::string quant = "auto";
    bool dequantized = false;    // merge into the quantized numbers that the adapter was trained on (safetensors only)
    std::string path;
    bool verify = true;          // read it back and compare; where that fails nothing is left
    bool can_verify() const { return format != ExportFormat::GgufLora; }
};
// About how large the file or folder gets; 0 where it cannot be said.
double expected_bytes(const ModelCard& card, int64_t adapter_bytes, const ExportWish& wish);
// What does the same on the command line, quoted for a shell.
std::string export_command_line(const ExportWish& wish);
// What other programs are told to use the result; empty where there is no one line.
std::string use_command_line(const ExportWish& wish);
// <folder>/<name> with a number behind it if that is taken.
std::string free_export_path(const std::string& folder, const ExportWish& wish);

struct PathFinding {
    QString text;                // empty: all is well
    bool blocks = false;
    int64_t free = -1;           // bytes on that disk; < 0: not known
};
PathFinding check_export_path(const ExportWish& wish, double expected);

struct ExportResult {
    ExportWish wish;
    nlohmann::json result;       // as the engine answered
    std::optional<Error> error;
    bool cancelled = false;
};

class ExportPresenter : public QObject {
    Q_OBJECT
public:
    explicit ExportPresenter(EngineBridge& bridge, QObject* parent = nullptr);

    // Reads the base's card on a worker thread; base_read() tells of it.
    void set_base(const std::string& path);
    const std::optional<ModelCard>& card() const { return card_; }

    void start(const ExportWish& wish);
    void cancel();
    bool is_running() const { return command_ != 0; }
    const JobProgress& progress() const { return progress_; }
    const std::optional<ExportResult>& result() const { return result_; }

Q_SIGNALS:
    void base_read();
    void changed();              // began, went on or ended
    void finished();             // result() is another

private:
    void end(ExportResult result);

    EngineBridge& bridge_;
    std::string base_;
    std::optional<ModelCard> card_;
    CommandId command_ = 0;
    ExportWish running_;
    JobProgress progress_;
    std::optional<ExportResult> result_;
};

}  // namespace lorica
