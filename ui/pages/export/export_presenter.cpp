// SPDX-License-Identifier: GPL-3.0-or-later
// Sizes, names and command lines of exports, and the job. GUI thread; cards are read on a worker thread.
#include "ui/pages/export/export_presenter.h"

#include <QThreadPool>
#include <algorithm>
#include <array>

#include "ui/bridge/gui_thread.h"
#include "ui/widgets/basics.h"

namespace lorica {
namespace {

// Bits of the mixtures (q4_K_M, q5_K_M) as llama.cpp's table of sizes has them.
constexpr std::array kGgufTypes = {
    ExportType{"q8_0", QT_TRANSLATE_NOOP("lorica::ExportPage", "nearly lossless"), 8.5},
    ExportType{"q4_K_M", QT_TRANSLATE_NOOP("lorica::ExportPage", "small, the usual choice"), 4.83, 6.1},
    ExportType{"q5_K_M", QT_TRANSLATE_NOOP("lorica::ExportPage", "a little larger, a little better"), 5.67, 6.8},
    ExportType{"q6_K", QT_TRANSLATE_NOOP("lorica::ExportPage", "close to q8_0"), 6.5625, 8.5},
    ExportType{"q5_1", QT_TRANSLATE_NOOP("lorica::ExportPage", "older block type"), 6},
    ExportType{"q5_0", QT_TRANSLATE_NOOP("lorica::ExportPage", "older block type"), 5.5},
    ExportType{"q4_1", QT_TRANSLATE_NOOP("lorica::ExportPage", "older block type"), 5},
    ExportType{"q4_0", QT_TRANSLATE_NOOP("lorica::ExportPage", "older block type, fast on processors"), 4.5},
    ExportType{"bf16", QT_TRANSLATE_NOOP("lorica::ExportPage", "the base's numbers in 16 bits"), 16},
    ExportType{"f16", QT_TRANSLATE_NOOP("lorica::ExportPage", "16 bits, for older programs"), 16},
    ExportType{"f32", QT_TRANSLATE_NOOP("lorica::ExportPage", "everything, twice as large"), 32},
};
constexpr std::array kFolderTypes = {
    ExportType{"auto", QT_TRANSLATE_NOOP("lorica::ExportPage", "as the base"), 0},
    ExportType{"bf16", QT_TRANSLATE_NOOP("lorica::ExportPage", "16 bits"), 16},
    ExportType{"f16", QT_TRANSLATE_NOOP("lorica::ExportPage", "16 bits, for older graphics cards"), 16},
    ExportType{"f32", QT_TRANSLATE_NOOP("lorica::ExportPage", "everything, twice as large"), 32},
};
constexpr std::array kLoraTypes = {ExportType{"auto", QT_TRANSLATE_NOOP("lorica::ExportPage", "32 bits"), 32}};

std::string quoted(const std::string& text) {
    const auto plain = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || std::string_view("/._-+=:,").find(c) != std::string_view::npos; };
    if (!text.empty() && std::all_of(text.begin(), text.end(), plain)) return text;
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

const ExportType* type_of(const ExportWish& wish) {
    for (const ExportType& type : export_types(wish.format))
        if (wish.quant == type.name) return &type;
    return nullptr;
}

const char* format_name(ExportFormat format) {
    return format == ExportFormat::Gguf ? "gguf" : format == ExportFormat::GgufLora ? "gguf-lora" : "safetensors";
}

const char* verify_word(const ExportWish& wish) { return wish.verify && wish.can_verify() ? "on" : "off"; }

// What merging calls a folder's type.
std::string merge_dtype(const std::string& quant) {
    for (const auto& [name, dtype] : {std::pair{"f32", "float32"}, {"f16", "float16"}, {"bf16", "bfloat16"}})
        if (quant == name) return dtype;
    return "auto";
}

fs::path existing_parent(fs::path path) {
    std::error_code code;
    for (path = path.parent_path(); !path.empty() && !fs::exists(path, code) && path != path.parent_path(); path = path.parent_path()) {}
    return path;
}

}  // namespace

std::span<const ExportType> export_types(ExportFormat format) {
    if (format == ExportFormat::Gguf) return kGgufTypes;
    if (format == ExportFormat::GgufLora) return kLoraTypes;
    return kFolderTypes;
}

double expected_bytes(const ModelCard& card, int64_t adapter_bytes, const ExportWish& wish) {
    if (wish.format == ExportFormat::GgufLora) return static_cast<double>(adapter_bytes);
    const ExportType* type = type_of(wish);
    if (!type || card.parameters == 0) return 0;
    const auto all = static_cast<double>(card.parameters), matrices = static_cast<double>(card.matrix_parameters);
    if (wish.format == ExportFormat::Safetensors) {
        const double bits = type->bits > 0 ? type->bits : card.stored_as() == "F32" ? 32 : 16;
        return all * bits / 8;
    }
    const double bits = card.hidden % 256 != 0 && type->odd_bits > 0 ? type->odd_bits : type->bits;
    return matrices * bits / 8 + (all - matrices) * 4 + 30.0 * static_cast<double>(card.vocab);  // norms in float32, tokens and merges
}

std::string export_command_line(const ExportWish& wish) {
    if (wish.dequantized) {
        return "lorica merge --model " + quoted(wish.model.path) + " --adapter " + quoted(wish.adapter) + " --base dequantized --quant.type " +
               wish.model.quant.type + (wish.model.quant.double_quant ? "" : " --quant.double_quant false") + " --dtype " + merge_dtype(wish.quant) + " --verify " + verify_word(wish) + " --out " + quoted(wish.path);
    }
    std::string out = "lorica export --model " + quoted(wish.model.path);
    if (!wish.adapter.empty()) out += " --adapter " + quoted(wish.adapter);
    out += std::string(" --format ") + format_name(wish.format);
    if (wish.format != ExportFormat::GgufLora) out += " --quant " + wish.quant;
    if (wish.can_verify()) out += std::string(" --verify ") + verify_word(wish);
    return out + " --out " + quoted(wish.path);
}

std::string use_command_line(const ExportWish& wish) {
    if (wish.format == ExportFormat::Gguf) return "llama-cli -m " + quoted(wish.path);
    if (wish.format == ExportFormat::GgufLora && wish.model.path.ends_with(".gguf")) return "llama-cli -m " + quoted(wish.model.path) + " --lora " + quoted(wish.path);
    return "";
}

std::string free_export_path(const std::string& folder, const ExportWish& wish) {
    const fs::path base = wish.model.path, adapter = wish.adapter;
    std::string name = base.extension() == ".gguf" ? base.stem().string() : base.filename().string();
    if (!adapter.empty()) name += "-" + (adapter.filename() == "adapter" ? adapter.parent_path() : adapter).filename().string();
    std::string end;
    if (wish.format == ExportFormat::Safetensors) end = wish.adapter.empty() ? "-" + wish.quant : "-merged";
    if (wish.format == ExportFormat::Gguf) end = "." + wish.quant + ".gguf";
    if (wish.format == ExportFormat::GgufLora) end = "-lora.gguf";
    std::error_code code;
    fs::path out = fs::path(folder) / (name + end);
    for (int i = 2; fs::exists(out, code); ++i) out = fs::path(folder) / (name + "-" + std::to_string(i) + end);
    return out.string();
}

PathFinding check_export_path(const ExportWish& wish, double expected) {
    PathFinding found;
    std::error_code code;
    const fs::path path = wish.path;
    if (wish.path.empty()) return {QObject::tr("Name a file or folder."), true};
    if (!path.is_absolute()) return {QObject::tr("Give the whole path, from / on."), true};
    if (fs::exists(path, code)) return {QObject::tr("This exists already. Choose a new name: nothing is overwritten."), true};
    if (wish.format != ExportFormat::Safetensors && path.extension() != ".gguf") found.text = QObject::tr("Other programs expect a name that ends in .gguf.");
    const fs::path parent = existing_parent(path);
    if (!fs::is_directory(parent, code)) return {QObject::tr("%1 is no folder.").arg(qs(parent.string())), true};
    if (const auto free = free_bytes(parent)) found.free = static_cast<int64_t>(*free);
    if (found.free >= 0 && expected > static_cast<double>(found.free))
        found.text = QObject::tr("The disk has %1 free, and about %2 are needed.").arg(bytes_text(static_cast<double>(found.free)), bytes_text(expected));
    return found;
}

ExportPresenter::ExportPresenter(EngineBridge& bridge, QObject* parent) : QObject(parent), bridge_(bridge) {
    connect(&bridge, &EngineBridge::job_progress, this, [this](const JobProgress& e) {
        if (command_ == 0 || e.command != command_) return;
        progress_ = e;
        Q_EMIT changed();
    });
    connect(&bridge, &EngineBridge::job_started, this, [this](const JobStarted& e) {
        if (command_ == 0 || e.command != command_) return;
        progress_.what = "Opening the model";
        Q_EMIT changed();
    });
    connect(&bridge, &EngineBridge::job_finished, this, [this](const JobFinished& e) {
        if (command_ != 0 && e.command == command_) end({running_, e.result, e.status == "failed" ? e.error : std::nullopt, e.status != "failed" && e.status != "finished"});
    });
    connect(&bridge, &EngineBridge::rejected, this, [this](const Rejected& e) {
        if (command_ != 0 && e.command == command_) end({running_, {}, e.error, false});
    });
}

void ExportPresenter::set_base(const std::string& path) {
    if (path == base_) return;
    base_ = path;
    card_.reset();
    if (path.empty()) return;
    QThreadPool::globalInstance()->start([path, target = QPointer<ExportPresenter>(this)] {
        tell(target, [path, card = read_model_card(path)](ExportPresenter& to) {
            if (to.base_ != path) return;
            to.card_ = card;
            Q_EMIT to.base_read();
        });
    });
}

void ExportPresenter::start(const ExportWish& wish) {
    if (command_ != 0) return;
    result_.reset();
    running_ = wish;
    if (auto made = make_folders(fs::path(wish.path).parent_path()); !made) {
        end({wish, {}, made.error(), false});
        return;
    }
    if (wish.dequantized) {
        command_ = bridge_.post(Merge{wish.model, wish.adapter, wish.path, merge_dtype(wish.quant), "dequantized", verify_word(wish)});
    } else {
        command_ = bridge_.post(Export{wish.model, wish.adapter, wish.path, format_name(wish.format), wish.quant, verify_word(wish)});
    }
    progress_ = {command_, 0, 0, ss(QObject::tr("Waiting for its turn"))};
    Q_EMIT changed();
}

void ExportPresenter::cancel() {
    if (command_ != 0) bridge_.post(StopRun{command_, false});
}

void ExportPresenter::end(ExportResult result) {
    command_ = 0;
    result_ = std::move(result);
    Q_EMIT changed();
    Q_EMIT finished();
}

}  // namespace lorica
