// SPDX-License-Identifier: GPL-3.0-or-later
// See int8.h. Any thread.
#include "kernels/int8/int8.h"

#include "kernels/simd/simd.h"

#include <cfloat>
#include <cmath>

namespace lorica::kernels {
namespace {

constexpr float kRound = 12582912.0f;  // 1.5 * 2^23: adding and taking it off rounds to an integer, halves to even

template <int W>
LORICA_INLINE void quantize_row(const float* x, int64_t columns, float threshold, int8_t* codes, float* absmax, bool* finite) {
    typedef int8_t B __attribute__((vector_size(W)));
    F<W> largest{};
    I<W> good = I<W>{} - 1;
    int64_t i = 0;
    for (; i + W <= columns; i += W) {
        const F<W> v = load<W>(x + i), size = v < 0.0f ? -v : v;
        good &= (size <= FLT_MAX) | (size >= threshold);
        largest = max<W>(largest, size >= threshold ? F<W>{} : size);
    }
    for (int lane = 0; lane < W; ++lane) *finite = *finite && good[lane] != 0;
    float most = max<W>(largest);
    for (; i < columns; ++i) {
        const float size = x[i] < 0 ? -x[i] : x[i];
        *finite = *finite && (size <= FLT_MAX || size >= threshold);
        if (!(size >= threshold) && size > most) most = size;
    }
    *absmax = most;
    const float scale = most > 0 ? 1.0f / most * 127.0f : 0.0f;  // torch divides by a tensor so
    for (i = 0; i + W <= columns; i += W) {
        const F<W> v = load<W>(x + i), size = v < 0.0f ? -v : v;
        const F<W> rounded = (v * scale + kRound) - kRound;
        const F<W> kept = size >= threshold ? F<W>{} : rounded;
        const B bytes = __builtin_convertvector(__builtin_convertvector(kept, I<W>), B);
        std::memcpy(codes + i, &bytes, sizeof bytes);
    }
    for (; i < columns; ++i) {
        const float size = x[i] < 0 ? -x[i] : x[i];
        const float rounded = (x[i] * scale + kRound) - kRound;
        codes[i] = size >= threshold || !(size <= FLT_MAX) ? int8_t{0} : static_cast<int8_t>(rounded);
    }
}

template <int W>
LORICA_INLINE void quantize_rows_of_body(const float* x, int64_t columns, float threshold, int8_t* codes, float* absmax, int64_t from, int64_t to,
                                      bool* finite) {
    for (int64_t row = from; row < to; ++row) quantize_row<W>(x + row * columns, columns, threshold, codes + row * columns, absmax + row, finite);
}

LORICA_KERNEL(quantize_rows_of, (const float* x, int64_t columns, float threshold, int8_t* codes, float* absmax, int64_t from, int64_t to, bool* finite),
              (x, columns, threshold, codes, absmax, from, to, finite))

template <int W, class T>
LORICA_INLINE void decode_rows(const Rows8& how, T* out, int64_t from, int64_t to) {
    for (int64_t row = from; row < to; ++row) {
        const int8_t* codes = how.codes + (how.row + row) * how.columns + how.column;
        const float scale = how.scale == nullptr ? 1.0f : how.scale[how.row + row];
        T* to_row = out + row * how.width;
        int64_t i = 0;
        for (; i + W <= how.width; i += W) {
            const I<W> wide = load_bytes<W>(codes + i);
            store<W>(to_row + i, __builtin_convertvector(wide, F<W>) * scale);
        }
        for (; i < how.width; ++i) put(to_row + i, static_cast<float>(codes[i]) * scale);
    }
}

template <int W>
LORICA_INLINE void dequantize_rows_body(const Rows8& how, Type type, void* out, int64_t from, int64_t to) {
    if (type == Type::F32) decode_rows<W>(how, static_cast<float*>(out), from, to);
    else decode_rows<W>(how, static_cast<Bf16*>(out), from, to);
}

}  // namespace

LORICA_KERNEL(dequantize_rows, (const Rows8& how, Type type, void* out, int64_t from, int64_t to), (how, type, out, from, to))

bool quantize_rows(const float* x, int64_t columns, float threshold, int8_t* codes, float* absmax, int64_t from, int64_t to) {
    bool finite = true;
    quantize_rows_of(x, columns, threshold > 0 ? threshold : NAN, codes, absmax, from, to, &finite);
    return finite;
}

}  // namespace lorica::kernels
