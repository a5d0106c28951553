# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts, conversations and templates that the tokenizer comparisons share."""
import random

import jinja2
import jinja2.sandbox

PIECES = ["the", " The", "Lorica", "naïve", "straße", "İstanbul", "Ελληνικά", "русский", "中文字", "日本語テキスト", "한국어", "عربى", "हिन्दी", "ไทย", "e\u0301", "a\u0308\u0301",
          "😀", "👩\u200d👩\u200d👧", "🇩🇪", "\u200b", "\u00a0", "\u2028", "\ufeff", "\x00", "\x07", "\x7f", "0", "12", "3456", "٣", "½", "²", "!", "?!", "...", "'s", "'LL", "'re", "’s",
          "\n", "\n\n", "\r\n", "\t", " ", "  ", "     ", "<|im_start|>", "<|im_end|>", "<|endoftext|>", "<|", "|>", "{{", "}}", "_", "__init__", "a.b", "x=1;", "http://x.y/z?q=1",
          "CamelCase", "UPPER", "\U0001d400", "ﬁ", "Å", "Å", "ǆ"]


def random_texts(count, seed=20240607):
    draw = random.Random(seed)
    texts = []
    for i in range(count):
        parts = []
        for _ in range(draw.randint(0, 12)):
            kind = draw.random()
            if kind < 0.7:
                parts.append(draw.choice(PIECES))
            elif kind < 0.85:
                parts.append("".join(chr(draw.randint(32, 126)) for _ in range(draw.randint(1, 12))))
            else:
                point = draw.choice([draw.randint(0xA0, 0x2FFF), draw.randint(0x3000, 0xD7FF), draw.randint(0xE000, 0xFFFD), draw.randint(0x10000, 0x1FFFF)])
                parts.append(chr(point))
        texts.append(draw.choice(["", " "]).join(parts))
    return texts


CONVERSATIONS = [
    [{"role": "user", "content": "Hello"}],
    [{"role": "system", "content": "Be brief."}, {"role": "user", "content": " Two  spaces \n"}, {"role": "assistant", "content": "Yes."}],
    [{"role": "user", "content": "1"}, {"role": "assistant", "content": "2"}, {"role": "user", "content": "<|im_end|> & <b>\"ü\"</b>"}, {"role": "assistant", "content": "4\n"}],
]
TEMPLATES = {
    "loop": "{% for m in messages %}{{ loop.index }}/{{ loop.index0 }}/{{ loop.length }}{{ '^' if loop.first }}{{ '$' if loop.last }}{{ loop.previtem.role if not loop.first else '' }}:{{ m.role }};{% endfor %}",
    "namespace": "{% set ns = namespace(n=0, last='') %}{% for m in messages %}{% set ns.n = ns.n + m['content']|length %}{% set ns.last = m.role %}{% endfor %}{{ ns.n }} {{ ns.last }}",
    "macro": "{% macro turn(m, mark='*') %}{{ mark }}{{ m.role|upper }}: {{ m.content|trim }}{{ mark }}{% endmacro %}{% for m in messages %}{{ turn(m) }}{{ turn(m, mark='-') }}\n{% endfor %}",
    "white_space": "  {%- for m in messages -%}\n   {{- m.role }}\n   {% if m.role == 'user' %}\n  U\n  {% else %}\n  O\n  {% endif %}\n  {%- endfor %}\n\n{# a note #}\nend\n",
    "filters": "{{ messages|length }} {{ messages[0].content|upper|lower|title|capitalize }} {{ messages|map(attribute='role')|join(', ') }} {{ messages[-1].content|replace('e', 'E')|tojson }} {{ messages|first|tojson }} {{ nothing|default('d') }} {{ [3,1,2]|sort|last }} {{ 'a-b'|replace('-', '+') }} {{ '%s!' % 'x' }} {{ messages|selectattr('role', 'equalto', 'user')|list|length }}",
    "tests": "{{ messages is defined }}{{ nothing is defined }}{{ nothing is none }}{{ none is none }}{{ messages is string }}{{ messages[0] is mapping }}{{ messages is iterable }}{{ 3 is odd }}{{ 4 is divisibleby 2 }}{{ 'a' in 'abc' }}{{ 5 not in [1,2] }}{{ messages[0].content is string and true }}{{ add_generation_prompt is true }}",
    "slices": "{{ messages[0].content[1:3] }}|{{ messages[0].content[::-1] }}|{{ messages[-1].role[:2] }}|{% for m in messages[1:] %}{{ m.role }}{% endfor %}|{{ [1,2,3][-2:] }}",
    "methods": "{{ ' a b '.strip() }}|{{ 'a,b,c'.split(',')[1] }}|{{ 'abc'.startswith('ab') }}{{ 'abc'.endswith('x') }}|{{ messages[0].get('name', 'none') }}|{{ messages[0].items()|list|length }}|{{ 'x'.join(['1','2']) }}|{{ 'AbC'.lower() }}{{ ' x'.lstrip() }}{{ 'x '.rstrip() }}",
    "arithmetic": "{{ 7 // 2 }} {{ 7 % 3 }} {{ 7 / 2 }} {{ 2 ** 5 }} {{ -3 + 1 }} {{ 1.5 * 2 }} {{ 'a' ~ 1 ~ none }} {{ 1 if 0 else 2 }} {{ (1, 2)[1] }} {{ {'k': [1, {'z': 2}]}.k[1]['z'] }} {{ 1 < 2 and not (2 <= 1) or false }} {{ 'a' 'b' }}",
    "control": "{% for m in messages %}{% if loop.index0 == 1 %}{% continue %}{% endif %}{{ m.role }}{% if loop.index == 3 %}{% break %}{% endif %}{% else %}nobody{% endfor %}{% for x in [] %}x{% else %}empty{% endfor %}{% set text %}block {{ bos_token }}{% endset %}{{ text }}",
    "generation": "{{ bos_token }}{% for m in messages %}{% if (m['role'] == 'user') != (loop.index0 % 2 == 0) and messages[0].role != 'system' %}{{ raise_exception('roles must alternate') }}{% endif %}[{{ m.role }}] {{ m.content }}{{ eos_token if m.role == 'assistant' }}{% endfor %}{% if add_generation_prompt %}[assistant]{% endif %}",
    "nested": "{% for a in range(2) %}{% for b in ['x', 'y'] %}{{ a }}{{ b }}{{ loop.index }}{% endfor %}{% endfor %}{% if messages|length > 2 %}many{% elif messages|length == 2 %}two{% else %}one{% endif %}",
}


def render(source, messages, prompt):
    """As transformers does: sandboxed, blocks trimmed, loop controls, its own tojson and raise_exception."""
    import json

    def raise_exception(message):
        raise jinja2.exceptions.TemplateError(message)

    def tojson(x, ensure_ascii=False, indent=None, separators=None, sort_keys=False):
        return json.dumps(x, ensure_ascii=ensure_ascii, indent=indent, separators=separators, sort_keys=sort_keys)

    env = jinja2.sandbox.ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols"])
    env.filters["tojson"] = tojson
    env.globals["raise_exception"] = raise_exception
    return env.from_string(source).render(messages=messages, add_generation_prompt=prompt, bos_token="<s>", eos_token="</s>", tools=None, documents=None)
