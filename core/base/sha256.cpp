// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 (FIPS 180-4), for manifests and provenance. Any thread.
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <vector>

#include "core/base/files.h"

namespace lorica {
namespace {

// FIPS 180-4, 4.2.2: first 32 bits of the fractional parts of the cube roots of the first 64 primes.
constexpr std::array<uint32_t, 64> kRound = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01,
    0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc,
    0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08,
    0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

void compress(std::array<uint32_t, 8>& state, const std::byte* block) {
    std::array<uint32_t, 64> w{};
    for (int i = 0; i < 16; ++i) {
        const auto byte = [&](int k) { return std::to_integer<uint32_t>(block[4 * i + k]); };
        w[i] = byte(0) << 24 | byte(1) << 16 | byte(2) << 8 | byte(3);
    }
    for (int i = 16; i < 64; ++i) {
        const uint32_t s0 = std::rotr(w[i - 15], 7) ^ std::rotr(w[i - 15], 18) ^ (w[i - 15] >> 3);
        const uint32_t s1 = std::rotr(w[i - 2], 17) ^ std::rotr(w[i - 2], 19) ^ (w[i - 2] >> 10);
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    auto [a, b, c, d, e, f, g, h] = state;
    for (int i = 0; i < 64; ++i) {
        const uint32_t t1 = h + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) + ((e & f) ^ (~e & g)) + kRound[i] + w[i];
        const uint32_t t2 = (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        h = g; g = f; f = e; e = d + t1; d = c; c = b; b = a; a = t1 + t2;
    }
    const std::array<uint32_t, 8> add = {a, b, c, d, e, f, g, h};
    for (int i = 0; i < 8; ++i) state[i] += add[i];
}

using State = std::array<uint32_t, 8>;
constexpr State kFirst = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

// The end of a message of `length` bytes: what is left of it, less than a block.
std::string finish(State state, std::span<const std::byte> left, uint64_t length) {
    std::array<std::byte, 128> tail{};
    const size_t rest = left.size();
    if (rest > 0) std::memcpy(tail.data(), left.data(), rest);
    tail[rest] = std::byte{0x80};
    const size_t total = rest + 9 <= 64 ? 64 : 128;
    const uint64_t bits = length * 8;
    for (int i = 0; i < 8; ++i) tail[total - 1 - i] = static_cast<std::byte>(bits >> (8 * i));
    for (size_t i = 0; i < total; i += 64) compress(state, tail.data() + i);
    std::string hex;
    for (const uint32_t word : state)
        for (int shift = 28; shift >= 0; shift -= 4) hex += "0123456789abcdef"[(word >> shift) & 15];
    return hex;
}

}  // namespace

std::string sha256(std::span<const std::byte> bytes) {
    State state = kFirst;
    size_t at = 0;
    for (; at + 64 <= bytes.size(); at += 64) compress(state, bytes.data() + at);
    return finish(state, bytes.subspan(at), bytes.size());
}

std::string sha256(std::string_view text) { return sha256(std::as_bytes(std::span(text.data(), text.size()))); }

Result<std::string> sha256_file(const fs::path& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return io_error(path, "open", errno);
    std::vector<std::byte> buffer(1 << 20);   // whole blocks
    State state = kFirst;
    uint64_t length = 0;
    size_t held = 0;
    for (;;) {
        const ssize_t n = ::read(fd, buffer.data() + held, buffer.size() - held);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) {
            const int why = errno;
            ::close(fd);
            return io_error(path, "read", why);
        }
        length += static_cast<uint64_t>(n);
        held += static_cast<size_t>(n);
        if (n > 0 && held < buffer.size()) continue;   // a short read
        size_t at = 0;
        for (; at + 64 <= held; at += 64) compress(state, buffer.data() + at);
        std::memmove(buffer.data(), buffer.data() + at, held - at);
        held -= at;
        if (n == 0) break;
    }
    ::close(fd);
    return finish(state, std::span(buffer.data(), held), length);
}

}  // namespace lorica
