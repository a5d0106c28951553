// SPDX-License-Identifier: GPL-3.0-or-later
// /proc readings on the sampler's thread.
#include "core/runtime/resource_sampler.h"

#include <condition_variable>
#include <ctime>
#include <fstream>
#include <mutex>

#include "core/base/files.h"
#include "core/base/ids.h"
#include "core/runtime/device_sensors.h"

namespace lorica {
namespace {

// The value in bytes of a "Name:   123 kB" line.
int64_t proc_kib(const char* file, const std::string& name) {
    std::ifstream in(file);
    std::string line;
    while (std::getline(in, line))
        if (line.starts_with(name + ":")) return std::stoll(line.substr(name.size() + 1)) * 1024;
    return 0;
}

}  // namespace

double process_cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

int64_t resident_bytes() { return proc_kib("/proc/self/status", "VmRSS"); }
int64_t peak_resident_bytes() { return proc_kib("/proc/self/status", "VmHWM"); }
bool reset_peak_resident_bytes() {
    std::ofstream out("/proc/self/clear_refs");
    out << "5" << std::flush;   // man 5 proc_pid_clear_refs
    return out.good();
}

ResourceSample sample_resources(const std::string& disk) {
    ResourceSample sample;
    sample.time = monotonic_seconds();
    sample.rss_bytes = resident_bytes();
    sample.ram_total = proc_kib("/proc/meminfo", "MemTotal");
    sample.ram_available = proc_kib("/proc/meminfo", "MemAvailable");
    if (const auto free = free_bytes(disk)) sample.disk_free = static_cast<int64_t>(*free);
    return sample;
}

ResourceSampler::ResourceSampler(EventSink sink, std::string disk)
    : thread_([sink = std::move(sink), disk = std::move(disk)](std::stop_token stop) {
          std::mutex mutex;
          std::condition_variable_any wake;
          const auto sensors = DeviceSensors::open();
          double cpu = process_cpu_seconds(), time = monotonic_seconds();
          while (!stop.stop_requested()) {
              std::unique_lock lock(mutex);
              wake.wait_for(lock, stop, std::chrono::milliseconds(250), [] { return false; });
              if (stop.stop_requested()) return;
              ResourceSample sample = sample_resources(disk);
              const double cpu_now = process_cpu_seconds();
              sample.cpu_percent = 100 * (cpu_now - cpu) / std::max(1e-3, sample.time - time);
              if (sensors) sensors->read(sample);
              cpu = cpu_now;
              time = sample.time;
              sink({sample});
          }
      }) {}

}  // namespace lorica
