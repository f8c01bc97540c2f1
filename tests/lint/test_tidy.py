#!/usr/bin/env python3
"""The clang-tidy configuration refuses a dropped Result, and accepts one that is looked at.

Usage: test_tidy.py COMPILER-FLAG... (the flags that find Qt's headers).
"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
FLAGS = sys.argv[1:]
SAMPLE = """#include "core/result.h"

static testum::Result<int> readPort() { return 22; }
static testum::Result<void> save() { return {}; }

int run()
{
    %s
}
"""


class DroppedResult(unittest.TestCase):
    def tidy(self, body):
        with tempfile.TemporaryDirectory(prefix="testum-tidy-") as folder:
            source = pathlib.Path(folder) / "sample.cpp"
            source.write_text(SAMPLE % body, encoding="utf-8")
            run = subprocess.run(
                ["clang-tidy", "--quiet", f"--config-file={ROOT / '.clang-tidy'}", str(source), "--",
                 "-std=c++20", f"-I{ROOT / 'src'}", *FLAGS],
                capture_output=True, text=True, check=False)
        return run.returncode, run.stdout + run.stderr

    def test_is_refused_with_a_value(self):
        code, output = self.tidy("readPort();\n    return save().has_value();")
        self.assertNotEqual(code, 0, output)
        self.assertRegex(output, r"sample\.cpp:8:\d+: error: .*(unused-result|unused-return-value)")

    def test_is_refused_without_a_value(self):
        code, output = self.tidy("save();\n    return readPort().value_or(0);")
        self.assertNotEqual(code, 0, output)
        self.assertRegex(output, r"sample\.cpp:8:\d+: error: .*(unused-result|unused-return-value)")

    def test_is_accepted_when_looked_at(self):
        code, output = self.tidy("if (!save())\n        return 1;\n    return readPort().value_or(0);")
        self.assertEqual(code, 0, output)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
