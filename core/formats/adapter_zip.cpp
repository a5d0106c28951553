// SPDX-License-Identifier: GPL-3.0-or-later
// Over libzip, which gives names as they stand in the file but for NUL, which it makes a space. Any thread.
#include "core/formats/adapter_zip.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <set>

#include "core/base/staging.h"

namespace lorica {
namespace {

constexpr size_t kPiece = 1 << 20;
constexpr size_t kDeepest = 3;          // folders: a composite's parts and one more
constexpr size_t kLongest = 200;        // bytes of a name

// A foreign name, to be shown.
std::string shown(const std::string& name) {
    std::string out;
    for (const char c : name.substr(0, 80)) out += static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7e ? '?' : c;
    return "\"" + out + (name.size() > 80 ? "...\"" : "\"");
}

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::vector<std::string> split(const std::string& name) {
    std::vector<std::string> out{""};
    for (const char c : name) {
        if (c == '/') out.emplace_back();
        else out.back() += c;
    }
    return out;
}

// Why a name is no plain relative path; empty where it is one.
std::string bad_name(const std::string& name) {
    if (name.empty()) return "has an empty name";
    if (name.size() > kLongest) return fmt::format("has a name of over {} bytes", kLongest);
    for (const char c : name) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return "has a control character in its name";
        if (c == '\\') return "has a backslash in its name";
    }
    if (name.front() == '/' || (name.size() > 1 && name[1] == ':')) return "has an absolute path";
    const auto parts = split(name);
    for (const std::string& part : parts) {
        if (part == "..") return "leads out of its folder (\"..\")";
        if (part.empty() || part == ".") return "has an empty folder in its path";
    }
    if (parts.size() > kDeepest + 1) return "lies too deep in folders";
    return {};
}

// What systems add to a zip by themselves.
bool is_debris(const std::string& name) { return name.starts_with("__MACOSX/") || name == ".DS_Store" || name.ends_with("/.DS_Store"); }

std::string reason(zip_error_t* error) {
    std::string text = zip_error_strerror(error);
    zip_error_fini(error);
    return text;
}

}  // namespace

std::string not_of_an_adapter(const std::string& name) {
    if (std::string why = bad_name(name); !why.empty()) return why;
    static const std::set<std::string> pickles = {".bin", ".pt", ".pth", ".pkl", ".pickle", ".ckpt"};
    static const std::set<std::string> known = {"", ".json", ".jsonl", ".safetensors", ".md", ".txt", ".model", ".tiktoken", ".jinja", ".yaml", ".yml", ".csv", ".tsv", ".log", ".html", ".png", ".jpg", ".jpeg", ".svg", ".webp", ".pdf"};
    const std::string extension = lower(fs::path(name).extension().string());
    if (pickles.contains(extension)) return "is a pickle, which can run code when opened";
    return known.contains(extension) ? "" : "is not a file of an adapter's folder";
}

Result<AdapterZip> AdapterZip::open(std::span<const std::byte> bytes, const std::string& file, const ZipLimits& limits) {
    AdapterZip out;
    out.path_ = file;
    zip_error_t error;
    zip_error_init(&error);
    if (bytes.empty()) return Error{ErrorCode::BadInput, "is not a zip: it is empty", file};
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* archive = source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) : nullptr;
    if (!archive) {
        if (source) zip_source_free(source);
        const bool twice = zip_error_code_zip(&error) == ZIP_ER_EXISTS;
        const std::string why = reason(&error);
        return Error{ErrorCode::BadInput, twice ? "holds a name that occurs twice" : "is not a zip that can be read (" + why + ")", file, "Nothing was unpacked."};
    }
    out.archive_.reset(archive, [](zip_t* one) { zip_discard(one); });
    LORICA_TRY(out.take_entries(bytes, limits));
    LORICA_TRY(out.take_names());
    return out;
}

// What the directory says of each entry, under the name it has there.
Result<void> AdapterZip::take_entries(std::span<const std::byte> bytes, const ZipLimits& limits) {
    const auto refuse = [&](const std::string& name, const std::string& what) { return Error{ErrorCode::BadInput, "the entry " + shown(name) + " " + what, path_, "Nothing was unpacked."}; };
    const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
    if (count < 0 || static_cast<uint64_t>(count) > limits.files)
        return Error{ErrorCode::BadInput, fmt::format("holds {} entries, and an adapter at most {}", count, limits.files), path_, "Nothing was unpacked."};
    uint64_t total = 0;
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
        const char* raw = zip_get_name(archive_.get(), i, ZIP_FL_ENC_RAW);
        const std::string name = raw ? raw : "";
        zip_stat_t info;
        zip_stat_init(&info);
        constexpr zip_uint64_t kNeeded = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
        if (zip_stat_index(archive_.get(), i, 0, &info) != 0 || (info.valid & kNeeded) != kNeeded) return refuse(name, "is not described");
        if (name.find(' ') != std::string::npos && !::memmem(bytes.data(), bytes.size(), name.data(), name.size())) return refuse(name, "has a NUL in its name");
        const bool is_folder = name.ends_with('/');
        if (const std::string why = bad_name(is_folder ? name.substr(0, name.size() - 1) : name); !why.empty()) return refuse(name, why);
        zip_uint8_t system = 0;
        zip_uint32_t attributes = 0;
        zip_file_get_external_attributes(archive_.get(), i, 0, &system, &attributes);
        if (const uint32_t kind = (attributes >> 16) & S_IFMT; kind != 0 && kind != S_IFREG && kind != S_IFDIR) return refuse(name, kind == S_IFLNK ? "is a link" : "is not a plain file");
        if (is_folder || is_debris(name)) continue;
        if (info.encryption_method != ZIP_EM_NONE) return refuse(name, "is encrypted");
        if (info.comp_method != ZIP_CM_STORE && info.comp_method != ZIP_CM_DEFLATE) return refuse(name, fmt::format("is packed by method {}, which is not read", info.comp_method));
        if (info.size > limits.bytes || (total += info.size) > limits.bytes) return refuse(name, fmt::format("brings the unpacked size over {:.1f} GB, more than an adapter needs", static_cast<double>(limits.bytes) / 1e9));
        if (total > limits.free_bytes && total / limits.ratio > bytes.size()) return refuse(name, fmt::format("brings the unpacked size to over {} times the zip's own: a zip bomb", limits.ratio));
        files_.push_back({name, info.size, i});
    }
    return {};
}

// Below the one folder in which all of it lies, if it does; then each name once, and of an adapter.
Result<void> AdapterZip::take_names() {
    const auto has_config = [&](const std::string& folder) { return std::any_of(files_.begin(), files_.end(), [&](const File& one) { return one.name == folder + "adapter_config.json"; }); };
    if (!files_.empty() && !has_config("")) {
        const std::string folder = files_.front().name.substr(0, files_.front().name.find('/') + 1);
        if (!folder.empty() && std::all_of(files_.begin(), files_.end(), [&](const File& one) { return one.name.starts_with(folder); }))
            for (File& one : files_) one.name.erase(0, folder.size());
    }
    if (!has_config("")) return Error{ErrorCode::BadInput, "holds no adapter (no adapter_config.json at its top)", path_, "Nothing was unpacked."};
    std::set<std::string> names, folders;
    for (const File& one : files_) {
        if (const std::string why = not_of_an_adapter(one.name); !why.empty())
            return Error{ErrorCode::BadInput, "the entry " + shown(one.name) + " " + why, path_, "Take it out of the zip. Nothing was unpacked."};
        const std::string name = lower(one.name);
        if (!names.insert(name).second) return Error{ErrorCode::BadInput, "the entry " + shown(one.name) + " occurs twice", path_, "Nothing was unpacked."};
        for (size_t at = name.find('/'); at != std::string::npos; at = name.find('/', at + 1)) folders.insert(name.substr(0, at));
    }
    for (const File& one : files_)
        if (folders.contains(lower(one.name))) return Error{ErrorCode::BadInput, "the entry " + shown(one.name) + " is a file and a folder", path_, "Nothing was unpacked."};
    return {};
}

Result<void> AdapterZip::read(const File& file, const std::function<Result<void>(std::span<const std::byte>)>& take) const {
    const auto trouble = [&](const std::string& what) { return Error{ErrorCode::BadInput, "the entry " + shown(file.name) + " " + what, path_, "The zip is damaged; get it again."}; };
    zip_file_t* opened = zip_fopen_index(archive_.get(), file.index, 0);
    if (!opened) return trouble(std::string("cannot be read (") + zip_strerror(archive_.get()) + ")");
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> entry(opened, zip_fclose);
    std::vector<std::byte> piece(std::min<uint64_t>(kPiece, file.size + 1));
    uint64_t total = 0;
    for (;;) {
        const zip_int64_t count = zip_fread(entry.get(), piece.data(), piece.size());
        if (count < 0) return trouble(std::string("cannot be read (") + zip_file_strerror(entry.get()) + ")");
        if (count == 0) break;
        if ((total += static_cast<uint64_t>(count)) > file.size) return trouble("is larger than the zip says");
        LORICA_TRY(take(std::span(piece).first(static_cast<size_t>(count))));
    }
    if (total != file.size) return trouble("is smaller than the zip says");
    return {};
}

Result<void> AdapterZip::unpack(const fs::path& folder) const {
    uint64_t total = 0;
    for (const File& file : files_) total += file.size;
    LORICA_ASSIGN(const uint64_t room, free_bytes(folder));
    if (total > room) return Error{ErrorCode::NoSpace, fmt::format("needs {:.2f} GB unpacked, and {:.2f} GB are free", static_cast<double>(total) / 1e9, static_cast<double>(room) / 1e9), path_, "Free some space."};
    for (const File& file : files_) {
        const fs::path path = folder / file.name;
        LORICA_TRY(make_folders(path.parent_path()));
        LORICA_ASSIGN(FileWriter writer, FileWriter::create(path));
        LORICA_TRY(read(file, [&](std::span<const std::byte> piece) { return writer.write(piece); }));
        LORICA_TRY(writer.finish());
    }
    return {};
}

Result<AdapterFiles> adapter_files(const fs::path& folder) {
    AdapterFiles out;
    std::error_code code;
    std::vector<fs::path> found;
    for (fs::recursive_directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
        const std::string name = it->path().lexically_relative(folder).string();
        if (it->is_directory(code) && (it->is_symlink(code) || it->path().filename().string().starts_with('.'))) {
            out.left_out.push_back(name + "/ (" + (it->is_symlink(code) ? "is a link to a folder" : "is a hidden folder") + ")");
            it.disable_recursion_pending();
        } else if (!it->is_directory(code)) {
            found.push_back(it->path());
        }
    }
    if (code) return io_error(folder, "read the folder", code.value());
    std::sort(found.begin(), found.end());
    for (const fs::path& path : found) {
        const std::string name = path.lexically_relative(folder).string();
        std::string why = fs::is_regular_file(path, code) ? not_of_an_adapter(name) : "is not a plain file";
        if (!why.empty()) {
            out.left_out.push_back(name + " (" + why + ")");
            continue;
        }
        const uint64_t size = fs::file_size(path, code);
        if (code) return io_error(path, "read", code.value());
        out.bytes += size;
        out.files.push_back({name, path});
    }
    if (const ZipLimits limits; out.files.size() > limits.files || out.bytes > limits.bytes)
        return Error{ErrorCode::BadInput, fmt::format("holds {} files of {:.1f} GB, more than an adapter's folder may (at most {} of {:.1f} GB)", out.files.size(), static_cast<double>(out.bytes) / 1e9, limits.files, static_cast<double>(limits.bytes) / 1e9),
                     folder.string(), "Put the adapter's own files into a folder of their own."};
    return out;
}

namespace {

Result<void> check_free(const fs::path& out) {
    std::error_code code;
    if (fs::exists(fs::symlink_status(out, code))) return Error{ErrorCode::Exists, "exists already", out.string(), "Choose another name, or remove it first."};
    return {};
}

}  // namespace

Result<void> write_adapter_zip(const fs::path& out, const AdapterFiles& files) {
    LORICA_TRY(check_free(out));
    LORICA_ASSIGN(const StagingFolder staging, StagingFolder::create(out));
    const fs::path made = staging.path() / "adapter.zip";
    int code = 0;
    zip_t* archive = zip_open(made.c_str(), ZIP_CREATE | ZIP_EXCL, &code);
    if (!archive) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        return Error{ErrorCode::Io, "cannot be written: " + reason(&error), out.string()};
    }
    const auto failed = [&] {
        const std::string text = zip_strerror(archive);
        const int why = zip_error_code_system(zip_get_error(archive));
        zip_discard(archive);
        if (why == ENOSPC || why == EDQUOT || why == EFBIG) return io_error(out, "write", why);
        return Error{ErrorCode::Io, "cannot be written: " + text, out.string()};
    };
    for (const auto& file : files.files) {
        zip_source_t* source = zip_source_file(archive, file.path.c_str(), 0, -1);
        const zip_int64_t index = source ? zip_file_add(archive, file.name.c_str(), source, ZIP_FL_ENC_UTF_8) : -1;
        if (index < 0) {
            if (source) zip_source_free(source);
            return failed();
        }
        // Weights do not shrink.
        const bool packs = fs::path(file.name).extension() != ".safetensors";
        zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), packs ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0);
        zip_file_set_external_attributes(archive, static_cast<zip_uint64_t>(index), 0, ZIP_OPSYS_UNIX, (S_IFREG | 0644u) << 16);
    }
    if (zip_close(archive) != 0) return failed();
    const int fd = ::open(made.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = fd >= 0 && ::fsync(fd) == 0;
    const int why = errno;
    if (fd >= 0) ::close(fd);
    if (!synced) return io_error(out, "synchronise", why);
    if (::rename(made.c_str(), out.c_str()) != 0) return io_error(out, "rename into place", errno);
    return fsync_folder(out.parent_path());
}

Result<void> write_adapter_copy(const fs::path& out, const AdapterFiles& files) {
    LORICA_TRY(check_free(out));
    LORICA_ASSIGN(StagingFolder staging, StagingFolder::create(out));
    for (const auto& file : files.files) {
        const fs::path path = staging.path() / file.name;
        LORICA_TRY(make_folders(path.parent_path()));
        LORICA_ASSIGN(const MappedFile bytes, MappedFile::open(file.path));
        LORICA_ASSIGN(FileWriter writer, FileWriter::create(path));
        LORICA_TRY(writer.write(bytes.bytes()));
        LORICA_TRY(writer.finish());
    }
    return staging.publish();
}

}  // namespace lorica
