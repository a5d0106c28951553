# SPDX-License-Identifier: GPL-3.0-or-later
# Small Parquet files by pyarrow, and beside each the rows it must be read as: make_goldens.py [FOLDER].
import datetime
import decimal
import json
import pathlib
import sys

import pyarrow as pa
import pyarrow.parquet as pq

folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent)


def write(name, table, rows=None, **options):
    pq.write_table(table, folder / f"{name}.parquet", **options)
    if rows is not None:
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


def types():
    day, moment = datetime.date(2024, 2, 29), datetime.datetime(2024, 2, 29, 12, 30, 1, 250000)
    columns = {
        "text": (["a \"quoted\"\nline\u0001", None], pa.string()),
        "large": (["\u65e5\u672c \U0001f600", ""], pa.large_string()),
        "kind": pa.array(["red", "blue"]).dictionary_encode(),
        "small": ([-128, None], pa.int8()), "big": ([-2**63, 2**63 - 1], pa.int64()), "bigger": ([2**64 - 1, 0], pa.uint64()),
        "half": ([1.5, None], pa.float16()), "single": ([0.1, -0.0], pa.float32()), "double": ([0.1, float("nan")], pa.float64()),
        "far": ([float("inf"), float("-inf")], pa.float64()),
        "yes": ([True, False], pa.bool_()), "nothing": ([None, None], pa.null()),
        "day": ([day, None], pa.date32()), "moment": ([moment, None], pa.timestamp("ms")),
        "zoned": ([moment, None], pa.timestamp("us", "UTC")), "hour": ([datetime.time(23, 59, 1), None], pa.time32("ms")),
        "price": ([decimal.Decimal("12.50"), None], pa.decimal128(9, 2)),
        "words": ([["a", None], []], pa.list_(pa.string())), "pair": ([[1, 2], [3, 4]], pa.list_(pa.int32(), 2)),
        "map": ([[("k", 1)], None], pa.map_(pa.string(), pa.int32())),
    }
    table = pa.table({name: value if isinstance(value, pa.Array) else pa.array(*value) for name, value in columns.items()})
    rows = [
        {"text": "a \"quoted\"\nline\u0001", "large": "\u65e5\u672c \U0001f600", "kind": "red", "small": -128, "big": -2**63, "bigger": 2**64 - 1, "half": 1.5,
         "single": 0.1, "double": 0.1, "far": "Infinity", "yes": True, "nothing": None, "day": "2024-02-29", "moment": "2024-02-29 12:30:01.250",
         "zoned": "2024-02-29 12:30:01.250000Z", "hour": "23:59:01.000",
         "price": "12.50", "words": ["a", None], "pair": [1, 2], "map": [{"key": "k", "value": 1}]},
        {"text": None, "large": "", "kind": "blue", "small": None, "big": 2**63 - 1, "bigger": 0, "half": None, "single": -0.0, "double": "NaN",
         "far": "-Infinity", "yes": False, "nothing": None, "day": None, "moment": None, "zoned": None, "hour": None, "price": None, "words": [], "pair": [3, 4], "map": None},
    ]
    write("types", table, rows)


def chats():  # several row groups and pages, compressed
    rows = [{"id": i, "messages": [{"role": "user", "content": f"Say {i}."}, {"role": "assistant", "content": f"{i}!"}] * (1 + i % 3)} for i in range(300)]
    messages = pa.list_(pa.struct([("role", pa.string()), ("content", pa.string())]))
    table = pa.table({"id": pa.array([row["id"] for row in rows]), "messages": pa.array([row["messages"] for row in rows], messages)})
    write("chats", table, rows, row_group_size=120, compression="zstd", data_page_version="2.0", data_page_size=4096)


types()
chats()
write("none", pa.table({"a": pa.array([], pa.string())}))
write("bytes", pa.table({"q": ["x"], "image": pa.array([{"bytes": b"\x89PNG", "path": "a.png"}])}))
write("twice", pa.Table.from_arrays([pa.array(["x"]), pa.array(["y"])], names=["a", "a"]))
# A few kilobytes that unpack to 6 GB.
write("bomb", pa.table({"text": pa.DictionaryArray.from_arrays(pa.array([0] * 60000, pa.int32()), ["x" * 100000])}), compression="zstd")
