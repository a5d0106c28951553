// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors of W floats for kernels written once and compiled for AVX-512, AVX2 and plain x86-64. Any thread.
//
// A kernel is a template <int W> ..._body, always inlined, over the compiler's vector types. LORICA_KERNEL makes three
// functions of it, W = 16, 8 and 4, each for its instruction set, and a fourth that calls the one this processor has.
// Lambdas do not inherit a function's instruction set: bodies use none.
#pragma once

#include <cstring>

#include "kernels/simd/type.h"

#define LORICA_INLINE inline __attribute__((always_inline))
#if defined(__x86_64__)
#if defined(__clang__)
#define LORICA_AVX512 __attribute__((target("avx2,fma,f16c,bmi,bmi2,avx512f,avx512bw,avx512dq,avx512vl,avx512cd")))
#else
#define LORICA_AVX512 \
    __attribute__((target("avx2,fma,f16c,bmi,bmi2,avx512f,avx512bw,avx512dq,avx512vl,avx512cd,prefer-vector-width=512")))
#endif
#define LORICA_AVX2 __attribute__((target("avx2,fma,f16c,bmi,bmi2")))
#else
#define LORICA_AVX512
#define LORICA_AVX2
#endif

namespace lorica::kernels {

// What this processor has, or what a test asked for: 0 plain, 1 AVX2 with FMA, 2 AVX-512 (F, BW, DQ, VL).
int simd_level();
// For tests: no more than `level` from now on; what the processor lacks is never used.
void limit_simd(int level);

struct Bf16 {
    uint16_t bits;
};

template <int W>
struct Lanes {
    typedef float F __attribute__((vector_size(W * 4)));
    typedef int32_t I __attribute__((vector_size(W * 4)));
    typedef uint32_t U __attribute__((vector_size(W * 4)));
    typedef uint16_t H __attribute__((vector_size(W * 2)));
    typedef int16_t Short __attribute__((vector_size(W * 2)));
    typedef int8_t Byte __attribute__((vector_size(W)));
};
template <int W> using F = typename Lanes<W>::F;
template <int W> using I = typename Lanes<W>::I;
template <int W> using U = typename Lanes<W>::U;
template <int W> using H = typename Lanes<W>::H;

template <int W> LORICA_INLINE F<W> splat(float x) { return F<W>{} + x; }

template <int W> LORICA_INLINE F<W> load(const float* p) {
    F<W> v;
    std::memcpy(&v, p, sizeof v);
    return v;
}
template <int W> LORICA_INLINE F<W> load(const Bf16* p) {
    H<W> h;
    std::memcpy(&h, p, sizeof h);
    const U<W> u = __builtin_convertvector(h, U<W>) << 16;
    return (F<W>)u;
}
// W signed bytes as integers. By way of 16 bits: GCC makes one instruction of each such step, and very many of both at once.
template <int W> LORICA_INLINE I<W> load_bytes(const int8_t* p) {
    typename Lanes<W>::Byte bytes;
    std::memcpy(&bytes, p, sizeof bytes);
    const typename Lanes<W>::Short wide = __builtin_convertvector(bytes, typename Lanes<W>::Short);
    return __builtin_convertvector(wide, I<W>);
}
template <int W> LORICA_INLINE void store(float* p, F<W> v) { std::memcpy(p, &v, sizeof v); }
// Round to nearest, ties to even. A NaN with no bit among its upper 16 cannot come out of arithmetic.
template <int W> LORICA_INLINE void store(Bf16* p, F<W> v) {
    U<W> u = (U<W>)v;
    u = (u + 0x7fffu + ((u >> 16) & 1u)) >> 16;
    const H<W> h = __builtin_convertvector(u, H<W>);
    std::memcpy(p, &h, sizeof h);
}

LORICA_INLINE float to_float(float x) { return x; }
LORICA_INLINE float to_float(Bf16 x) {
    const uint32_t u = static_cast<uint32_t>(x.bits) << 16;
    float f;
    std::memcpy(&f, &u, 4);
    return f;
}
LORICA_INLINE void put(float* p, float x) { *p = x; }
LORICA_INLINE void put(Bf16* p, float x) {
    uint32_t u;
    std::memcpy(&u, &x, 4);
    p->bits = static_cast<uint16_t>((u + 0x7fffu + ((u >> 16) & 1u)) >> 16);
}

// Halves are added until one lane is left.
template <int W> LORICA_INLINE float sum(F<W> v) {
    if constexpr (W == 4) {
        return (v[0] + v[2]) + (v[1] + v[3]);
    } else {
        F<W / 2> low, high;
        std::memcpy(&low, &v, sizeof low);
        std::memcpy(&high, reinterpret_cast<const char*>(&v) + sizeof low, sizeof high);
        return sum<W / 2>(low + high);
    }
}
template <int W> LORICA_INLINE F<W> max(F<W> a, F<W> b) { return a > b ? a : b; }
template <int W> LORICA_INLINE float max(F<W> v) {
    float lanes[W];
    std::memcpy(lanes, &v, sizeof v);
    for (int width = W / 2; width > 0; width /= 2) {
        for (int i = 0; i < width; ++i) lanes[i] = lanes[i] > lanes[i + width] ? lanes[i] : lanes[i + width];
    }
    return lanes[0];
}

// exp to about 2 units in the last place: 2^n * p(r), |r| <= ln 2 / 2, p the minimax polynomial of Cephes' expf. Zero
// below -87.3, where the result would no longer be a normal number; at most exp(88.3). A NaN stays one.
template <int W> LORICA_INLINE F<W> exp(F<W> x) {
    const F<W> low = splat<W>(-87.3f), high = splat<W>(88.3f);
    const I<W> tiny = x < low;
    F<W> y = x > high ? high : x;
    y = tiny ? low : y;
    const F<W> magic = splat<W>(12582912.0f);  // 1.5 * 2^23: adding it rounds to an integer
    const F<W> shifted = y * 1.44269504088896341f + magic;
    const F<W> n = shifted - magic;
    F<W> r = y - n * 0.693359375f;
    r = r + n * 2.12194440e-4f;
    F<W> p = splat<W>(1.9875691500e-4f);
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * (r * r) + r + 1.0f;
    const I<W> power = ((I<W>)shifted - (I<W>)magic) << 23;
    const F<W> result = (F<W>)((I<W>)p + power);
    return tiny ? F<W>{} : result;
}

}  // namespace lorica::kernels

// LORICA_KERNEL(name, (int64_t n, float* x), (n, x)) defines name over name_body<W>.
#define LORICA_KERNEL(name, params, args)                      \
    LORICA_AVX512 static void name##_avx512 params { name##_body<16> args; } \
    LORICA_AVX2 static void name##_avx2 params { name##_body<8> args; }      \
    static void name##_plain params { name##_body<4> args; }                 \
    void name params {                                         \
        const int level = simd_level();                        \
        if (level >= 2) name##_avx512 args;                    \
        else if (level == 1) name##_avx2 args;                 \
        else name##_plain args;                                \
    }
