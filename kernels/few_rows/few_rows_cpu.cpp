// SPDX-License-Identifier: GPL-3.0-or-later
// See few_rows.h. One row is multiplied while the weights are decoded; for more, four rows of W are decoded once.
#include "kernels/few_rows/few_rows.h"

#include "kernels/simd/simd.h"

namespace lorica::kernels {
namespace {

constexpr int kTile = 4;      // rows of W at a time
constexpr int64_t kBlock = 32;

// Exact, subnormals too: the exponent is rebased by a multiplication. No infinities: files with such scales are refused.
LORICA_INLINE float half(const char* p) {
    uint16_t h;
    std::memcpy(&h, p, 2);
    const uint32_t magnitude = static_cast<uint32_t>(h & 0x7fff) << 13;
    float f;
    std::memcpy(&f, &magnitude, 4);
    f *= 5.192296858534828e33f;  // 2^112
    return (h & 0x8000) ? -f : f;
}

template <int W>
LORICA_INLINE F<W> to_bfloat(F<W> v) {
    U<W> u = (U<W>)v;
    u = (u + 0x7fffu + ((u >> 16) & 1u)) & 0xffff0000u;
    return (F<W>)u;
}

template <int W> struct Bytes {
    typedef uint8_t U __attribute__((vector_size(W)));
    typedef int8_t S __attribute__((vector_size(W)));
};

// The 32 values of a block as 32 / W vectors.
template <int W, WeightType kType, bool kRounded>
LORICA_INLINE void unpack(const char* row, int64_t block, F<W>* out) {
    if constexpr (kType == WeightType::F32) {
        for (int i = 0; i < kBlock / W; ++i) out[i] = load<W>(reinterpret_cast<const float*>(row) + block * kBlock + i * W);
    } else if constexpr (kType == WeightType::BF16) {
        for (int i = 0; i < kBlock / W; ++i) out[i] = load<W>(reinterpret_cast<const Bf16*>(row) + block * kBlock + i * W);
    } else if constexpr (kType == WeightType::Q8_0) {
        const char* p = row + block * 34;
        const float d = half(p);
        for (int i = 0; i < kBlock / W; ++i) {
            typename Bytes<W>::S q;
            std::memcpy(&q, p + 2 + i * W, sizeof q);
            out[i] = __builtin_convertvector(__builtin_convertvector(q, I<W>), F<W>) * d;
            if constexpr (kRounded) out[i] = to_bfloat<W>(out[i]);
        }
    } else {
        constexpr bool kOffset = kType == WeightType::Q4_1;
        const char* p = row + block * (kOffset ? 20 : 18);
        const float d = half(p), m = kOffset ? half(p + 2) : -8 * d;
        p += kOffset ? 4 : 2;
#if !defined(__clang__)
        if constexpr (W == 16) {  // the sixteen values a nibble can stand for are one vector
            const F<16> count = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
            F<16> values = count * d + m;
            if constexpr (kRounded) values = to_bfloat<16>(values);
            typename Bytes<16>::U q;
            std::memcpy(&q, p, sizeof q);
            const I<16> low = __builtin_convertvector(q, I<16>);
            out[0] = __builtin_shuffle(values, low);
            out[1] = __builtin_shuffle(values, low >> 4);
            return;
        }
#endif
        for (int i = 0; i < kBlock / 2 / W; ++i) {
            typename Bytes<W>::U q;
            std::memcpy(&q, p + i * W, sizeof q);
            const I<W> both = __builtin_convertvector(q, I<W>);
            F<W> low = __builtin_convertvector(both & 15, F<W>) * d + m, high = __builtin_convertvector(both >> 4, F<W>) * d + m;
            if constexpr (kRounded) {
                low = to_bfloat<W>(low);
                high = to_bfloat<W>(high);
            }
            out[i] = low;
            out[kBlock / 2 / W + i] = high;
        }
    }
}

template <WeightType kType>
LORICA_INLINE float single(const char* row, int64_t k) {
    if constexpr (kType == WeightType::BF16) return to_float(reinterpret_cast<const Bf16*>(row)[k]);
    else return reinterpret_cast<const float*>(row)[k];
}

// What lies behind the last whole block; only rows of plain numbers have that.
template <int W, WeightType kType>
LORICA_INLINE float rest(const char* row, const float* x, int64_t from, int64_t k) {
    float total = 0;
    if constexpr (kType == WeightType::F32 || kType == WeightType::BF16) {
        F<4> acc = {};
        for (; from + 4 <= k; from += 4) {
            if constexpr (kType == WeightType::F32) acc += load<4>(reinterpret_cast<const float*>(row) + from) * load<4>(x + from);
            else acc += load<4>(reinterpret_cast<const Bf16*>(row) + from) * load<4>(x + from);
        }
        total = sum<4>(acc);
        for (; from < k; ++from) total += single<kType>(row, from) * x[from];
    }
    return total;
}

LORICA_INLINE void put(const FewRows& how, int64_t m, int64_t n, float value) {
    if (how.out == Type::F32) {
        float* to = static_cast<float*>(how.y) + m * how.y_stride + n;
        *to = how.add ? *to + value : value;
    } else {
        Bf16* to = static_cast<Bf16*>(how.y) + m * how.y_stride + n;
        kernels::put(to, how.add ? to_float(*to) + value : value);
    }
}

// kN rows of W times kM rows of x; rows[i] is row n + i of W.
template <int W, WeightType kType, bool kRounded, int kN, int kM>
LORICA_INLINE void tile(const FewRows& how, const char* const* rows, int64_t n, int64_t m) {
    F<W> acc[kN][kM] = {};
    const int64_t blocks = how.k / kBlock;
    for (int64_t b = 0; b < blocks; ++b) {
        F<W> x[kM][kBlock / W];
        for (int j = 0; j < kM; ++j) {
            for (int i = 0; i < kBlock / W; ++i) x[j][i] = load<W>(how.x + (m + j) * how.x_stride + b * kBlock + i * W);
        }
        for (int r = 0; r < kN; ++r) {
            F<W> w[kBlock / W];
            unpack<W, kType, kRounded>(rows[r], b, w);
            for (int j = 0; j < kM; ++j) {
                for (int i = 0; i < kBlock / W; ++i) acc[r][j] += w[i] * x[j][i];
            }
        }
    }
    for (int r = 0; r < kN; ++r) {
        for (int j = 0; j < kM; ++j) {
            put(how, m + j, n + r, sum<W>(acc[r][j]) + rest<W, kType>(rows[r], how.x + (m + j) * how.x_stride, blocks * kBlock, how.k));
        }
    }
}

// Row n of W as floats.
template <int W, WeightType kType, bool kRounded>
LORICA_INLINE void widen_row(const FewRows& how, const char* row, float* to) {
    const int64_t blocks = how.k / kBlock;
    for (int64_t b = 0; b < blocks; ++b) {
        F<W> w[kBlock / W];
        unpack<W, kType, kRounded>(row, b, w);
        for (int i = 0; i < kBlock / W; ++i) store<W>(to + b * kBlock + i * W, w[i]);
    }
    for (int64_t k = blocks * kBlock; k < how.k; ++k) to[k] = single<kType>(row, k);
}

// `kOne` for one row of x: multiplied while decoding. Else kN rows of W are left in `rows` as floats.
template <int W, int kN, WeightType kType, bool kRounded, bool kOne>
LORICA_INLINE void of_type(const FewRows& how, const char** rows, int64_t n, float* scratch) {
    if constexpr (kOne) {
        tile<W, kType, kRounded, kN, 1>(how, rows, n, 0);
    } else {
        for (int r = 0; r < kN; ++r) {
            widen_row<W, kType, kRounded>(how, rows[r], scratch + r * how.k);
            rows[r] = reinterpret_cast<const char*>(scratch + r * how.k);
        }
    }
}

template <int W, int kN, bool kOne>
LORICA_INLINE void of_any_type(const FewRows& how, const char** rows, int64_t n, float* scratch) {
    switch (how.type) {
        case WeightType::F32:
            if constexpr (kOne) of_type<W, kN, WeightType::F32, false, kOne>(how, rows, n, scratch);
            break;
        case WeightType::BF16: of_type<W, kN, WeightType::BF16, false, kOne>(how, rows, n, scratch); break;
        case WeightType::Q4_0:
            if (how.rounded) of_type<W, kN, WeightType::Q4_0, true, kOne>(how, rows, n, scratch);
            else of_type<W, kN, WeightType::Q4_0, false, kOne>(how, rows, n, scratch);
            break;
        case WeightType::Q4_1:
            if (how.rounded) of_type<W, kN, WeightType::Q4_1, true, kOne>(how, rows, n, scratch);
            else of_type<W, kN, WeightType::Q4_1, false, kOne>(how, rows, n, scratch);
            break;
        case WeightType::Q8_0:
            if (how.rounded) of_type<W, kN, WeightType::Q8_0, true, kOne>(how, rows, n, scratch);
            else of_type<W, kN, WeightType::Q8_0, false, kOne>(how, rows, n, scratch);
            break;
    }
}

template <int W, int kN>
LORICA_INLINE void rows_of(const FewRows& how, int64_t n, float* scratch) {
    const char* rows[kN];
    for (int r = 0; r < kN; ++r) rows[r] = static_cast<const char*>(how.w) + (n + r) * how.w_stride;
    if (how.rows == 1) {
        of_any_type<W, kN, true>(how, rows, n, scratch);
        return;
    }
    of_any_type<W, kN, false>(how, rows, n, scratch);
    int64_t m = 0;
    for (; m + 4 <= how.rows; m += 4) tile<W, WeightType::F32, false, kN, 4>(how, rows, n, m);
    for (; m < how.rows; ++m) tile<W, WeightType::F32, false, kN, 1>(how, rows, n, m);
}

template <int W>
LORICA_INLINE void few_rows_body(const FewRows& how, int64_t from, int64_t to, float* scratch) {
    int64_t n = from;
    for (; n + kTile <= to; n += kTile) rows_of<W, kTile>(how, n, scratch);
    for (; n < to; ++n) rows_of<W, 1>(how, n, scratch);
}

}  // namespace

int64_t few_rows_scratch(int64_t k) { return kTile * k; }

LORICA_KERNEL(few_rows, (const FewRows& how, int64_t from, int64_t to, float* scratch), (how, from, to, scratch))

}  // namespace lorica::kernels
