# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes smollm2_ids.json (texts and the `tokenizers` package's ids) and templates.json (jinja2's renderings)."""
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "peft"))
import cases  # noqa: E402
import common  # noqa: E402


def write(name, value):
    (HERE / name).write_text(json.dumps(value, ensure_ascii=True, indent=None, separators=(",", ":")).replace("},{", "},\n{") + "\n")


def main():
    core = common.tokenizer().backend_tokenizer
    texts = cases.random_texts(400)
    # Control tokens as what they are, and as ordinary text.
    write("smollm2_ids.json", [{"text": t, "ids": core.encode(t, add_special_tokens=False).ids} for t in texts])
    rendered = []
    for name, source in cases.TEMPLATES.items():
        for at, messages in enumerate(cases.CONVERSATIONS):
            for prompt in (False, True):
                try:
                    rendered.append({"name": f"{name} {at} {prompt}", "template": source, "messages": messages, "prompt": prompt, "text": cases.render(source, messages, prompt)})
                except Exception as error:  # noqa: BLE001
                    rendered.append({"name": f"{name} {at} {prompt}", "template": source, "messages": messages, "prompt": prompt, "error": str(error)})
    tok = common.tokenizer()
    for at, messages in enumerate(cases.CONVERSATIONS):
        for prompt in (False, True):
            rendered.append({"name": f"smollm2 {at} {prompt}", "template": tok.chat_template, "messages": messages, "prompt": prompt,
                             "text": tok.apply_chat_template(messages, tokenize=False, add_generation_prompt=prompt)})
    write("templates.json", rendered)


if __name__ == "__main__":
    main()
