// SPDX-License-Identifier: GPL-3.0-or-later
// Files inside a model or adapter folder that came from elsewhere: links that leave it and pickles are refused. Any thread.
#pragma once

#include <span>
#include <string>

#include "core/base/files.h"

namespace lorica {

// folder / name. A link is followed only to a file inside the folder, or from a snapshot of the Hugging Face cache into its
// blobs. `name` must be a plain file name. A file that is not there is NotFound.
Result<fs::path> file_in_folder(const fs::path& folder, const std::string& name);

// The name of a pickle (.bin, .pt, .pth, .ckpt, .pkl) in the folder, for a message; empty if there is none.
std::string pickle_in_folder(const fs::path& folder);

// An error if the file begins as a pickle, a zip (PyTorch's .pt and .bin, TorchScript) or a 7z archive, whatever its suffix.
Result<void> refuse_pickle(std::span<const std::byte> bytes, const std::string& file);
Result<void> refuse_pickle(const fs::path& path);

}  // namespace lorica
