// SPDX-License-Identifier: GPL-3.0-or-later
// What a driver's library tells reaches the sample; what it does not, and no library at all, is no zero. One thread.
#include <cstdlib>

#include "core/runtime/device_sensors.h"
#include "tests/support/check.h"

using namespace lorica;

namespace {

struct Visible {
    explicit Visible(const char* devices) { devices ? setenv("CUDA_VISIBLE_DEVICES", devices, 1) : unsetenv("CUDA_VISIBLE_DEVICES"); }
    ~Visible() { unsetenv("CUDA_VISIBLE_DEVICES"); }
};

}  // namespace

TEST(memory_load_temperature_and_power_are_told) {
    const Visible all(nullptr);
    const auto sensors = DeviceSensors::open(FAKE_NVML);
    CHECK(sensors != nullptr);
    ResourceSample sample;
    sensors->read(sample);
    CHECK(sample.device_total == 24'000'000'000 && sample.device_bytes == 3'000'000'000);
    CHECK(sample.device_percent == 87 && sensors->load() == 87 && sample.device_celsius == 61 && sample.device_watts == 312.5);
}

TEST(what_a_driver_does_not_tell_is_not_zero) {
    for (const char* second : {"1", "1,0", "GPU-two"}) {
        const Visible one(second);
        const auto sensors = DeviceSensors::open(FAKE_NVML);
        CHECK(sensors != nullptr);
        ResourceSample sample;
        sensors->read(sample);
        CHECK(sample.device_total == 8'000'000'000 && sample.device_celsius == 61);
        CHECK(sample.device_percent < 0 && sensors->load() < 0 && sample.device_watts < 0);
    }
}

TEST(without_a_driver_or_a_visible_gpu_there_are_no_sensors) {
    CHECK(DeviceSensors::open("libno-such-driver.so.1") == nullptr);
    for (const char* none : {"", "-1", "7", "GPU-other"}) {
        const Visible hidden(none);
        CHECK(DeviceSensors::open(FAKE_NVML) == nullptr);
    }
}
