// SPDX-License-Identifier: GPL-3.0-or-later
// See lora.h. Any thread.
#include "kernels/lora/lora.h"

#include "kernels/simd/simd.h"

#include <algorithm>

namespace lorica::kernels {
namespace {

constexpr int64_t kTokens = 256;  // of a block: its part of R stays in the second-level cache while the columns pass

template <int W>
LORICA_INLINE void add_out(const ThinGradient& how, int64_t m, int64_t n, F<W> value) {
    float* out = how.out + m * how.m_stride + n * how.n_stride;
    value = value * how.factor;
    if (how.n_stride == 1) {
        store<W>(out, load<W>(out) + value);
        return;
    }
    for (int i = 0; i < W; ++i) out[i * how.n_stride] += value[i];
}

// kM thin columns times kN vectors of wide columns.
template <int W, int kM, int kN, class T>
LORICA_INLINE void tile(const ThinGradient& how, const T* wide, int64_t t0, int64_t t1, int64_t m, int64_t n) {
    F<W> acc[kM][kN] = {};
    for (int64_t t = t0; t < t1; ++t) {
        const float* l = how.thin + t * how.m + m;
        const T* r = wide + t * how.wide_stride + n;
        F<W> v[kN];
        for (int j = 0; j < kN; ++j) v[j] = load<W>(r + j * W);
        for (int i = 0; i < kM; ++i) {
            for (int j = 0; j < kN; ++j) acc[i][j] += v[j] * l[i];
        }
    }
    for (int i = 0; i < kM; ++i) {
        for (int j = 0; j < kN; ++j) add_out<W>(how, m + i, n + j * W, acc[i][j]);
    }
}

// The first `count` lanes; the others are zero.
template <int W, class T>
LORICA_INLINE F<W> load_some(const T* p, int64_t count) {
    float lanes[W] = {};
    for (int64_t i = 0; i < count; ++i) lanes[i] = to_float(p[i]);
    return load<W>(lanes);
}

template <int W, class T>
LORICA_INLINE void low_rank_row(const LowRankRow& how, int64_t from, int64_t to) {
    const T* b = static_cast<const T*>(how.b);
    T* y = static_cast<T*>(how.y);
    int64_t n = from;
    for (; n + W <= to; n += W) {
        F<W> sum = load<W>(y + n);
        for (int64_t k = 0; k < how.r; ++k) sum += load<W>(b + k * how.b_stride + n) * how.s[k];
        store<W>(y + n, sum);
    }
    if (n == to) return;   // the rest as a part of a vector: the same arithmetic wherever a thread's range ends
    F<W> sum = load_some<W>(y + n, to - n);
    for (int64_t k = 0; k < how.r; ++k) sum += load_some<W>(b + k * how.b_stride + n, to - n) * how.s[k];
    for (int64_t i = 0; i < to - n; ++i) put(y + n + i, sum[i]);
}

template <int W>
LORICA_INLINE void add_low_rank_body(const LowRankRow& how, int64_t from, int64_t to) {
    if (how.type == Type::F32) low_rank_row<W, float>(how, from, to);
    else low_rank_row<W, Bf16>(how, from, to);
}

template <int W, int kN, class T>
LORICA_INLINE void column_block(const ThinGradient& how, const T* wide, int64_t t0, int64_t t1, int64_t n) {
    int64_t m = 0;
    for (; m + 8 <= how.m; m += 8) tile<W, 8, kN>(how, wide, t0, t1, m, n);
    for (; m + 2 <= how.m; m += 2) tile<W, 2, kN>(how, wide, t0, t1, m, n);
    for (; m < how.m; ++m) tile<W, 1, kN>(how, wide, t0, t1, m, n);
}

template <class T>
LORICA_INLINE void single_column(const ThinGradient& how, const T* wide, int64_t t0, int64_t t1, int64_t n) {
    for (int64_t m = 0; m < how.m; ++m) {
        float total = 0;
        for (int64_t t = t0; t < t1; ++t) total += how.thin[t * how.m + m] * to_float(wide[t * how.wide_stride + n]);
        how.out[m * how.m_stride + n * how.n_stride] += total * how.factor;
    }
}

template <int W, class T>
LORICA_INLINE void columns_of(const ThinGradient& how, const T* wide, int64_t from, int64_t to) {
    for (int64_t t0 = 0; t0 < how.rows; t0 += kTokens) {
        const int64_t t1 = std::min(t0 + kTokens, how.rows);
        int64_t n = from;
        for (; n + 2 * W <= to; n += 2 * W) column_block<W, 2>(how, wide, t0, t1, n);
        for (; n + W <= to; n += W) column_block<W, 1>(how, wide, t0, t1, n);
        for (; n < to; ++n) single_column(how, wide, t0, t1, n);
    }
}

template <int W>
LORICA_INLINE void thin_gradient_body(const ThinGradient& how, int64_t from, int64_t to) {
    if (how.type == Type::F32) {
        columns_of<W>(how, static_cast<const float*>(how.wide), from, to);
    } else {
        columns_of<W>(how, static_cast<const Bf16*>(how.wide), from, to);
    }
}

template <int W, class T>
LORICA_INLINE void scale_range(const float* in, float scale, T* out, int64_t count) {
    int64_t i = 0;
    for (; i + W <= count; i += W) store<W>(out + i, load<W>(in + i) * scale);
    for (; i < count; ++i) put(out + i, in[i] * scale);
}

template <int W>
LORICA_INLINE void scale_into_body(const float* in, float scale, Type type, void* out, int64_t count) {
    if (type == Type::F32) scale_range<W>(in, scale, static_cast<float*>(out), count);
    else scale_range<W>(in, scale, static_cast<Bf16*>(out), count);
}

// Adds kRows rows of products to `count` sums; b may be null.
template <int W, int kRows, class T>
LORICA_INLINE void add_rows(const ColumnSums& how, int64_t row, int64_t begin, int64_t count, float* sums) {
    const T* a = static_cast<const T*>(how.a) + row * how.a_stride + begin;
    const T* b = how.b == nullptr ? nullptr : static_cast<const T*>(how.b) + row * how.b_stride + begin;
    int64_t i = 0;
    for (; i + W <= count; i += W) {
        F<W> sum = load<W>(sums + i);
        for (int k = 0; k < kRows; ++k) {
            const F<W> v = load<W>(a + k * how.a_stride + i);
            sum += b == nullptr ? v : v * load<W>(b + k * how.b_stride + i);
        }
        store<W>(sums + i, sum);
    }
    for (; i < count; ++i)
        for (int k = 0; k < kRows; ++k) sums[i] += to_float(a[k * how.a_stride + i]) * (b == nullptr ? 1 : to_float(b[k * how.b_stride + i]));
}

template <int W, class T>
LORICA_INLINE void column_sums_of(const ColumnSums& how, int64_t from, int64_t to) {
    constexpr int64_t kColumns = 512;  // sums in the first-level cache while the rows pass
    for (int64_t begin = from; begin < to; begin += kColumns) {
        const int64_t count = std::min(kColumns, to - begin);
        float sums[kColumns] = {};
        int64_t row = 0;
        for (; row + 4 <= how.rows; row += 4) add_rows<W, 4, T>(how, row, begin, count, sums);
        for (; row < how.rows; ++row) add_rows<W, 1, T>(how, row, begin, count, sums);
        for (int64_t i = 0; i < count; ++i) how.gradient[begin + i] += sums[i] * (how.norm == nullptr ? how.factor : how.factor / how.norm[begin + i]);
    }
}

template <int W>
LORICA_INLINE void column_sums_body(const ColumnSums& how, int64_t from, int64_t to) {
    if (how.type == Type::F32) column_sums_of<W, float>(how, from, to);
    else column_sums_of<W, Bf16>(how, from, to);
}

template <int W, class T>
LORICA_INLINE void widen_rows(const T* x, int64_t stride, int64_t columns, float* out, int64_t from, int64_t to) {
    for (int64_t row = from; row < to; ++row) {
        int64_t i = 0;
        for (; i + W <= columns; i += W) store<W>(out + row * columns + i, load<W>(x + row * stride + i));
        for (; i < columns; ++i) out[row * columns + i] = to_float(x[row * stride + i]);
    }
}

template <int W>
LORICA_INLINE void widen_body(Type type, const void* x, int64_t stride, int64_t columns, float* out, int64_t from, int64_t to) {
    if (type == Type::F32) {
        widen_rows<W>(static_cast<const float*>(x), stride, columns, out, from, to);
    } else {
        widen_rows<W>(static_cast<const Bf16*>(x), stride, columns, out, from, to);
    }
}

}  // namespace

LORICA_KERNEL(thin_gradient, (const ThinGradient& how, int64_t from, int64_t to), (how, from, to))
LORICA_KERNEL(column_sums, (const ColumnSums& how, int64_t from, int64_t to), (how, from, to))
LORICA_KERNEL(add_low_rank, (const LowRankRow& how, int64_t from, int64_t to), (how, from, to))
LORICA_KERNEL(scale_into, (const float* in, float scale, Type type, void* out, int64_t count), (in, scale, type, out, count))
LORICA_KERNEL(widen, (Type type, const void* x, int64_t stride, int64_t columns, float* out, int64_t from, int64_t to),
              (type, x, stride, columns, out, from, to))

}  // namespace lorica::kernels
