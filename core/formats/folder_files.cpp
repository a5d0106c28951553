// SPDX-License-Identifier: GPL-3.0-or-later
// Where a folder's files may lie, and what is not opened. Any thread.
#include "core/formats/folder_files.h"

#include <algorithm>
#include <array>
#include <fstream>

#include "core/formats/dtype.h"
#include "core/formats/strict_json.h"

namespace lorica {
namespace {

constexpr int kMostEntries = 10'000;  // of a folder that is searched for pickles

bool lies_in(const fs::path& file, const fs::path& folder) {
    const auto [f, rest] = std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
    return f == folder.end();
}

// .../models--org--name/snapshots/<commit>/file -> .../models--org--name/blobs/<etag>
bool is_cache_blob(const fs::path& target, const fs::path& root) {
    const fs::path snapshots = root.parent_path(), model = snapshots.parent_path();
    return snapshots.filename() == "snapshots" && model.filename().string().starts_with("models--") &&
           lies_in(target, model / "blobs");
}

// A safetensors file whose header length happens to begin with the bytes of a pickle.
bool looks_like_safetensors(std::string_view head) {
    if (head.size() < 9) return false;
    if (load_le<uint64_t>(head.data()) > 100'000'000) return false;
    const size_t brace = head.find_first_not_of(" \t\r\n", 8);
    return brace == std::string_view::npos || head[brace] == '{';
}

bool is_pickle(std::string_view head) {
    // Protocols 2 to 5 begin with the opcode PROTO; 0 and 1 have no magic and fail as whatever was expected.
    if (head.size() < 2 || head[0] != '\x80' || head[1] < 2 || head[1] > 5) return false;
    return !looks_like_safetensors(head);
}

}  // namespace

Result<fs::path> file_in_folder(const fs::path& folder, const std::string& name) {
    const fs::path path = folder / name;
    if (name.empty() || name == "." || name == ".." || fs::path(name).filename() != name)
        return Error{ErrorCode::BadInput, "\"" + legible(name) + "\" is not the name of a file in the folder", folder.string()};
    std::error_code code;
    if (fs::is_symlink(path, code)) {
        const fs::path target = fs::canonical(path, code);
        if (code) return Error{ErrorCode::BadInput, "is a link that leads nowhere", path.string(), "Copy the file itself."};
        const fs::path root = fs::canonical(folder, code);
        if (code || (!lies_in(target, root) && !is_cache_blob(target, root)))
            return Error{ErrorCode::BadInput, "is a link to a file outside the folder, which is not followed", path.string(),
                         "Copy the file into the folder."};
    }
    const fs::file_status status = fs::status(path, code);
    if (status.type() == fs::file_type::not_found)
        return Error{ErrorCode::NotFound, "there is no " + legible(name), folder.string(), "Check the path."};
    if (code) return io_error(path, "open", code.value());
    if (status.type() != fs::file_type::regular) return Error{ErrorCode::BadInput, "is not a regular file", path.string()};
    return path;
}

std::string pickle_in_folder(const fs::path& folder) {
    static constexpr std::array<const char*, 5> kSuffixes = {".bin", ".pt", ".pth", ".ckpt", ".pkl"};
    std::error_code code;
    std::string found;
    int seen = 0;
    for (fs::directory_iterator it(folder, code), end; !code && it != end && seen < kMostEntries; it.increment(code), ++seen) {
        const fs::path name = it->path().filename();
        const bool pickle = std::any_of(kSuffixes.begin(), kSuffixes.end(), [&](const char* s) { return name.extension() == s; });
        if (pickle && (found.empty() || name.string() < found)) found = name.string();
    }
    return found;
}

Result<void> refuse_pickle(std::span<const std::byte> bytes, const std::string& file) {
    const std::string_view head(reinterpret_cast<const char*>(bytes.data()), std::min<size_t>(bytes.size(), 64));
    const char* kind = nullptr;
    if (is_pickle(head)) kind = "is a Python pickle, which can run code when opened";
    if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06"))
        kind = "is a zip archive (PyTorch's .bin, .pt or TorchScript), which can run code when opened";
    if (head.starts_with("7z\xbc\xaf\x27\x1c")) kind = "is a 7z archive, not a model";
    if (kind == nullptr) return {};
    return Error{ErrorCode::Unsupported, kind, file, "Use the model's safetensors or GGUF files."};
}

Result<void> refuse_pickle(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::array<char, 64> head{};
    in.read(head.data(), head.size());
    return refuse_pickle(std::as_bytes(std::span(head.data(), static_cast<size_t>(in.gcount()))), path.string());
}

}  // namespace lorica
