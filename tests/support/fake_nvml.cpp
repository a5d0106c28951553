// SPDX-License-Identifier: GPL-3.0-or-later
// A driver's library with two made-up GPUs: the second tells neither load nor power. Any thread.
#include <cstdint>
#include <cstring>

namespace {
constexpr int kNotSupported = 3, kNotFound = 6;
void* device_of(uintptr_t index) { return reinterpret_cast<void*>(index + 1); }
bool is_second(void* device) { return device == device_of(1); }
}  // namespace

extern "C" {
int nvmlInit_v2() { return 0; }
int nvmlShutdown() { return 0; }
int nvmlDeviceGetHandleByIndex_v2(unsigned index, void** device) {
    if (index > 1) return kNotFound;
    return *device = device_of(index), 0;
}
int nvmlDeviceGetHandleByUUID(const char* uuid, void** device) {
    if (std::strcmp(uuid, "GPU-two") != 0) return kNotFound;
    return *device = device_of(1), 0;
}
int nvmlDeviceGetMemoryInfo(void* device, unsigned long long* memory) {
    memory[0] = is_second(device) ? 8000000000ull : 24000000000ull;
    memory[2] = 3000000000ull;
    memory[1] = memory[0] - memory[2];
    return 0;
}
int nvmlDeviceGetUtilizationRates(void* device, unsigned* rates) {
    if (is_second(device)) return kNotSupported;
    return rates[0] = 87, rates[1] = 40, 0;
}
int nvmlDeviceGetTemperature(void*, int sensor, unsigned* celsius) { return *celsius = 61, sensor == 0 ? 0 : kNotSupported; }
int nvmlDeviceGetPowerUsage(void* device, unsigned* milliwatts) {
    if (is_second(device)) return kNotSupported;
    return *milliwatts = 312500, 0;
}
}
