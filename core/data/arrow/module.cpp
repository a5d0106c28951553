// SPDX-License-Identifier: GPL-3.0-or-later
// Arrow's half of core/data/parquet.h: values of a Parquet file as JSON and JSON lines as a Parquet file. Any thread.
#include "core/data/arrow/module.h"

#include "core/data/json_scan.h"

#include <arrow/api.h>
#include <arrow/compute/cast.h>
#include <arrow/io/api.h>
#include <arrow/ipc/api.h>
#include <arrow/json/api.h>
#include <arrow/util/float16.h>
#include <fmt/format.h>
#include <parquet/arrow/reader.h>
#include <parquet/arrow/schema.h>
#include <parquet/arrow/writer.h>
#include <parquet/exception.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <unordered_set>

namespace lorica {
namespace {

using Json = nlohmann::ordered_json;
using Type = std::shared_ptr<arrow::DataType>;

constexpr int64_t kBatchRows = 256;                       // decoded at a time
constexpr int64_t kDecodeBytes = int64_t{2} << 30;        // that Arrow may hold meanwhile
constexpr int kMaxDepth = 64;                             // of lists and structs in each other

std::string in_quotes(std::string_view text) {   // bytes that are not UTF-8 stay: who reads the row says so
    std::string out;
    add_json_string(out, text);
    return out;
}

// Arrow's own sentences begin with their kind ("Invalid: ").
std::string sentence(const arrow::Status& status) { return status.message().empty() ? status.ToString() : status.message(); }

// "" or what in this type has no JSON.
std::string unreadable(const arrow::DataType& type, int depth = 0) {
    if (depth > kMaxDepth) return fmt::format("lists or structs more than {} deep", kMaxDepth);
    switch (type.id()) {
        case arrow::Type::BINARY: case arrow::Type::LARGE_BINARY: case arrow::Type::BINARY_VIEW: case arrow::Type::FIXED_SIZE_BINARY:
            return "bytes";
        case arrow::Type::NA: case arrow::Type::BOOL: case arrow::Type::STRING: case arrow::Type::LARGE_STRING: case arrow::Type::STRING_VIEW:
            return {};
        case arrow::Type::DICTIONARY: return unreadable(*static_cast<const arrow::DictionaryType&>(type).value_type(), depth + 1);
        case arrow::Type::EXTENSION: return unreadable(*static_cast<const arrow::ExtensionType&>(type).storage_type(), depth + 1);
        case arrow::Type::LIST: case arrow::Type::LARGE_LIST: case arrow::Type::FIXED_SIZE_LIST: case arrow::Type::MAP: case arrow::Type::STRUCT:
            for (const auto& field : type.fields())
                if (std::string inner = unreadable(*field->type(), depth + 1); !inner.empty()) return inner;
            return {};
        default: return arrow::is_primitive(type.id()) || arrow::is_decimal(type.id()) ? std::string() : type.ToString();
    }
}

template <class Array>
auto value_of(const arrow::Array& array, int64_t i) {
    return static_cast<const Array&>(array).Value(i);
}

void add_number(std::string& out, auto value) {
    if (std::isfinite(value)) {
        const std::string text = fmt::format("{}", value);   // the shortest that reads back as the same
        out += text;
        if (text.find_first_of(".e") == std::string::npos) out += ".0";
    } else out += std::isnan(value) ? "\"NaN\"" : value > 0 ? "\"Infinity\"" : "\"-Infinity\"";
}

void add_value(std::string& out, const arrow::Array& array, int64_t i);

template <class List>
void add_list(std::string& out, const arrow::Array& array, int64_t i) {
    const auto& list = static_cast<const List&>(array);
    const int64_t begin = list.value_offset(i), end = begin + list.value_length(i);
    out += '[';
    for (int64_t k = begin; k < end; ++k) {
        if (k > begin) out += ", ";
        add_value(out, *list.values(), k);
    }
    out += ']';
}

void add_struct(std::string& out, const arrow::StructArray& array, int64_t i) {
    out += '{';
    for (int k = 0; k < array.num_fields(); ++k) {
        if (k > 0) out += ", ";
        out += in_quotes(array.struct_type()->field(k)->name()) + ": ";
        add_value(out, *array.field(k), i);
    }
    out += '}';
}

void add_value(std::string& out, const arrow::Array& array, int64_t i) {
    using arrow::Type;
    if (array.IsNull(i)) {
        out += "null";
        return;
    }
    const auto integer = [&](auto value) { out += fmt::format("{}", value); };
    switch (array.type_id()) {
        case Type::BOOL: out += value_of<arrow::BooleanArray>(array, i) ? "true" : "false"; return;
        case Type::INT8: return integer(int{value_of<arrow::Int8Array>(array, i)});
        case Type::INT16: return integer(value_of<arrow::Int16Array>(array, i));
        case Type::INT32: return integer(value_of<arrow::Int32Array>(array, i));
        case Type::INT64: return integer(value_of<arrow::Int64Array>(array, i));
        case Type::UINT8: return integer(unsigned{value_of<arrow::UInt8Array>(array, i)});
        case Type::UINT16: return integer(value_of<arrow::UInt16Array>(array, i));
        case Type::UINT32: return integer(value_of<arrow::UInt32Array>(array, i));
        case Type::UINT64: return integer(value_of<arrow::UInt64Array>(array, i));
        case Type::HALF_FLOAT: return add_number(out, arrow::util::Float16::FromBits(value_of<arrow::HalfFloatArray>(array, i)).ToFloat());
        case Type::FLOAT: return add_number(out, value_of<arrow::FloatArray>(array, i));
        case Type::DOUBLE: return add_number(out, value_of<arrow::DoubleArray>(array, i));
        case Type::STRING: return add_json_string(out, static_cast<const arrow::StringArray&>(array).GetView(i));
        case Type::LARGE_STRING: return add_json_string(out, static_cast<const arrow::LargeStringArray&>(array).GetView(i));
        case Type::STRING_VIEW: return add_json_string(out, static_cast<const arrow::StringViewArray&>(array).GetView(i));
        case Type::DICTIONARY: {
            const auto& dictionary = static_cast<const arrow::DictionaryArray&>(array);
            return add_value(out, *dictionary.dictionary(), dictionary.GetValueIndex(i));
        }
        case Type::EXTENSION: return add_value(out, *static_cast<const arrow::ExtensionArray&>(array).storage(), i);
        case Type::LIST: case Type::MAP: return add_list<arrow::ListArray>(out, array, i);
        case Type::LARGE_LIST: return add_list<arrow::LargeListArray>(out, array, i);
        case Type::FIXED_SIZE_LIST: return add_list<arrow::FixedSizeListArray>(out, array, i);
        case Type::STRUCT: return add_struct(out, static_cast<const arrow::StructArray&>(array), i);
        default: {
            const auto scalar = array.GetScalar(i);
            add_json_string(out, scalar.ok() ? (*scalar)->ToString() : sentence(scalar.status()));
        }
    }
}

Result<void> check_columns(const arrow::Schema& schema, const std::string& file) {
    std::unordered_set<std::string> names;
    for (const auto& field : schema.fields()) {
        if (const std::string what = unreadable(*field->type()); !what.empty())
            return Error{ErrorCode::Unsupported, fmt::format("the column {} holds {}, which are no text", in_quotes(field->name()), what), file,
                         "write the file without this column"};
        if (!names.insert(field->name()).second)
            return Error{ErrorCode::BadInput, fmt::format("two columns are named {}", in_quotes(field->name())), file, "give each column its own name"};
    }
    if (names.empty()) return Error{ErrorCode::BadInput, "the file has no column", file, "choose a file with at least one column"};
    return {};
}

Error arrow_error(const arrow::Status& status, const std::string& file) {
    if (status.IsOutOfMemory())
        return {ErrorCode::BadInput, fmt::format("a piece of {} rows needs more than {} GiB to decode", kBatchRows, kDecodeBytes >> 30), file,
                "write the file again with shorter values"};
    return {ErrorCode::BadInput, "the Parquet file cannot be read: " + sentence(status), file, "fetch or write the file again"};
}

Result<ParquetRows> read_all(std::string_view bytes, const std::string& file, uint64_t max_bytes, const std::function<Result<void>(int64_t, int64_t)>& at) {
    arrow::CappedMemoryPool pool(arrow::system_memory_pool(), kDecodeBytes);
    const auto buffer = std::make_shared<arrow::Buffer>(reinterpret_cast<const uint8_t*>(bytes.data()), static_cast<int64_t>(bytes.size()));
    parquet::ArrowReaderProperties properties(false);   // no threads of its own
    properties.set_batch_size(kBatchRows);
    parquet::arrow::FileReaderBuilder builder;
    if (auto status = builder.Open(std::make_shared<arrow::io::BufferReader>(buffer), parquet::ReaderProperties(&pool)); !status.ok()) return arrow_error(status, file);
    builder.memory_pool(&pool)->properties(properties);
    auto reader = builder.Build();
    if (!reader.ok()) return arrow_error(reader.status(), file);
    std::shared_ptr<arrow::Schema> schema;
    if (auto status = (*reader)->GetSchema(&schema); !status.ok()) return arrow_error(status, file);
    LORICA_TRY(check_columns(*schema, file));
    auto batches = (*reader)->GetRecordBatchReader();
    if (!batches.ok()) return arrow_error(batches.status(), file);

    ParquetRows out;
    std::vector<std::string> keys;
    for (const auto& field : schema->fields()) keys.push_back(in_quotes(field->name()) + ": ");
    const int64_t total = (*reader)->parquet_reader()->metadata()->num_rows();
    for (int64_t done = 0;;) {
        std::shared_ptr<arrow::RecordBatch> batch;
        if (auto status = (*batches)->ReadNext(&batch); !status.ok()) return arrow_error(status, file);
        if (batch == nullptr) break;
        if (auto status = batch->ValidateFull(); !status.ok()) return arrow_error(status, file);
        for (int64_t row = 0; row < batch->num_rows(); ++row) {
            for (int k = 0; k < batch->num_columns(); ++k) {
                out.lines += k == 0 ? "{" : ", ";
                out.lines += keys[static_cast<size_t>(k)];
                add_value(out.lines, *batch->column(k), row);
            }
            out.lines += "}\n";
            if (out.lines.size() > max_bytes)
                return Error{ErrorCode::BadInput, fmt::format("the file unpacks to more than {} MiB of text", max_bytes >> 20), file, "split it"};
        }
        done += batch->num_rows();
        if (at) LORICA_TRY(at(done & ~int64_t{1023}, total));
    }
    const auto kept = arrow::ipc::SerializeSchema(*schema);
    if (kept.ok()) out.schema = (*kept)->ToString();
    return out;
}

Error does_not_fit(const arrow::Status& status) {
    return {ErrorCode::BadInput, "the rows do not fit the columns of a Parquet file: " + sentence(status), {}, "mend the values, or save it as JSONL"};
}

// The same type as JSON's reader knows it. In Parquet they are written alike, but for dates (with_dates()), which stay texts inside of
// lists and structs; times of day are refused there.
Type plain(const Type& type) {
    const auto inner = [&](int i) { return type->field(i)->WithType(plain(type->field(i)->type())); };
    switch (type->id()) {
        case arrow::Type::LARGE_STRING: case arrow::Type::STRING_VIEW: return arrow::utf8();
        case arrow::Type::HALF_FLOAT: return arrow::float32();
        case arrow::Type::DICTIONARY: return plain(static_cast<const arrow::DictionaryType&>(*type).value_type());
        case arrow::Type::EXTENSION: return plain(static_cast<const arrow::ExtensionType&>(*type).storage_type());
        case arrow::Type::LIST: case arrow::Type::LARGE_LIST: case arrow::Type::FIXED_SIZE_LIST: return arrow::list(inner(0));
        case arrow::Type::MAP: return arrow::list(inner(0));
        case arrow::Type::STRUCT: {
            arrow::FieldVector fields;
            for (int i = 0; i < type->num_fields(); ++i) fields.push_back(inner(i));
            return arrow::struct_(fields);
        }
        case arrow::Type::DATE32: case arrow::Type::DATE64: return arrow::utf8();
        default: return type;
    }
}

// Columns of dates, which are texts in the rows, in the types of the file.
Result<std::shared_ptr<arrow::Table>> with_dates(std::shared_ptr<arrow::Table> table, const arrow::Schema* like) {
    for (int i = 0; like && i < table->num_columns(); ++i) {
        const auto own = like->GetFieldByName(table->field(i)->name());
        if (!own || !arrow::is_temporal(own->type()->id()) || table->field(i)->type()->id() != arrow::Type::STRING) continue;
        const auto cast = arrow::compute::Cast(table->column(i), own->type());
        if (!cast.ok()) return does_not_fit(cast.status());
        table = *table->SetColumn(i, table->field(i)->WithType(own->type()), cast->chunked_array());
    }
    return table;
}

// Widens `type` (null at first) so that it holds the value too. Null where there is no such type.
Type widen(const Type& type, const Json& value) {
    const bool fresh = type->id() == arrow::Type::NA;
    const auto as = [&](const Type& own) { return fresh || type->Equals(*own) ? own : nullptr; };
    switch (value.type()) {
        case Json::value_t::null: return type;
        case Json::value_t::boolean: return as(arrow::boolean());
        case Json::value_t::string: return as(arrow::utf8());
        case Json::value_t::number_integer:
        case Json::value_t::number_unsigned: return type->id() == arrow::Type::DOUBLE ? type : as(arrow::int64());
        case Json::value_t::number_float: return type->id() == arrow::Type::INT64 ? arrow::float64() : as(arrow::float64());
        case Json::value_t::array: {
            if (!fresh && type->id() != arrow::Type::LIST) return nullptr;
            Type inner = fresh ? arrow::null() : type->field(0)->type();
            for (const Json& one : value)
                if (inner = widen(inner, one); inner == nullptr) return nullptr;
            return arrow::list(inner);
        }
        case Json::value_t::object: {
            if (!fresh && type->id() != arrow::Type::STRUCT) return nullptr;
            arrow::FieldVector fields = fresh ? arrow::FieldVector{} : type->fields();
            for (const auto& [key, one] : value.items()) {
                auto field = std::find_if(fields.begin(), fields.end(), [&key = key](const auto& f) { return f->name() == key; });
                if (field == fields.end()) field = fields.insert(fields.end(), arrow::field(key, arrow::null()));
                const Type inner = widen((*field)->type(), one);
                if (inner == nullptr) return nullptr;
                *field = (*field)->WithType(inner);
            }
            return arrow::struct_(fields);
        }
        default: return nullptr;
    }
}

template <class Use>
Result<void> each_line(std::string_view lines, const Use& use) {
    for (size_t at = 0, row = 1; at < lines.size(); ++row) {
        const size_t end = std::min(lines.find('\n', at), lines.size());
        if (end > at) LORICA_TRY(use(lines.substr(at, end - at), row));
        at = end + 1;
    }
    return {};
}

// The columns with their types: the file's own, and by their values where it has none.
Result<std::shared_ptr<arrow::Schema>> schema_for(std::string_view lines, const std::vector<std::string>& columns, const arrow::Schema* like) {
    arrow::FieldVector fields;
    bool all_known = true;
    for (const std::string& name : columns) {
        const auto own = like ? like->GetFieldByName(name) : nullptr;
        all_known = all_known && own;
        fields.push_back(own ? own->WithType(plain(own->type()))->WithNullable(true) : arrow::field(name, arrow::null()));
    }
    if (!all_known) {
        LORICA_TRY(each_line(lines, [&](std::string_view line, size_t row) -> Result<void> {
            const Json object = Json::parse(line);
            for (auto& field : fields) {
                if (like && like->GetFieldByName(field->name())) continue;
                const auto value = object.find(field->name());
                if (value == object.end()) continue;
                const Type type = widen(field->type(), *value);
                if (type == nullptr)
                    return Error{ErrorCode::BadInput, fmt::format("the column {} holds values of several kinds, which Parquet cannot ({} by row {}, where another comes)",
                                                                  in_quotes(field->name()), field->type()->ToString(), row), {}, "make them alike, or save it as JSONL"};
                if (type != field->type()) field = field->WithType(type);
            }
            return {};
        }));
    }
    return arrow::schema(fields, all_known ? like->metadata() : nullptr);
}

// A block at a time on this thread: Arrow's own reader of tables takes threads of its pool, whatever it is told.
Result<std::shared_ptr<arrow::Table>> read_rows(std::string_view lines, const std::shared_ptr<arrow::Schema>& schema) {
    constexpr size_t kBlockBytes = size_t{1} << 20, kBlockRows = 50'000;   // of rows Arrow's parser takes 100,000 at most
    auto options = arrow::json::ParseOptions::Defaults();
    options.explicit_schema = schema;
    options.unexpected_field_behavior = arrow::json::UnexpectedFieldBehavior::Error;
    std::vector<std::shared_ptr<arrow::RecordBatch>> batches;
    const char* begin = lines.data();
    size_t rows = 0;
    const auto take_block = [&](const char* end) -> Result<void> {
        if (rows == 0) return {};
        auto batch = arrow::json::ParseOne(options, std::make_shared<arrow::Buffer>(reinterpret_cast<const uint8_t*>(begin), end - begin));
        if (!batch.ok()) return does_not_fit(batch.status());
        batches.push_back(*std::move(batch));
        begin = end;
        rows = 0;
        return {};
    };
    LORICA_TRY(each_line(lines, [&](std::string_view line, size_t) -> Result<void> {
        ++rows;
        const char* end = line.data() + line.size();
        return rows == kBlockRows || end - begin >= static_cast<std::ptrdiff_t>(kBlockBytes) ? take_block(end) : Result<void>();
    }));
    LORICA_TRY(take_block(lines.data() + lines.size()));
    auto table = batches.empty() ? arrow::Table::MakeEmpty(schema) : arrow::Table::FromRecordBatches(batches);
    if (!table.ok()) return does_not_fit(table.status());
    return *table;
}

Result<std::string> write_all(std::string_view lines, const std::vector<std::string>& columns, const std::string& schema_bytes) {
    std::shared_ptr<arrow::Schema> like;
    if (!schema_bytes.empty()) {
        arrow::io::BufferReader input(arrow::Buffer::FromString(schema_bytes));
        arrow::ipc::DictionaryMemo memo;
        auto read = arrow::ipc::ReadSchema(&input, &memo);
        if (!read.ok()) return does_not_fit(read.status());
        like = *read;
    }
    LORICA_ASSIGN(const auto schema, schema_for(lines, columns, like.get()));
    LORICA_ASSIGN(auto table, read_rows(lines, schema));
    LORICA_ASSIGN(table, with_dates(std::move(table), like.get()));
    auto output = arrow::io::BufferOutputStream::Create(int64_t{1} << 20, arrow::system_memory_pool());
    if (!output.ok()) return does_not_fit(output.status());
    const auto properties = parquet::WriterProperties::Builder().compression(parquet::Compression::SNAPPY)->build();
    const auto arrow_properties = parquet::ArrowWriterProperties::Builder().store_schema()->build();
    const auto whole = table->ReplaceSchemaMetadata(schema->metadata());
    if (auto status = parquet::arrow::WriteTable(*whole, arrow::system_memory_pool(), *output, int64_t{1} << 20, properties, arrow_properties); !status.ok()) return does_not_fit(status);
    auto done = (*output)->Finish();
    if (!done.ok()) return does_not_fit(done.status());
    return (*done)->ToString();
}

// Arrow answers with a status, Parquet below it throws as well.
template <class Call>
auto guarded(const std::string& file, const Call& call) -> decltype(call()) {
    try {
        return call();
    } catch (const std::exception& e) {
        return Error{ErrorCode::BadInput, std::string("the Parquet file cannot be read or written: ") + e.what(), file, "fetch or write the file again"};
    }
}

Result<ParquetRows> read(std::string_view bytes, const std::string& file, uint64_t max_bytes, const std::function<Result<void>(int64_t, int64_t)>& at) {
    return guarded(file, [&] { return read_all(bytes, file, max_bytes, at); });
}

Result<std::string> write(std::string_view lines, const std::vector<std::string>& columns, const std::string& schema) {
    return guarded({}, [&] { return write_all(lines, columns, schema); });
}

}  // namespace
}  // namespace lorica

extern "C" __attribute__((visibility("default"))) const lorica::ParquetModule* lorica_parquet() {
    static const lorica::ParquetModule module = {lorica::read, lorica::write};
    return &module;
}
