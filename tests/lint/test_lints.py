#!/usr/bin/env python3
"""The lints themselves: small bad trees that must be refused, and good ones that must not."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent

TABLE = """# A comment with testum_module(ghost) in it.
testum_module(core)
testum_module(domain DEPENDS core)
testum_module(crypto DEPENDS core domain PRIVATE OpenSSL::Crypto)
testum_module(ssh DEPENDS core domain
    PRIVATE ssh)
testum_module(gui DEPENDS core PRIVATE Qt6::Widgets)
"""
HEADER = "#pragma once\n"
# Spelled in pieces: the lint reads this file too.
NOTE = "TO" + "DO"
HOME = "/ho" + "me/someone"
WORK = "/wo" + "rk/main"
COPYRIGHT = "Copy" + "right 2" + "019 Somebody"


class LintCase(unittest.TestCase):
    def run_lint(self, lint, files):
        with tempfile.TemporaryDirectory(prefix="testum-lint-") as folder:
            root = pathlib.Path(folder)
            for name, text in files.items():
                path = root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text if isinstance(text, bytes) else text.encode())
            run = subprocess.run([sys.executable, str(HERE / lint), "--root", folder],
                                 capture_output=True, text=True, check=False)
        self.assertEqual(run.stderr, "")
        return run.returncode, run.stdout

    def assert_refused(self, lint, files, *parts):
        code, output = self.run_lint(lint, files)
        self.assertEqual(code, 1, output)
        self.assertEqual(len(output.splitlines()), 1, f"one finding only:\n{output}")
        for part in parts:
            self.assertIn(part, output)

    def assert_accepted(self, lint, files):
        code, output = self.run_lint(lint, files)
        self.assertEqual((code, output), (0, ""))


class Layering(LintCase):
    LINT = "check_layering.py"

    def tree(self, files, table=TABLE):
        return {"src/CMakeLists.txt": table, "src/core/result.h": HEADER,
                "src/domain/task.h": HEADER + '#include "core/result.h"\n', **files}

    def refused(self, files, *parts, table=TABLE):
        self.assert_refused(self.LINT, self.tree(files, table), *parts)

    def accepted(self, files):
        self.assert_accepted(self.LINT, self.tree(files))

    def test_accepts_what_the_table_allows(self):
        self.accepted({
            "src/crypto/vault.cpp": '#include "core/result.h"\n#include "domain/task.h"\n#include <openssl/evp.h>\n',
            "src/ssh/libsshhandles.h": HEADER + "#include <libssh/libssh.h>\n#include <memory>\n",
            "src/ssh/socket_unix.cpp": "#include <sys/socket.h>\n#include <QString>\n#include <QStringView>\n",
            "src/gui/window.h": HEADER + "#include <QMainWindow>\n",
        })

    def test_refuses_an_edge_that_is_not_in_the_table(self):
        self.refused({"src/core/a.cpp": '\n#include "domain/task.h"\n'}, "src/core/a.cpp:2:", "does not depend on domain")

    def test_refuses_an_edge_that_is_only_indirect(self):
        table = TABLE.replace("testum_module(gui DEPENDS core", "testum_module(gui DEPENDS crypto")
        self.refused({"src/gui/a.cpp": '#include "core/result.h"\n'}, "does not depend on core", table=table)

    def test_refuses_a_circle_of_rooms(self):
        table = TABLE.replace("testum_module(core)", "testum_module(core DEPENDS crypto)")
        self.refused({}, "circle", "core → crypto → core", table=table)

    def test_refuses_a_circle_of_headers(self):
        self.refused({"src/core/a.h": HEADER + '#include "core/b.h"\n', "src/core/b.h": HEADER + '#include "core/a.h"\n'},
                     "headers include each other")

    def test_refuses_an_unknown_room_in_the_table(self):
        self.refused({}, "unknown room cellar", table=TABLE + "testum_module(tasks DEPENDS cellar)\n")

    def test_refuses_a_folder_without_a_room(self):
        self.refused({"src/ghost/a.cpp": ""}, "src/ghost/a.cpp:1:", "belongs to no room")

    def test_refuses_a_header_that_is_not_there(self):
        self.refused({"src/ssh/a.cpp": '#include "domain/gone.h"\n'}, "domain/gone.h does not exist")

    def test_refuses_an_external_library_of_another_room(self):
        for room, header in [("core", "libssh/libssh.h"), ("ssh", "openssl/evp.h"), ("crypto", "QSqlQuery"),
                             ("domain", "QHttpServerRequest"), ("ssh", "QTcpSocket"), ("domain", "QWebSocket"),
                             ("crypto", "QLabel"), ("domain", "QtWidgets/QDialog"), ("core", "QTest"),
                             ("domain", "qt6keychain/keychain.h")]:
            with self.subTest(room=room, header=header):
                self.refused({f"src/{room}/a.cpp": f"#include <{header}>\n"}, f"<{header}>")

    def test_refuses_a_library_that_the_table_gives_to_the_wrong_room(self):
        table = TABLE + "testum_module(api DEPENDS core PRIVATE Qt6::Sql)\n"
        self.refused({}, "room api may not use Qt6::Sql", table=table)

    def test_refuses_a_c_header_in_an_ordinary_header(self):
        self.refused({"src/ssh/a.h": HEADER + "#include <libssh/sftp.h>\n"}, "*handles.h")

    def test_refuses_a_system_header_in_a_portable_file(self):
        self.refused({"src/core/a.cpp": "#include <unistd.h>\n"}, "ties this file to one system")


class Gui(LintCase):
    LINT = "check_gui.py"
    ICONS = {"resources/icons/icons.txt": "# lucide\nserver\n"}

    def test_accepts_what_the_rules_allow(self):
        self.assert_accepted(self.LINT, {
            **self.ICONS,
            "src/gui/theme.cpp": 'qApp->setStyleSheet("color: #FFFFFF");\n',
            "src/gui/row.h": HEADER + "QLabel *m_name;\nQLabel *m_host;\nQLabel *m_note;\n",
            "src/gui/row.cpp": '#include "gui/row.h"\nfor (QLabel *label : {m_name, m_host})\n'
                               "    label->setTextFormat(Qt::PlainText);\nm_name->setText(name);\n"
                               'm_note->setText(tr("Say \\"%n\\"", nullptr, hosts(1)));\n'
                               'button->setText(name);\nfield.rgb();\nsetIcon(themedIcon(QStringLiteral("server")));\n',
            "src/gui/form.cpp": '#include "ui_form.h"\nm_ui->nameLabel->setText(name);\n',
            "ui/form.ui": '<widget class="QLabel" name="nameLabel">\n<property name="textFormat">\n'
                          "<enum>Qt::PlainText</enum>\n</property>\n</widget>\n",
            "src/desktop/main.cpp": "return application.exec();\n",
        })

    def test_refuses(self):
        rows = [
            ("src/gui/a.cpp", 'widget->setStyleSheet("border: none");\n', "a stylesheet"),
            ("src/gui/a.cpp", 'auto color = QStringLiteral("#FF00FF");\n', "a colour"),
            ("src/gui/a.cpp", "dialog.exec();\n", "nested event loop"),
            ("src/gui/a.cpp", "QMessageBox::warning(this, title, text);\n", "nested event loop"),
            ("src/gui/a.cpp", "auto *label = new QLabel(this);\nlabel->setText(name);\n", "markup"),
            ("src/gui/a.cpp", 'QLabel *label = make();\nlabel->setText(tr("On %1").arg(name));\n', "markup"),
            ("src/gui/a.cpp", 'setIcon(themedIcon(QStringLiteral("serwer")));\n', "does not name serwer"),
            ("src/gui/a.cpp", 'addPageAction(QStringLiteral("addAction"), QStringLiteral("plus"));\n', "plus"),
            ("ui/a.ui", '<property name="styleSheet">\n', "styleSheet belongs"),
            ("ui/a.ui", '<property name="font">\n', "font belongs"),
        ]
        for name, text, part in rows:
            with self.subTest(name=name, part=part):
                self.assert_refused(self.LINT, {**self.ICONS, name: text}, name, part)

    def test_refuses_a_label_of_a_form_that_is_not_told_to_be_plain(self):
        self.assert_refused(self.LINT, {
            "src/gui/form.cpp": '#include "ui_form.h"\nm_ui->nameLabel->setText(name);\n',
            "ui/form.ui": '<widget class="QLabel" name="nameLabel">\n</widget>\n<widget class="QLabel" name="b">\n'
                          "<property>\n<enum>Qt::PlainText</enum>\n",
        }, "src/gui/form.cpp:2:", "nameLabel may show markup")


class Files(LintCase):
    LINT = "check_files.py"

    def test_accepts_a_tidy_tree(self):
        self.assert_accepted(self.LINT, {
            "README.md": "# testum\n",
            "src/core/result.h": "/// What it is.\n#pragma once\nclass QNetworkAccessManager;\n",
            "src/core/result.cpp": '#include "core/result.h"\n// A tr("comment") is no call.\n',
            "src/core/locked_unix.cpp": "#include <unistd.h>\n",
            "tests/unit/cli/tst_login.cpp": 'auto home = "/home/me/x";\n',
            "src/gui/window.cpp": 'auto text = tr("Hosts");\n',
            "tests/unit/core/tst_result.cpp": "int a;\n",
            "tests/lint/some_lint.py": 'PATH = "${HOME}' + '/wo' + 'rk/x"\n',
        })

    def test_refuses(self):
        rows = [
            ("src/core/long.cpp", "int a;\n" * 601, "601 lines"),
            ("src/core/a.cpp", f"// {NOTE}: later\n", "undone"),
            ("src/core/a.cpp", f'auto p = "{HOME}/x";\n', "machine"),
            ("README.md", f"cd {WORK}\n", "machine"),
            ("src/core/FileName.cpp", "", "lower case"),
            ("src/core/file_name.cpp", "", "lower case"),
            ("src/core/stringutils.cpp", "", "does not say"),
            ("src/ssh/sshhelper.h", HEADER, "does not say"),
            ("src/common/a.h", HEADER, "does not say"),
            ("src/core/a.h", "#ifndef A_H\n#define A_H\n#endif\n", "#pragma once"),
            ("src/core/a.h", HEADER + "class TaskManager {};\n", "does not say"),
            ("src/core/a.h", HEADER + "namespace helpers {}\n", "does not say"),
            ("src/ssh/a.cpp", 'return tr("No route");\n', "tr()"),
            ("src/ssh/a.cpp", 'return QObject::tr("No route");\n', "tr()"),
            ("src/ssh/a.cpp", f"// {COPYRIGHT}\n", "copyright"),
            ("third_party/json.hpp", "", "never laid into the tree"),
            ("resources/swagger.min.js", "", "never laid into the tree"),
            ("resources/big.txt", "x" * 300_000 + "\n", "300001 bytes"),
            ("src/core/a.cpp", "int a;", "does not end"),
            ("src/core/a.cpp", "int a;\r\n", "carriage"),
            ("src/core/a.cpp", b"// caf\xe9\n", "UTF-8"),
            ("package-lock.json", '{ "' + 'resolved": "x" }\n', "registry"),
        ]
        for name, text, part in rows:
            with self.subTest(name=name, part=part):
                self.assert_refused(self.LINT, {name: text}, name, part)

    def test_refuses_another_header_before_the_own_one(self):
        files = {"src/core/a.h": HEADER, "src/core/b.h": HEADER,
                 "src/core/a.cpp": '#include "core/b.h"\n#include "core/a.h"\n'}
        self.assert_refused(self.LINT, files, "src/core/a.cpp:1:", "own header")

    def test_counts_the_line_of_a_finding(self):
        self.assert_refused(self.LINT, {"src/core/a.cpp": f"int a;\n\n// {NOTE}\n"}, "src/core/a.cpp:3:")


if __name__ == "__main__":
    unittest.main()
