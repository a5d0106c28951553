// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the CUDA half of LibTorch where there is a driver. Any thread.
#include "core/models/cuda_runtime.h"

#include <ATen/Context.h>
#include <dlfcn.h>
#include <torch/cuda.h>

#include <filesystem>

namespace lorica {
namespace {

bool has_driver() {
    std::error_code code;
    if (std::filesystem::exists("/dev/nvidia0", code)) return true;
    void* driver = dlopen("libcuda.so.1", RTLD_LAZY | RTLD_LOCAL);
    if (driver == nullptr) return false;
    dlclose(driver);
    return true;
}

// The folder that the process's libtorch_cpu.so came from.
std::filesystem::path torch_folder() {
    Dl_info info{};
    const auto inside = reinterpret_cast<const void*>(static_cast<at::Context& (*)()>(&at::globalContext));
    if (dladdr(inside, &info) == 0 || info.dli_fname == nullptr) return {};
    return std::filesystem::path(info.dli_fname).parent_path();
}

CudaStatus open_cuda() {
    if (!has_driver()) return {0, "there is no NVIDIA driver"};
    // Before any question to LibTorch: it remembers its first answer.
    const std::filesystem::path library = torch_folder() / "libtorch_cuda.so";
    if (dlopen(library.c_str(), RTLD_NOW | RTLD_GLOBAL) == nullptr) {
        const char* why = dlerror();
        return {0, std::string("libtorch_cuda.so cannot be opened: ") + (why != nullptr ? why : "no reason given")};
    }
    try {
        if (!at::hasCUDA()) return {0, "this LibTorch was built without CUDA"};
        const int devices = static_cast<int>(torch::cuda::device_count());
        if (devices == 0) return {0, "the driver finds no GPU"};
        return {devices, {}};
    } catch (const std::exception& error) {
        return {0, std::string("CUDA does not start: ") + error.what()};
    }
}

}  // namespace

const CudaStatus& cuda_status() {
    static const CudaStatus status = open_cuda();
    return status;
}

bool cuda_available() { return cuda_status().devices > 0; }

CudaDevice cuda_device(int device) {
    CudaDevice out{"GPU " + std::to_string(device), 0};
    if (device < 0 || device >= cuda_status().devices) return out;
    void* driver = dlopen("libcuda.so.1", RTLD_LAZY | RTLD_LOCAL);   // loaded and initialised by then
    if (driver == nullptr) return out;
    // cuDeviceGetName and cuDeviceTotalMem of the driver's interface; 0 is success.
    const auto name = reinterpret_cast<int (*)(char*, int, int)>(dlsym(driver, "cuDeviceGetName"));
    const auto memory = reinterpret_cast<int (*)(size_t*, int)>(dlsym(driver, "cuDeviceTotalMem_v2"));
    char text[256] = {};
    size_t bytes = 0;
    if (name != nullptr && name(text, sizeof text - 1, device) == 0) out.name = text;
    if (memory != nullptr && memory(&bytes, device) == 0) out.memory_bytes = static_cast<int64_t>(bytes);
    dlclose(driver);
    return out;
}

int cuda_capability_major(int device) {
    if (device < 0 || device >= cuda_status().devices) return 0;
    // cudaDeviceGetAttribute of the runtime that libtorch_cuda brought along; 75 is cudaDevAttrComputeCapabilityMajor.
    using Get = int (*)(int*, int, int);
    const auto get = reinterpret_cast<Get>(dlsym(RTLD_DEFAULT, "cudaDeviceGetAttribute"));
    int major = 0;
    if (get == nullptr || get(&major, 75, device) != 0) return 0;
    return major;
}

}  // namespace lorica
