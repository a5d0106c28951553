// SPDX-License-Identifier: GPL-3.0-or-later
// See device_sensors.h. Names, types and units as in NVML's reference (nvml.h); every call gives 0 for success. One thread.
#include "core/runtime/device_sensors.h"

#include <dlfcn.h>

#include <charconv>
#include <cstdlib>

namespace lorica {
namespace {

using Device = void*;
using Memory = unsigned long long[3];                      // nvmlMemory_t: total, free, used, in bytes
using Utilization = unsigned[2];                           // nvmlUtilization_t: percent of the last moments of the GPU, of its memory
constexpr int kGpuTemperature = 0;                         // NVML_TEMPERATURE_GPU

}  // namespace

struct DeviceSensors::Nvml {
    void* library = nullptr;
    bool begun = false;
    Device device = nullptr;
    int (*begin)() = nullptr;
    int (*end)() = nullptr;
    int (*by_index)(unsigned, Device*) = nullptr;
    int (*by_uuid)(const char*, Device*) = nullptr;
    int (*memory)(Device, unsigned long long*) = nullptr;
    int (*utilization)(Device, unsigned*) = nullptr;
    int (*temperature)(Device, int, unsigned*) = nullptr;   // degrees Celsius
    int (*power)(Device, unsigned*) = nullptr;              // milliwatts

    ~Nvml() {
        if (begun) end();
        if (library) dlclose(library);
    }
    template <class Call>
    bool find(Call& call, const char* name) {
        call = reinterpret_cast<Call>(dlsym(library, name));
        return call != nullptr;
    }
    bool find_device() {
        const char* list = std::getenv("CUDA_VISIBLE_DEVICES");
        const std::string all = list ? list : "0", first = all.substr(0, all.find(','));
        if (first.starts_with("GPU-")) return by_uuid(first.c_str(), &device) == 0;
        unsigned index = 0;
        return std::from_chars(first.data(), first.data() + first.size(), index).ec == std::errc() && by_index(index, &device) == 0;
    }
};

DeviceSensors::DeviceSensors(std::unique_ptr<Nvml> nvml) : nvml_(std::move(nvml)) {}
DeviceSensors::~DeviceSensors() = default;

std::unique_ptr<DeviceSensors> DeviceSensors::open(const std::string& library) {
    auto nvml = std::make_unique<Nvml>();
    nvml->library = dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!nvml->library) return nullptr;
    const bool whole = nvml->find(nvml->begin, "nvmlInit_v2") && nvml->find(nvml->end, "nvmlShutdown") && nvml->find(nvml->by_index, "nvmlDeviceGetHandleByIndex_v2") &&
                       nvml->find(nvml->by_uuid, "nvmlDeviceGetHandleByUUID") && nvml->find(nvml->memory, "nvmlDeviceGetMemoryInfo") &&
                       nvml->find(nvml->utilization, "nvmlDeviceGetUtilizationRates") && nvml->find(nvml->temperature, "nvmlDeviceGetTemperature") &&
                       nvml->find(nvml->power, "nvmlDeviceGetPowerUsage");
    if (!whole || nvml->begin() != 0) return nullptr;
    nvml->begun = true;
    if (!nvml->find_device()) return nullptr;
    return std::unique_ptr<DeviceSensors>(new DeviceSensors(std::move(nvml)));
}

void DeviceSensors::read(ResourceSample& sample) const {
    if (Memory memory{}; nvml_->memory(nvml_->device, memory) == 0) {
        sample.device_total = static_cast<int64_t>(memory[0]);
        sample.device_bytes = static_cast<int64_t>(memory[2]);
    }
    if (const double percent = load(); percent >= 0) sample.device_percent = percent;
    unsigned value = 0;
    if (nvml_->temperature(nvml_->device, kGpuTemperature, &value) == 0) sample.device_celsius = value;
    if (nvml_->power(nvml_->device, &value) == 0) sample.device_watts = value / 1000.0;
}

double DeviceSensors::load() const {
    Utilization load{};
    return nvml_->utilization(nvml_->device, load) == 0 ? load[0] : -1.0;
}

}  // namespace lorica
