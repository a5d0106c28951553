// SPDX-License-Identifier: GPL-3.0-or-later
// Memory for the activations of one pass, reused by the next pass. Engine thread.
#pragma once

#include <torch/types.h>

#include <vector>

namespace lorica {

// A bump allocator over one slab. What does not fit comes from the ordinary allocator, and the slab grows to the largest
// demand seen at the next reset(), so that after the first passes nothing is allocated and no page is touched anew.
// On a device other than the CPU every request goes to that device's caching allocator.
class Workspace {
public:
    explicit Workspace(torch::Device device = torch::kCPU) : device_(device) {}

    torch::Tensor take(torch::IntArrayRef sizes, torch::Dtype dtype);
    // Everything taken so far becomes invalid.
    void reset();
    // From the next reset() on there is room for `factor` times the largest demand so far.
    void expect(double factor) { demand_ = static_cast<int64_t>(static_cast<double>(demand_) * factor); }

    // Takes made while a Scope lives are given back when it ends.
    class Scope {
    public:
        explicit Scope(Workspace& workspace) : workspace_(workspace), used_(workspace.used_) {}
        ~Scope() { workspace_.used_ = used_; }
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;

    private:
        Workspace& workspace_;
        int64_t used_;
    };

    torch::Device device() const { return device_; }
    int64_t capacity() const { return slab_.defined() ? slab_.numel() : 0; }

private:
    torch::Device device_;
    torch::Tensor slab_;   // uint8
    int64_t used_ = 0;
    int64_t demand_ = 0;   // the most ever in use at once
};

}  // namespace lorica
