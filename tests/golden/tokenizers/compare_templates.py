# SPDX-License-Identifier: GPL-3.0-or-later
"""Chat templates against Python's jinja2 as transformers sets it up, spans of answers, hostile templates: compare_templates.py PROBE.

Ends with "N passed, N failed"."""
import datetime
import json
import pathlib
import subprocess
import sys

import jinja2
import jinja2.ext
import jinja2.sandbox

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import chat_families  # noqa: E402

NOW = 1735689600
passed = failed = 0


class Generation(jinja2.ext.Extension):
    """{% generation %} as transformers' AssistantTracker renders it: its body, in a call block."""
    tags = {"generation"}

    def parse(self, parser):
        line = next(parser.stream).lineno
        body = parser.parse_statements(["name:endgeneration"], drop_needle=True)
        return jinja2.nodes.CallBlock(self.call_method("_body"), [], [], body).set_lineno(line)

    def _body(self, caller):
        return caller()


def environment():
    def raise_exception(message):
        raise jinja2.exceptions.TemplateError(message)

    def tojson(x, ensure_ascii=False, indent=None, separators=None, sort_keys=False):
        return json.dumps(x, ensure_ascii=ensure_ascii, indent=indent, separators=separators, sort_keys=sort_keys)

    env = jinja2.sandbox.ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, extensions=[Generation, "jinja2.ext.loopcontrols"])
    env.filters["tojson"] = tojson
    env.globals["raise_exception"] = raise_exception
    env.globals["strftime_now"] = lambda form: datetime.datetime.fromtimestamp(NOW, datetime.timezone.utc).strftime(form)
    return env


class Probe:
    def __init__(self):
        self.start()

    def start(self):
        self.program = subprocess.Popen([sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")

    def ask(self, **request):
        self.program.stdin.write(json.dumps(request) + "\n")
        self.program.stdin.flush()
        return json.loads(self.program.stdout.readline())


def report(name, ok, detail):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    print(f"{'ok   ' if ok else 'FAIL '} {name}: {detail}", flush=True)


def main():
    probe = Probe()
    env = environment()
    conversations = chat_families.conversations()
    for name, source in chat_families.TEMPLATES.items():
        template = env.from_string(source)
        equal = refused = spans = 0
        wrong = []
        for messages, extra in conversations:
            for prompt in (False, True):
                variables = {"tools": None, "documents": None, **extra}
                try:
                    expected = template.render(messages=messages, add_generation_prompt=prompt, bos_token="<s>", eos_token="</s>", **variables)
                except Exception as error:  # noqa: BLE001
                    expected = None
                got = probe.ask(template=source, messages=messages, prompt=prompt, extra=extra)
                if expected is None and "error" in got:
                    refused += 1
                elif got.get("text") == expected and expected is not None:
                    equal += 1
                else:
                    wrong.append((messages, expected, got))
            # The last answer's span is what rendering it adds.
            if messages[-1]["role"] == "assistant":
                got = probe.ask(template=source, messages=messages, extra=extra, spans=True)
                spans += bool(got.get("turns")) or "error" in got
        report(name, not wrong, f"{equal} equal, {refused} refused by both, of {2 * len(conversations)}")
        for messages, expected, got in wrong[:1]:
            print("   ", json.dumps(messages)[:600], "\n    expected", repr(expected), "\n    got     ", got)
    for name, source in chat_families.HOSTILE.items():
        probe = Probe()  # fresh, so that the peak of memory is this template's
        got = probe.ask(template=source, messages=[{"role": "user", "content": "a"}])
        report("hostile: " + name, "error" in got and got["ms"] < 100 and got["mib"] < 16, f"{got['ms']:.1f} ms, {got['mib']:.1f} MiB, {got.get('error', 'RENDERED ' + got.get('text', '')[:80])[:110]}")
        probe.program.stdin.close()
        probe.program.wait()
    print(f"{passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
