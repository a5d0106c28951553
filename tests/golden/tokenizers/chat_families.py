# SPDX-License-Identifier: GPL-3.0-or-later
"""Chat templates written for these tests, each with the features and quirks of a published family; conversations; hostile templates."""
import random

TEMPLATES = {
    "llama2": "{%- if messages[0]['role'] == 'system' %}{% set rest = messages[1:] %}{% set sys = messages[0]['content'] %}{% else %}{% set rest = messages %}{% set sys = false %}{% endif %}"
              "{% for m in rest %}{% if (m['role'] == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('Roles must alternate user/assistant/...') }}{% endif %}"
              "{% if loop.index0 == 0 and sys != false %}{% set content = '<<SYS>>\\n' + sys + '\\n<</SYS>>\\n\\n' + m['content'] %}{% else %}{% set content = m['content'] %}{% endif %}"
              "{% if m['role'] == 'user' %}{{ bos_token + '[INST] ' + content.strip() + ' [/INST]' }}{% elif m['role'] == 'assistant' %}{{ ' ' + content.strip() + ' ' + eos_token }}{% endif %}{% endfor %}",
    "llama3": "{% set loop_messages = messages %}{% for message in loop_messages %}{% set content = '<|start_header_id|>' + message['role'] + '<|end_header_id|>\\n\\n' + message['content'] | trim + '<|eot_id|>' %}"
              "{% if loop.index0 == 0 %}{% set content = bos_token + content %}{% endif %}{{ content }}{% endfor %}{% if add_generation_prompt %}{{ '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}{% endif %}",
    "llama3.1 tools": "{{- bos_token }}\n{%- if not date_string is defined %}\n    {%- if strftime_now is defined %}\n        {%- set date_string = strftime_now('%d %b %Y') %}\n    {%- else %}\n        {%- set date_string = '26 Jul 2024' %}\n    {%- endif %}\n{%- endif %}\n"
                      "{%- if not tools is defined %}\n    {%- set tools = none %}\n{%- endif %}\n{%- if messages[0]['role'] == 'system' %}\n    {%- set system_message = messages[0]['content']|trim %}\n    {%- set messages = messages[1:] %}\n{%- else %}\n    {%- set system_message = '' %}\n{%- endif %}\n"
                      "{{- '<|start_header_id|>system<|end_header_id|>\\n\\nToday: ' + date_string + '\\n' }}\n{%- if tools is not none %}\n    {%- for t in tools %}\n        {{- t | tojson(indent=4) }}\n        {{- '\\n\\n' }}\n    {%- endfor %}\n{%- endif %}\n{{- system_message + '<|eot_id|>' }}\n"
                      "{%- for message in messages %}\n    {%- if not (message.role == 'ipython' or message.role == 'tool' or 'tool_calls' in message) %}\n        {{- '<|start_header_id|>' + message['role'] + '<|end_header_id|>\\n\\n' + message['content'] | trim + '<|eot_id|>' }}\n"
                      "    {%- elif 'tool_calls' in message %}\n        {%- if not message.tool_calls|length == 1 %}\n            {{- raise_exception('one tool call at a time') }}\n        {%- endif %}\n        {%- set tool_call = message.tool_calls[0].function %}\n        {{- '{\"name\": \"' + tool_call.name + '\", \"parameters\": ' }}\n        {{- tool_call.arguments | tojson }}\n        {{- '}<|eot_id|>' }}\n"
                      "    {%- elif message.role == 'tool' or message.role == 'ipython' %}\n        {{- '<|start_header_id|>ipython<|end_header_id|>\\n\\n' }}\n        {%- if message.content is mapping or message.content is iterable %}\n            {{- message.content | tojson }}\n        {%- else %}\n            {{- message.content }}\n        {%- endif %}\n        {{- '<|eot_id|>' }}\n    {%- endif %}\n{%- endfor %}\n{%- if add_generation_prompt %}\n    {{- '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}\n{%- endif %}\n",
    "mistral": "{%- if messages[0]['role'] == 'system' %}\n    {%- set system_message = messages[0]['content'] %}\n    {%- set loop_messages = messages[1:] %}\n{%- else %}\n    {%- set loop_messages = messages %}\n{%- endif %}\n{{- bos_token }}\n{%- set ns = namespace(index=0) %}\n"
               "{%- for message in loop_messages %}\n    {%- if message.role == 'user' or (message.role == 'assistant' and message.tool_calls is not defined) %}\n        {%- if (message['role'] == 'user') != (ns.index % 2 == 0) %}\n            {{- raise_exception('roles must alternate') }}\n        {%- endif %}\n        {%- set ns.index = ns.index + 1 %}\n    {%- endif %}\n{%- endfor %}\n"
               "{%- for message in loop_messages %}\n    {%- if message['role'] == 'user' %}\n        {%- if loop.last and system_message is defined %}\n            {{- '[INST] ' + system_message + '\\n\\n' + message['content'] + '[/INST]' }}\n        {%- else %}\n            {{- '[INST] ' + message['content'] + '[/INST]' }}\n        {%- endif %}\n"
               "    {%- elif message['role'] == 'assistant' %}\n        {{- ' ' + message['content']|trim + eos_token }}\n    {%- elif message.role == 'tool' %}\n        {{- '[TOOL_RESULTS] {\"content\": ' + message.content|string + '}' }}\n    {%- else %}\n        {{- raise_exception('unknown role ' ~ message.role) }}\n    {%- endif %}\n{%- endfor %}\n",
    "qwen2": "{% for message in messages %}{% if loop.first and messages[0]['role'] != 'system' %}{{ '<|im_start|>system\\nYou are a helpful assistant.<|im_end|>\\n' }}{% endif %}{{'<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n'}}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}",
    "qwen2.5 tools": "{%- if tools %}\n    {{- '<|im_start|>system\\n' }}\n    {%- if messages[0]['role'] == 'system' %}\n        {{- messages[0]['content'] }}\n    {%- else %}\n        {{- 'You are helpful.' }}\n    {%- endif %}\n    {{- \"\\n\\n# Tools\\n<tools>\" }}\n    {%- for tool in tools %}\n        {{- \"\\n\" }}\n        {{- tool | tojson }}\n    {%- endfor %}\n    {{- \"\\n</tools><|im_end|>\\n\" }}\n{%- endif %}\n"
                     "{%- for message in messages %}\n    {%- if (message.role == \"user\") or (message.role == \"system\" and not loop.first) or (message.role == \"assistant\" and not message.tool_calls) %}\n        {{- '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>' + '\\n' }}\n    {%- elif message.role == \"assistant\" %}\n        {{- '<|im_start|>' + message.role }}\n        {%- if message.content %}\n            {{- '\\n' + message.content }}\n        {%- endif %}\n"
                     "        {%- for tool_call in message.tool_calls %}\n            {%- if tool_call.function is defined %}\n                {%- set tool_call = tool_call.function %}\n            {%- endif %}\n            {{- '\\n<tool_call>\\n{\"name\": \"' }}\n            {{- tool_call.name }}\n            {{- '\", \"arguments\": ' }}\n            {{- tool_call.arguments | tojson }}\n            {{- '}\\n</tool_call>' }}\n        {%- endfor %}\n        {{- '<|im_end|>\\n' }}\n"
                     "    {%- elif message.role == \"tool\" %}\n        {%- if (loop.index0 == 0) or (messages[loop.index0 - 1].role != \"tool\") %}\n            {{- '<|im_start|>user' }}\n        {%- endif %}\n        {{- '\\n<tool_response>\\n' }}\n        {{- message.content }}\n        {{- '\\n</tool_response>' }}\n        {%- if loop.last or (messages[loop.index0 + 1].role != \"tool\") %}\n            {{- '<|im_end|>\\n' }}\n        {%- endif %}\n    {%- endif %}\n{%- endfor %}\n{%- if add_generation_prompt %}\n    {{- '<|im_start|>assistant\\n' }}\n{%- endif %}\n",
    "qwen3": "{%- set ns = namespace(multi_step_tool=true, last_query_index=messages|length - 1) %}\n{%- for message in messages[::-1] %}\n    {%- set index = (messages|length - 1) - loop.index0 %}\n    {%- if ns.multi_step_tool and message.role == \"user\" and message.content is string and not(message.content.startswith('<tool_response>') and message.content.endswith('</tool_response>')) %}\n        {%- set ns.multi_step_tool = false %}\n        {%- set ns.last_query_index = index %}\n    {%- endif %}\n{%- endfor %}\n"
             "{%- for message in messages %}\n    {%- if message.content is string %}\n        {%- set content = message.content %}\n    {%- else %}\n        {%- set content = '' %}\n    {%- endif %}\n    {%- if message.role == \"assistant\" %}\n        {%- set reasoning_content = '' %}\n        {%- if message.reasoning_content is string %}\n            {%- set reasoning_content = message.reasoning_content %}\n        {%- else %}\n            {%- if '</think>' in content %}\n                {%- set reasoning_content = content.split('</think>')[0].rstrip('\\n').split('<think>')[-1].lstrip('\\n') %}\n                {%- set content = content.split('</think>')[-1].lstrip('\\n') %}\n            {%- endif %}\n        {%- endif %}\n"
             "        {%- if loop.index0 > ns.last_query_index %}\n            {%- if loop.last or (not loop.last and reasoning_content) %}\n                {{- '<|im_start|>' + message.role + '\\n<think>\\n' + reasoning_content.strip('\\n') + '\\n</think>\\n\\n' + content.lstrip('\\n') }}\n            {%- else %}\n                {{- '<|im_start|>' + message.role + '\\n' + content }}\n            {%- endif %}\n        {%- else %}\n            {{- '<|im_start|>' + message.role + '\\n' + content }}\n        {%- endif %}\n        {{- '<|im_end|>\\n' }}\n"
             "    {%- else %}\n        {{- '<|im_start|>' + message.role + '\\n' + content + '<|im_end|>' + '\\n' }}\n    {%- endif %}\n{%- endfor %}\n{%- if add_generation_prompt %}\n    {{- '<|im_start|>assistant\\n' }}\n    {%- if enable_thinking is defined and enable_thinking is false %}\n        {{- '<think>\\n\\n</think>\\n\\n' }}\n    {%- endif %}\n{%- endif %}",
    "gemma": "{{ bos_token }}{% if messages[0]['role'] == 'system' %}{{ raise_exception('System role not supported') }}{% endif %}{% for message in messages %}{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('Conversation roles must alternate') }}{% endif %}"
             "{% if (message['role'] == 'assistant') %}{% set role = 'model' %}{% else %}{% set role = message['role'] %}{% endif %}{{ '<start_of_turn>' + role + '\\n' + message['content'] | trim + '<end_of_turn>\\n' }}{% endfor %}{% if add_generation_prompt %}{{'<start_of_turn>model\\n'}}{% endif %}",
    "gemma3": "{{ bos_token }}\n{%- if messages[0]['role'] == 'system' -%}\n    {%- if messages[0]['content'] is string -%}\n        {%- set first_user_prefix = messages[0]['content'] + '\n\n' -%}\n    {%- else -%}\n        {%- set first_user_prefix = messages[0]['content'][0]['text'] + '\n\n' -%}\n    {%- endif -%}\n    {%- set loop_messages = messages[1:] -%}\n{%- else -%}\n    {%- set first_user_prefix = \"\" -%}\n    {%- set loop_messages = messages -%}\n{%- endif -%}\n"
              "{%- for message in loop_messages -%}\n    {%- if (message['role'] == 'assistant') -%}\n        {%- set role = \"model\" -%}\n    {%- else -%}\n        {%- set role = message['role'] -%}\n    {%- endif -%}\n    {{ '<start_of_turn>' + role + '\n' + (first_user_prefix if loop.first else \"\") }}\n    {%- if message['content'] is string -%}\n        {{ message['content'] | trim }}\n    {%- elif message['content'] is iterable -%}\n        {%- for item in message['content'] -%}\n            {%- if item['type'] == 'text' -%}\n                {{ item['text'] | trim }}\n            {%- endif -%}\n        {%- endfor -%}\n    {%- endif -%}\n    {{ '<end_of_turn>\n' }}\n{%- endfor -%}\n{%- if add_generation_prompt -%}\n    {{'<start_of_turn>model\n'}}\n{%- endif -%}\n",
    "phi3": "{% for message in messages %}{% if message['role'] == 'system' and message['content'] %}{{'<|system|>\n' + message['content'] + '<|end|>\n'}}{% elif message['role'] == 'user' %}{{'<|user|>\n' + message['content'] + '<|end|>\n'}}{% elif message['role'] == 'assistant' %}{{'<|assistant|>\n' + message['content'] + '<|end|>\n'}}{% endif %}{% endfor %}{% if add_generation_prompt %}{{ '<|assistant|>\n' }}{% else %}{{ eos_token }}{% endif %}",
    "chatml": "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n'}}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}",
    "zephyr": "{% for message in messages %}\n{% if message['role'] == 'user' %}\n{{ '<|user|>\n' + message['content'] + eos_token }}\n{% elif message['role'] == 'system' %}\n{{ '<|system|>\n' + message['content'] + eos_token }}\n{% elif message['role'] == 'assistant' %}\n{{ '<|assistant|>\n'  + message['content'] + eos_token }}\n{% endif %}\n{% if loop.last and add_generation_prompt %}\n{{ '<|assistant|>' }}\n{% endif %}\n{% endfor %}",
    "deepseek": "{% if not add_generation_prompt is defined %}{% set add_generation_prompt = false %}{% endif %}{% set ns = namespace(is_first=false, is_tool=false, system_prompt='') %}{%- for message in messages %}{%- if message['role'] == 'system' %}{% set ns.system_prompt = message['content'] %}{%- endif %}{%- endfor %}{{bos_token}}{{ns.system_prompt}}"
                "{%- for message in messages %}{%- if message['role'] == 'user' %}{%- set ns.is_tool = false -%}{{'<｜User｜>' + message['content']}}{%- endif %}{%- if message['role'] == 'assistant' and message['content'] is not none %}{% set content = message['content'] %}{% if '</think>' in content %}{% set content = content.split('</think>')[-1] %}{% endif %}{{'<｜Assistant｜>' + content + '<｜end▁of▁sentence｜>'}}{%- endif %}{%- endfor -%}{% if add_generation_prompt and not ns.is_tool %}{{'<｜Assistant｜><think>\\n'}}{% endif %}",
    "command-r": "{{ bos_token }}{% if messages[0]['role'] == 'system' %}{% set loop_messages = messages[1:] %}{% set system_message = messages[0]['content'] %}{% elif false == true %}{% set loop_messages = messages %}{% set system_message = 'You are a brilliant assistant.' %}{% else %}{% set loop_messages = messages %}{% set system_message = false %}{% endif %}{% if system_message != false %}{{ '<|START_OF_TURN_TOKEN|><|SYSTEM_TOKEN|>' + system_message + '<|END_OF_TURN_TOKEN|>' }}{% endif %}"
                 "{% for message in loop_messages %}{% set content = message['content'] %}{% if message['role'] == 'user' %}{{ '<|START_OF_TURN_TOKEN|><|USER_TOKEN|>' + content.strip() + '<|END_OF_TURN_TOKEN|>' }}{% elif message['role'] == 'assistant' %}{{ '<|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|>'  + content.strip() + '<|END_OF_TURN_TOKEN|>' }}{% endif %}{% endfor %}{% if add_generation_prompt %}{{ '<|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|>' }}{% endif %}",
    "command-r tools": "{%- macro kind(t) %}{% if t == 'string' %}str{% elif t == 'integer' %}int{% elif t == 'boolean' %}bool{% else %}{{ t }}{% endif %}{% endmacro -%}\n{%- macro describe(tool, deep=false) %}def {{ tool.name }}({% for name, p in tool.parameters.properties.items() %}{{ ', ' if not loop.first }}{{ name }}: {{ kind(p.type) }}{% if name not in tool.parameters.required %} = None{% endif %}{% endfor %}):\n    \"\"\"{{ tool.description | default('nothing', true) }}\"\"\"{% if deep %}\n{{ tool.parameters | tojson(indent=2) | indent(4, first=true) }}{% endif %}{% endmacro -%}\n"
                       "{%- for t in tools or [] %}\n{{ describe(t.function, deep=loop.first) }}\n{% endfor %}{% for m in messages if m.role != 'system' %}{{ loop.cycle('A', 'B') }}|{{ m.role | upper }}|{% if m.content is string %}{{ m.content | replace('\\n', ' ') | trim }}{% endif %}{% if m.tool_calls %}{{ m.tool_calls | map(attribute='function.name') | join('+') }}{% endif %}\n{% endfor %}{{ messages | selectattr('role', 'equalto', 'user') | map(attribute='content') | select('string') | list | length }}",
    "tulu": "{% for message in messages %}{% if message['role'] == 'system' %}{{ '<|system|>\n' + message['content'] + '\n' }}{% elif message['role'] == 'user' %}{{ '<|user|>\n' + message['content'] + '\n' }}{% elif message['role'] == 'assistant' %}{% if not loop.last %}{{ '<|assistant|>\n'  + message['content'] + eos_token + '\n' }}{% else %}{{ '<|assistant|>\n'  + message['content'] + eos_token }}{% endif %}{% endif %}{% if loop.last and add_generation_prompt %}{{ '<|assistant|>\n' }}{% endif %}{% endfor %}",
    "smollm3": "{%- if enable_thinking is not defined -%}{%- set enable_thinking = true -%}{%- endif -%}{%- set mode = '/think' if enable_thinking else '/no_think' -%}{%- if messages[0].role == 'system' -%}{%- set text = messages[0].content -%}{%- if '/no_think' in text -%}{%- set mode = '/no_think' -%}{%- endif -%}{%- set custom = text.replace('/no_think', '').replace('/think', '').rstrip() -%}{%- endif -%}{{- '<|im_start|>system\\n## Mode: ' ~ mode ~ '\\nToday: ' ~ strftime_now('%d %B %Y') ~ '\\n\\n' -}}{%- if custom -%}{{- custom + '\\n\\n' -}}{%- endif -%}{{- '<|im_end|>\\n' -}}"
               "{%- for message in messages -%}{%- set content = message.content if message.content is string else '' -%}{%- if message.role == 'user' -%}{{ '<|im_start|>user\\n' + content + '<|im_end|>\\n' }}{%- elif message.role == 'assistant' -%}{% generation %}{%- if mode == '/think' -%}{{ '<|im_start|>assistant\\n' + content.lstrip('\\n') + '<|im_end|>\\n' }}{%- else -%}{{ '<|im_start|>assistant\\n<think>\\n\\n</think>\\n' + content.lstrip('\\n') + '<|im_end|>\\n' }}{%- endif -%}{% endgeneration %}{%- endif -%}{%- endfor -%}{%- if add_generation_prompt -%}{{ '<|im_start|>assistant\\n' }}{%- endif -%}",
    "granite": "{%- if documents %}{% for d in documents %}[{{ loop.index }}/{{ loop.length }}] {{ d.title|default('untitled') }}: {{ d['text']|capitalize }}\n{% endfor %}{% endif %}{% for m in messages %}{{ '<|start_of_role|>' ~ m['role'] ~ '<|end_of_role|>' }}{% filter trim %}{{ m['content'] }}{% endfilter %}{{ '<|end_of_text|>\n' }}{% if loop.nextitem is defined and loop.nextitem.role == m.role %}{{ '(again)' }}{% endif %}{% if loop.index >= 6 %}{% break %}{% endif %}{% else %}nothing{% endfor %}{% set tail %}{% if add_generation_prompt %}<|start_of_role|>assistant<|end_of_role|>{% endif %}{% endset %}{{ tail }}",
}
TOOLS = [{"type": "function", "function": {"name": "find_table", "description": "Finds a free table & books <it>", "parameters": {"type": "object", "properties": {"city": {"type": "string", "description": "Which \"city\""}, "seats": {"type": "integer"}, "outside": {"type": "boolean", "enum": [True, False, None]}, "weights": {"type": "array", "items": [1, 2.5, 1e-7, -3.0]}}, "required": ["city"]}}},
         {"type": "function", "function": {"name": "größe", "description": "", "parameters": {"type": "object", "properties": {}, "required": []}}}]
WORDS = ["Hello", " two  spaces ", "\nlines\n\n", "naïve 😀", "{{ braces }}", "{% if %}", "<|im_end|>", "a \"quote\" & <b>", "tab\t", "", "中文", "it's", "<think>\nhm\n</think>\n\nfour", "[INST]", "x" * 40, "  "]


def conversations(count=30, seed=5):
    draw = random.Random(seed)

    def text():
        return draw.choice([" ", "", "\n"]).join(draw.choice(WORDS) for _ in range(draw.randint(1, 4)))

    out = []
    for i in range(count):
        messages = [{"role": "system", "content": text()}] if i % 3 == 1 else []
        for turn in range(draw.randint(1, 4)):
            messages.append({"role": "user", "content": text()})
            if i % 5 == 4 and turn == 0:
                messages.append({"role": "assistant", "content": draw.choice(["", text()]), "tool_calls": [{"type": "function", "id": "call_1", "function": {"name": "find_table", "arguments": {"city": text(), "seats": draw.randint(1, 9), "outside": None}}}]})
                messages.append({"role": "tool", "name": "find_table", "content": text()})
            if draw.random() < 0.85 or i % 2:
                answer = {"role": "assistant", "content": text()}
                if draw.random() < 0.2:
                    answer["reasoning_content"] = text()
                messages.append(answer)
        extra = {}
        if i % 4 == 3:
            extra["tools"] = TOOLS[:draw.randint(1, 2)]
        if i % 6 == 5:
            extra["enable_thinking"] = draw.random() < 0.5
            extra["documents"] = [{"title": "one", "text": text()}, {"text": "TWO " + text()}]
        out.append((messages, extra))
    return out


HOSTILE = {
    "endless loops": "{% for a in range(99999) %}{% for b in range(99999) %}{% for c in range(99999) %}{% endfor %}{% endfor %}{% endfor %}",
    "huge range": "{{ range(10**15)|length }}",
    "huge list": "{% set ns = namespace(l=[1]) %}{% for i in range(60) %}{% set ns.l = ns.l + ns.l %}{% endfor %}",
    "huge text": "{% set ns = namespace(s='x') %}{% for i in range(60) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}",
    "text times number": "{{ 'x' * 10**9 }}",
    "list times number": "{{ ([0] * 10**9)|length }}",
    "recursion": "{% macro f(n) %}{{ f(n + 1) }}{% endmacro %}{{ f(0) }}",
    "mutual recursion": "{% macro f() %}{{ caller() }}{% endmacro %}{% macro g() %}{% call f() %}{{ g() }}{% endcall %}{% endmacro %}{{ g() }}",
    "deep brackets": "{{ " + "(" * 20000 + "1" + ")" * 20000 + " }}",
    "deep lists": "{{ " + "[" * 20000 + "]" * 20000 + " }}",
    "deep not": "{{ " + "not " * 20000 + "1 }}",
    "deep blocks": "{% if 1 %}" * 20000 + "{% endif %}" * 20000,
    "nested namespace": "{% set ns = namespace(x=[]) %}{% for i in range(100000) %}{% set ns.x = [ns.x] %}{% endfor %}{{ ns.x }}",
    "format width": "{{ '%1000000000d' % 1 }}",
    "format method": "{{ '{:>1000000000}'.format(1) }}",
    "format escape": "{{ ''.format.__globals__ }}{{ 1 + none }}",
    "format attributes": "{{ '{0.__class__.__mro__}'.format(messages) }}",
    "class": "{{ messages.__class__.__mro__[1].__subclasses__() }}",
    "class by item": "{{ ''['__class__']['__mro__'] }}",
    "class by filter": "{{ (''|attr('__class__')).__mro__ }}",
    "globals of a function": "{{ raise_exception.__globals__['os'].system('true') }}",
    "globals of a macro": "{% macro m() %}{% endmacro %}{{ m.__globals__.x }}",
    "self and cycler": "{{ self.__init__.__globals__.x }}{{ cycler.__init__.__globals__ }}",
    "import": "{% import 'os' as os %}{{ os }}",
    "include": "{% include '/etc/passwd' %}",
    "from import": "{% from 'x' import y %}",
    "power": "{{ 9 ** 9 ** 9 }}",
    "indent": "{% set ns = namespace(s='\\n' * 1000) %}{% for i in range(1000) %}{% set ns.s = ns.s|indent(1000, true, true) %}{% endfor %}",
    "replace": "{% set ns = namespace(s='aaaaaaaaaa') %}{% for i in range(60) %}{% set ns.s = ns.s|replace('a', 'aaaaaaaaaa') %}{% endfor %}",
    "json": "{% set ns = namespace(x=[1]) %}{% for i in range(60) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x|tojson }}",
    "joins": "{% set x = range(900)|list %}{% for i in range(100000) %}{{ x|join(x|join(x|join)) }}{% endfor %}",
    "many names": "{% set ns = namespace() %}{% for i in range(10**6) %}{% set ns.x = dict(a=ns.x, b=ns.x) %}{% endfor %}",
    "split": "{% set s = 'a,' * 500000 %}{% for i in range(1000) %}{% set x = s.split(',') %}{% endfor %}",
    "sorted": "{% set x = range(200000)|list %}{% for i in range(1000) %}{% set y = x|sort %}{% endfor %}",
    "appended": "{% set x = [] %}{% for i in range(10**9) %}{{ x.append(x) }}{% endfor %}",
    "unclosed": "{% for m in messages %}" + "{{ m" * 1000,
}
