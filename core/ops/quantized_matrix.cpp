// SPDX-License-Identifier: GPL-3.0-or-later
// See quantized_matrix.h. The order of roundings is that of bitsandbytes 0.50 on the CPU. Engine thread.
#include "core/ops/quantized_matrix.h"

#include <ATen/ops/_int_mm.h>

#include <algorithm>
#include <atomic>

#include "core/ops/device.h"
#include "core/ops/host.h"
#include "core/ops/ops.h"
#include "kernels/int8/int8.h"
#include "kernels/nf4/nf4.h"

namespace lorica {
namespace {

constexpr int64_t kTileElements = 1 << 20;  // decoded at once on the CPU
constexpr float kOutlier = 6;               // LLM.int8()'s threshold
constexpr double kInverse127 = 7.874015718698502e-3, kInverse127Squared = 6.200124e-05;  // the latter as bitsandbytes writes it

kernels::FourBit four_bit(QuantType type) { return type == QuantType::NF4 ? kernels::FourBit::NF4 : kernels::FourBit::FP4; }

// Calls body(part, first row in the part, count, first row in the range) for the parts of rows [row, row + rows).
template <class Body>
void over_parts(const QuantizedMatrix& w, int64_t row, int64_t rows, const Body& body) {
    int64_t at = 0;
    for (const QuantizedPart& part : w.parts) {
        const int64_t from = std::max(row, at), to = std::min(row + rows, at + part.rows);
        if (from < to) body(part, from - at, to - from, from - row);
        at += part.rows;
    }
}

kernels::Packed4 packed_of(const QuantizedMatrix& w, const QuantizedPart& part) {
    const bool twice = part.nested.defined();
    kernels::Packed4 packed{.type = four_bit(w.type), .codes = part.codes.const_data_ptr<uint8_t>(),
                            .absmax = (twice ? part.nested : part.scales).const_data_ptr<float>(), .offset = part.offset, .columns = w.in};
    if (twice) {
        packed.bytes = part.scales.const_data_ptr<uint8_t>();
        packed.map = part.map.const_data_ptr<float>();
    }
    return packed;
}

// Whether `tile` is where our kernels write: on the CPU, or on a GPU for which there are any.
bool has_kernel(const torch::Tensor& tile) { return ops::on_host(tile) || (kernels::kHasCuda && ops::on_cuda(tile)); }

void decode_by_kernel(const QuantizedMatrix& w, const QuantizedPart& part, const torch::Tensor* steps, int64_t row, int64_t column, torch::Tensor tile) {
    const kernels::Type type = ops::kernel_type(tile);
    const int64_t width = tile.size(1);
    void* out = ops::out(tile);
    const bool host = tile.is_cpu();
    if (w.type == QuantType::Int8) {
        const kernels::Rows8 how{.codes = part.codes.const_data_ptr<int8_t>(), .scale = steps != nullptr ? steps->const_data_ptr<float>() : nullptr,
                                 .columns = w.in, .row = row, .column = column, .width = width};
        if (host) ops::over_threads(tile.size(0), width, [&](int64_t from, int64_t to) { kernels::dequantize_rows(how, type, out, from, to); });
        else if constexpr (kernels::kHasCuda) kernels::cuda::dequantize_rows(how, type, out, tile.size(0), ops::stream_of(tile));
        return;
    }
    const kernels::Packed4 packed = packed_of(w, part);
    const kernels::Tile how{row, column, width};
    if (host) ops::over_threads(tile.size(0), width, [&](int64_t from, int64_t to) { kernels::dequantize_4bit(packed, how, type, out, from, to); });
    else if constexpr (kernels::kHasCuda) kernels::cuda::dequantize_4bit(packed, how, type, out, tile.size(0), ops::stream_of(tile));
}

// The same by tensor formulas, for other devices and types.
void decode_by_formula(const QuantizedMatrix& w, const QuantizedPart& part, const torch::Tensor* steps, int64_t row, int64_t column, torch::Tensor tile) {
    const int64_t rows = tile.size(0), width = tile.size(1);
    if (w.type == QuantType::Int8) {
        torch::Tensor values = part.codes.narrow(0, row, rows).narrow(1, column, width).to(torch::kFloat32);
        if (steps != nullptr) values.mul_(steps->narrow(0, row, rows).unsqueeze(1));
        tile.copy_(values);
        return;
    }
    const int64_t begin = row * w.in, end = begin + rows * w.in;
    const int64_t first = begin / kernels::kBlock4, last = (end + kernels::kBlock4 - 1) / kernels::kBlock4, half = kernels::kBlock4 / 2;
    const torch::Tensor bytes = part.codes.narrow(0, first * half, std::min(part.codes.numel(), last * half) - first * half);
    const torch::Tensor codes = torch::stack({bytes.bitwise_right_shift(4), bytes.bitwise_and(15)}, 1).view({-1}).to(torch::kInt32);
    const torch::Tensor table = torch::tensor(std::vector<float>(kernels::code_values(four_bit(w.type)), kernels::code_values(four_bit(w.type)) + 16)).to(codes.device());
    torch::Tensor scales = part.scales.narrow(0, first, last - first);
    if (part.nested.defined()) {
        const torch::Tensor block = torch::arange(first, last, scales.options().dtype(torch::kInt64)).div(kernels::kNestedBlock, "floor");
        scales = part.map.index_select(0, scales.to(torch::kInt32)).mul_(part.nested.index_select(0, block)).add_(part.offset);
    }
    const torch::Tensor spread = scales.repeat_interleave(kernels::kBlock4).narrow(0, 0, codes.numel());
    const torch::Tensor values = table.index_select(0, codes).mul_(spread).narrow(0, begin - first * kernels::kBlock4, end - begin);
    tile.copy_(values.view({rows, w.in}).narrow(1, column, width));
}

// With `raw`, codes of Int8 as they are.
void decode_tile(const QuantizedMatrix& w, int64_t row, int64_t column, torch::Tensor& tile, bool raw) {
    over_parts(w, row, tile.size(0), [&](const QuantizedPart& part, int64_t from, int64_t count, int64_t at) {
        const torch::Tensor* steps = raw ? nullptr : &part.steps;
        if (has_kernel(tile)) {
            decode_by_kernel(w, part, steps, from, column, tile.narrow(0, at, count));
            return;
        }
        const int64_t step = std::max<int64_t>(1, kTileElements / w.in);  // the formulas' own tensors are much larger
        for (int64_t i = 0; i < count; i += step) {
            decode_by_formula(w, part, steps, from + i, column, tile.narrow(0, at + i, std::min(step, count - i)));
        }
    });
}

bool tiled(torch::Dtype dtype, torch::Device device) { return device.is_cpu() && dtype != torch::kHalf; }

void tiles_nt(const torch::Tensor& x, const QuantizedMatrix& w, bool raw, Workspace& scratch, torch::Tensor& y) {
    const int64_t out = w.out();
    const int64_t step = tiled(x.scalar_type(), x.device()) ? std::clamp<int64_t>(kTileElements / w.in, 16, out) : out;
    const Workspace::Scope within(scratch);
    torch::Tensor memory = scratch.take({std::min(step, out), w.in}, x.scalar_type());
    for (int64_t row = 0; row < out; row += step) {
        const int64_t rows = std::min(step, out - row);
        torch::Tensor tile = memory.narrow(0, 0, rows), part = y.narrow(1, row, rows);
        decode_tile(w, row, 0, tile, raw);
        ops::matmul_nt(x, tile, part);
    }
}

// A few rows on a GPU, as in decoding, where decoding the matrix would take longer than the product.
bool is_few_on_gpu(const torch::Tensor& x, const QuantizedMatrix& w) {
    constexpr int64_t kFew = 8;
    return kernels::kHasCuda && w.type != QuantType::Int8 && ops::on_cuda(x) && x.size(0) <= kFew && w.in % kernels::kBlock4 == 0 && x.is_contiguous();
}

void few_on_gpu(const torch::Tensor& x, const QuantizedMatrix& w, torch::Tensor& y) {
    if constexpr (kernels::kHasCuda) {
        int64_t at = 0;
        for (const QuantizedPart& part : w.parts) {
            torch::Tensor own = y.narrow(1, at, part.rows);
            kernels::cuda::product_4bit(packed_of(w, part), part.rows, ops::kernel_type(x), ops::in(x), x.size(0), ops::out(own), y.stride(0), ops::stream_of(x));
            at += part.rows;
        }
    }
}

// product = (codes of x) (codes of W)^T. On a GPU in whole numbers, where the library's product takes the shape; else in float32,
// which holds them up to 2^24.
void codes_product(const torch::Tensor& codes, const QuantizedMatrix& w, torch::Tensor& half, Workspace& scratch, torch::Tensor& product) {
    bool whole = codes.is_cuda() && codes.size(0) > 16 && w.in % 8 == 0;
    for (const QuantizedPart& part : w.parts) whole = whole && part.rows % 8 == 0;
    if (!whole) return tiles_nt(half.copy_(codes), w, true, scratch, product);
    int64_t at = 0;
    for (const QuantizedPart& part : w.parts) {
        product.narrow(1, at, part.rows).copy_(at::_int_mm(codes, part.codes.t()));
        at += part.rows;
    }
}

// LLM.int8(): (codes of x) (codes of W)^T in whole numbers, which float32 holds, times the scales; outlier columns beside it.
void int8_product(const torch::Tensor& x, const QuantizedMatrix& w, const torch::Tensor& bias, Workspace& scratch, torch::Tensor& y) {
    const int64_t rows = x.size(0);
    torch::Tensor half = x.to(torch::kHalf).to(torch::kFloat32);
    const torch::Tensor outliers = half.abs().amax(0).ge(kOutlier).nonzero().view({-1});
    torch::Tensor codes = torch::empty({rows, w.in}, half.options().dtype(torch::kInt8)), scales = torch::empty({rows}, half.options());
    if (x.is_cpu()) {
        const float* from_half = half.const_data_ptr<float>();
        auto* to_codes = codes.data_ptr<int8_t>();
        auto* to_scales = scales.data_ptr<float>();
        ops::over_threads(rows, w.in, [&](int64_t from, int64_t to) { kernels::quantize_rows(from_half, w.in, kOutlier, to_codes, to_scales, from, to); });
    } else {
        half.masked_fill_(half.abs().ge(kOutlier), 0);
        scales = half.abs().amax(1);
        codes = half.mul(scales.reciprocal().mul_(127).unsqueeze(1)).round_().nan_to_num_(0).to(torch::kInt8);
    }
    if (outliers.numel() > 0) codes.index_fill_(1, outliers, 0);
    std::vector<torch::Tensor> scale_parts, columns;
    for (const QuantizedPart& part : w.parts) {
        scale_parts.push_back(part.scales);
        if (outliers.numel() > 0)
            columns.push_back(part.codes.index_select(1, outliers).to(torch::kFloat32).mul_(part.scales.unsqueeze(1)).mul_(kInverse127).to(x.scalar_type()));
    }
    torch::Tensor product = scratch.take({rows, w.out()}, torch::kFloat32);
    codes_product(codes, w, half, scratch, product);
    product.mul_(scales.unsqueeze(1) * torch::cat(scale_parts).unsqueeze(0)).mul_(kInverse127Squared);
    if (bias.defined()) product.add_(bias);
    y.copy_(product);
    if (outliers.numel() > 0) y.addmm_(x.index_select(1, outliers), torch::cat(columns).t());
}

Error not_finite(const std::string& where, const char* what) {
    return {ErrorCode::BadInput, what, where, "Load the model without quantization, or use another file."};
}

}  // namespace

int64_t QuantizedMatrix::out() const {
    int64_t rows = 0;
    for (const QuantizedPart& part : parts) rows += part.rows;
    return rows;
}

int64_t QuantizedMatrix::bytes() const {
    int64_t total = 0;
    for (const QuantizedPart& part : parts)
        for (const torch::Tensor* tensor : {&part.codes, &part.scales, &part.nested, &part.steps})
            if (tensor->defined()) total += static_cast<int64_t>(tensor->nbytes());
    return total;
}

void QuantizedMatrix::move_to(torch::Device device) {
    for (QuantizedPart& part : parts)
        for (torch::Tensor* tensor : {&part.codes, &part.scales, &part.nested, &part.map, &part.steps})
            if (tensor->defined()) *tensor = tensor->to(device);
}

Result<QuantizedPart> quantize(const torch::Tensor& weight, QuantType type, bool double_quant, const std::string& where) {
    const int64_t rows = weight.size(0), in = weight.size(1), count = rows * in;
    QuantizedPart part;
    part.rows = rows;
    std::atomic<bool> finite = true;
    if (type == QuantType::Int8) {
        const torch::Tensor half = weight.to(torch::kHalf).to(torch::kFloat32);
        part.codes = torch::empty({rows, in}, torch::kInt8);
        part.scales = torch::empty({rows}, torch::kFloat32);
        ops::over_threads(rows, in, [&](int64_t from, int64_t to) {
            if (!kernels::quantize_rows(half.const_data_ptr<float>(), in, 0, part.codes.data_ptr<int8_t>(), part.scales.data_ptr<float>(), from, to)) finite = false;
        });
        if (!finite) return not_finite(where, "holds a number beyond float16's range, which int8 quantization goes through");
        part.steps = part.scales.mul(1.0 / 127.0);
        return part;
    }
    const int64_t blocks = (count + kernels::kBlock4 - 1) / kernels::kBlock4;
    part.codes = torch::empty({(count + 1) / 2}, torch::kUInt8);
    part.scales = torch::empty({blocks}, torch::kFloat32);
    ops::over_threads(blocks, kernels::kBlock4, [&](int64_t from, int64_t to) {
        if (!kernels::quantize_4bit(four_bit(type), weight.const_data_ptr<float>(), count, part.codes.data_ptr<uint8_t>(), part.scales.data_ptr<float>(), from, to)) finite = false;
    });
    if (!finite) return not_finite(where, "holds a number that is not finite");
    if (!double_quant) return part;
    const torch::Tensor offset = part.scales.mean(), rest = part.scales.sub(offset);
    part.offset = offset.item<float>();
    part.scales = torch::empty({blocks}, torch::kUInt8);
    part.nested = torch::empty({(blocks + kernels::kNestedBlock - 1) / kernels::kNestedBlock}, torch::kFloat32);
    part.map = torch::tensor(std::vector<float>(kernels::dynamic_map(), kernels::dynamic_map() + 256));
    kernels::quantize_dynamic(rest.const_data_ptr<float>(), blocks, part.scales.data_ptr<uint8_t>(), part.nested.data_ptr<float>());
    return part;
}

double quantized_bytes(QuantType type, bool double_quant, int64_t rows, int64_t in) {
    const double numbers = static_cast<double>(rows) * static_cast<double>(in);
    if (type == QuantType::Int8) return numbers + 8.0 * static_cast<double>(rows);
    return numbers * (0.5 + (double_quant ? (1.0 + 4.0 / kernels::kNestedBlock) : 4.0) / kernels::kBlock4);
}

void decode(const QuantizedMatrix& w, int64_t row, int64_t column, torch::Tensor& tile) { decode_tile(w, row, column, tile, false); }

void quantized_product_nt(const torch::Tensor& x, const QuantizedMatrix& w, const torch::Tensor& bias, bool exact_inputs, Workspace& scratch, torch::Tensor& y) {
    const Workspace::Scope within(scratch);
    if (x.scalar_type() != w.compute) {
        torch::Tensor narrow = scratch.take(x.sizes(), w.compute), product = scratch.take(y.sizes(), w.compute);
        narrow.copy_(x);
        quantized_product_nt(narrow, w, bias.defined() ? bias.to(w.compute) : bias, exact_inputs, scratch, product);
        y.copy_(product);
        return;
    }
    if (w.type == QuantType::Int8 && !exact_inputs) {
        int8_product(x, w, bias, scratch, y);
        return;
    }
    if (is_few_on_gpu(x, w)) few_on_gpu(x, w, y);
    else tiles_nt(x, w, false, scratch, y);
    if (bias.defined()) y.add_(bias);
}

void quantized_product_nn(const torch::Tensor& dy, const QuantizedMatrix& w, Workspace& scratch, torch::Tensor& dx) {
    const Workspace::Scope within(scratch);
    if (dy.scalar_type() != w.compute) {
        torch::Tensor narrow = scratch.take(dy.sizes(), w.compute), product = scratch.take(dx.sizes(), w.compute);
        narrow.copy_(dy);
        quantized_product_nn(narrow, w, scratch, product);
        dx.copy_(product);
        return;
    }
    // Tiles are columns here: each column of dx is one sum, rounded once.
    const int64_t out = w.out(), blocks = std::max<int64_t>(1, kTileElements / (out * kernels::kBlock4));
    const int64_t step = tiled(w.compute, dy.device()) ? std::min(w.in, blocks * kernels::kBlock4) : w.in;
    torch::Tensor memory = scratch.take({out * step}, w.compute);
    for (int64_t column = 0; column < w.in; column += step) {
        const int64_t width = std::min(step, w.in - column);
        torch::Tensor tile = memory.narrow(0, 0, out * width).view({out, width}), part = dx.narrow(1, column, width);
        decode_tile(w, 0, column, tile, false);
        ops::matmul_nn(dy, tile, part);
    }
}

}  // namespace lorica
