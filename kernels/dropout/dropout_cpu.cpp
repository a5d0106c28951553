// SPDX-License-Identifier: GPL-3.0-or-later
// See dropout.h; Philox4x32-10 as in core/base/philox.h, W counters at a time. Any thread.
#include "kernels/dropout/dropout.h"

#include "kernels/simd/simd.h"

#include <algorithm>

namespace lorica::kernels {
namespace {

// The 64-bit products of the lanes with m: even and odd lanes apart, as 32 x 32 -> 64 multiplications.
template <int W>
LORICA_INLINE void multiply(U<W> a, uint32_t m, U<W>& high, U<W>& low) {
    typedef uint64_t V __attribute__((vector_size(W * 4)));
    const V pairs = (V)a;
    const V even = (pairs & 0xFFFFFFFFull) * static_cast<uint64_t>(m), odd = (pairs >> 32) * static_cast<uint64_t>(m);
    high = (U<W>)((even >> 32) | (odd & ~0xFFFFFFFFull));
    low = (U<W>)((even & 0xFFFFFFFFull) | (odd << 32));
}

template <int W>
LORICA_INLINE void philox_lanes(const DropoutMask& mask, uint64_t counter, U<W> c[4]) {
    U<W> lane{};
    for (int i = 0; i < W; ++i) lane[i] = static_cast<uint32_t>(i);
    c[0] = lane + static_cast<uint32_t>(counter);  // a multiple of W: never carries within a vector
    c[1] = U<W>{} + static_cast<uint32_t>(counter >> 32);
    c[2] = U<W>{} + static_cast<uint32_t>(mask.stream);
    c[3] = U<W>{} + static_cast<uint32_t>(mask.stream >> 32);
    uint32_t k0 = static_cast<uint32_t>(mask.seed), k1 = static_cast<uint32_t>(mask.seed >> 32);
    for (int round = 0; round < 10; ++round) {
        U<W> high0, low0, high1, low1;
        multiply<W>(c[0], 0xD2511F53u, high0, low0);
        multiply<W>(c[2], 0xCD9E8D57u, high1, low1);
        c[0] = high1 ^ c[1] ^ k0;
        c[1] = low1;
        c[2] = high0 ^ c[3] ^ k1;
        c[3] = low0;
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
}

template <int W, bool kAdd, class T>
LORICA_INLINE void apply_block(const DropoutMask& mask, const T* x, T* y, int64_t block) {
    for (int l = 0; l < 16; l += W) {
        U<W> c[4] = {};
        philox_lanes<W>(mask, static_cast<uint64_t>(block * 16 + l), c);
        for (int part = 0; part < 8; ++part) {
            const U<W> bits = part % 2 == 0 ? c[part / 2] & 0xFFFFu : c[part / 2] >> 16;
            const int at = 16 * part + l;
            const F<W> kept = bits >= mask.threshold ? load<W>(x + at) * mask.scale : F<W>{};
            store<W>(y + at, kAdd ? load<W>(y + at) + kept : kept);
        }
    }
}

template <int W, bool kAdd, class T>
LORICA_INLINE void apply_blocks(const DropoutMask& mask, const T* x, T* y, int64_t count, int64_t from, int64_t to) {
    for (int64_t block = from; block < to; ++block) {
        const int64_t start = block * kDropoutBlock;
        if (start + kDropoutBlock <= count) {
            apply_block<W, kAdd>(mask, x + start, y + start, block);
            continue;
        }
        T in[kDropoutBlock] = {}, out[kDropoutBlock] = {};
        std::copy(x + start, x + count, in);
        std::copy(y + start, y + count, out);
        apply_block<W, kAdd>(mask, in, out, block);
        std::copy(out, out + (count - start), y + start);
    }
}

template <int W>
LORICA_INLINE void dropout_forward_body(Type type, const DropoutMask& mask, const void* x, void* y, int64_t count, int64_t from, int64_t to) {
    if (type == Type::F32) {
        apply_blocks<W, false>(mask, static_cast<const float*>(x), static_cast<float*>(y), count, from, to);
    } else {
        apply_blocks<W, false>(mask, static_cast<const Bf16*>(x), static_cast<Bf16*>(y), count, from, to);
    }
}

template <int W>
LORICA_INLINE void dropout_backward_body(Type type, const DropoutMask& mask, const void* dy, void* dx, int64_t count, int64_t from, int64_t to) {
    if (type == Type::F32) {
        apply_blocks<W, true>(mask, static_cast<const float*>(dy), static_cast<float*>(dx), count, from, to);
    } else {
        apply_blocks<W, true>(mask, static_cast<const Bf16*>(dy), static_cast<Bf16*>(dx), count, from, to);
    }
}

}  // namespace

LORICA_KERNEL(dropout_forward, (Type type, const DropoutMask& mask, const void* x, void* y, int64_t count, int64_t from, int64_t to),
              (type, mask, x, y, count, from, to))
LORICA_KERNEL(dropout_backward, (Type type, const DropoutMask& mask, const void* dy, void* dx, int64_t count, int64_t from, int64_t to),
              (type, mask, dy, dx, count, from, to))

}  // namespace lorica::kernels
