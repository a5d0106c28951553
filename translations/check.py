#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the studio's translations: check.py COMMITTED GATHERED, two folders of lorica_<language>.ts.

Every text gathered from the sources has a finished translation in every committed file, none is left over, and each translation keeps
its text's placeholders (%1), line breaks at both ends, and closing punctuation. Last line "N passed, N failed".
"""
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

LANGUAGES = {"de", "es", "fr", "zh_CN"}
PLACES = re.compile(r"%(?:\d|L\d|n)|\{\w+\}")
ENDS = {".": ".。", ":": ":：", "?": "?？", "…": "…"}


def messages(path):
    out = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            state = translation.get("type", "") if translation is not None else "unfinished"
            key = (context.findtext("name"), message.findtext("source"), message.findtext("comment") or "")
            out[key] = (state, (translation.text or "") if translation is not None else "")
    return out


def faults(committed, gathered):
    for key in gathered.keys() - committed.keys():
        yield f"{key[0]}: \"{key[1]}\" is missing: run translations/update, then translate it"
    for key in committed.keys() - gathered.keys():
        yield f"{key[0]}: \"{key[1]}\" is no longer used: run translations/update"
    for key, (state, text) in committed.items():
        source = key[1]
        if state or not text.strip():
            yield f"{key[0]}: \"{source}\" is not translated"
            continue
        if sorted(PLACES.findall(source)) != sorted(PLACES.findall(text)):
            yield f"{key[0]}: \"{source}\" and \"{text}\" have other placeholders"
        if source.endswith(tuple(ENDS)) != text.rstrip().endswith(tuple("".join(ENDS.values()))):
            yield f"{key[0]}: \"{source}\" and \"{text}\" do not end alike"
        if (source[:1].isspace(), source[-1:].isspace()) != (text[:1].isspace(), text[-1:].isspace()):
            yield f"{key[0]}: \"{source}\" and \"{text}\" do not begin and end with the same space"


def main(committed, gathered):
    passed = failed = 0
    found = {path.stem.removeprefix("lorica_") for path in committed.glob("lorica_*.ts")}
    if found != LANGUAGES:
        print(f"FAIL languages: {sorted(found)} instead of {sorted(LANGUAGES)}")
        failed += 1
    for path in sorted(committed.glob("lorica_*.ts")):
        all_messages = messages(path)
        problems = list(faults(all_messages, messages(gathered / path.name)))
        for one in problems:
            print(f"FAIL {path.name}: {one}")
        print(f"{'FAIL' if problems else 'ok  '} {path.name}: {len(all_messages)} texts")
        failed += bool(problems)
        passed += not problems
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])))
