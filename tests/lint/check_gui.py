#!/usr/bin/env python3
"""Rules of the window that a text search can decide.

Refused: a colour or a stylesheet outside gui/theme; colours, fonts, stylesheets and icons in a form; a
nested event loop; a label that is given somebody's text without being told that it is plain; an icon
that resources/icons/icons.txt does not name.
"""

import re

import check_files
import tree

# Where colours are read from the tokens and made into a stylesheet.
THEME = "src/gui/theme.cpp"
COLOR = re.compile(r'"[^"\n]*#[0-9A-Fa-f]{6}\b|(?<![.>])\brgba?\(|\bQColor\(\s*"#')
STYLE_SHEET = re.compile(r"\bsetStyleSheet\(")
NESTED_LOOP = re.compile(r"(->|\.)exec\(|\bQEventLoop\b|\bQMessageBox::(information|question|warning|critical|about)\("
                         r"|\bQInputDialog::get|\bQFileDialog::get(Open|Save|Existing)\w*\(|\bprocessEvents\(")
FORM_PROPERTY = re.compile(r'<property name="(styleSheet|palette|font|icon)"')

LABEL = re.compile(r"\bQLabel\s*\*\s*(\w+)\s*(?:=|;|\{)|\bauto\s*\*\s*(\w+)\s*=\s*new QLabel\b")
FORM_LABEL = re.compile(r'<widget class="QLabel" name="(\w+)"')
PLAIN_FORM_LABEL = re.compile(r'<widget class="QLabel" name="(\w+)">(?:(?!<widget).)*?<enum>Qt::PlainText</enum>', re.DOTALL)
SET_TEXT = re.compile(r"\b(?:m_ui->|ui->)?(\w+)(?:->|\.)setText\(")
SET_FORMAT = re.compile(r"\b(?:m_ui->|ui->)?(\w+)(?:->|\.)setTextFormat\(\s*Qt::PlainText")
LABEL_LOOP = re.compile(r"for \(\s*(?:QLabel|auto)\s*\*\s*(\w+)\s*:\s*\{([^}]*)\}\)")
# What cannot hold anybody's text: a literal, translated or not. A plural's number is no text.
LITERAL = re.compile(r'(?:(?:\w+::)*tr\(|QStringLiteral\(|QLatin1String\()?\s*(?:u?"(?:\\.|[^"\\])*"\s*)+'
                     r'(?:,(?:(?!\.arg\().)*)?\)?|QString\(\)', re.DOTALL)

ICON = re.compile(r'\b(?:themedIcon|buttonIcon|themedPixmap)\(\s*QStringLiteral\("([^"]*)"\)'
                  r'|\baddPageAction\(\s*QStringLiteral\("\w+"\),\s*QStringLiteral\("([^"]+)"\)')


def argument(text, start):
    """What is between the bracket before `start` and its partner."""
    depth = 1
    at = start
    while at < len(text) and depth:
        if text[at] == '"':
            at += 1
            while at < len(text) and text[at] != '"':
                at += 2 if text[at] == "\\" else 1
        elif text[at] in "({[":
            depth += 1
        elif text[at] in ")}]":
            depth -= 1
        at += 1
    return text[start:at - 1].strip()


def plain_labels(text):
    """The labels that a source tells to be plain, by name."""
    plain = {match[1] for match in SET_FORMAT.finditer(text)}
    for match in LABEL_LOOP.finditer(text):
        if match[1] in plain:
            plain |= set(re.findall(r"\w+", match[2])) - {"m_ui"}
    return plain


def check_labels(path, text, header, forms, findings):
    names = {first or second for first, second in LABEL.findall(header + text)}
    form_names = {name for labels, _ in forms for name in labels}
    plain = plain_labels(text)
    plain |= {name for _, told in forms for name in told}
    for match in SET_TEXT.finditer(text):
        name = match[1]
        if name not in names and not ("ui->" in match[0] and name in form_names):
            continue
        if name not in plain and not LITERAL.fullmatch(argument(text, match.end())):
            findings.add(path, tree.line_of(text, match.start()),
                         f"{name} may show markup: setTextFormat(Qt::PlainText) first")


def check_source(path, text, icons, findings):
    rules = [(NESTED_LOOP, "a nested event loop: open() or show(), and signals")]
    if str(path) != THEME:
        rules += [(COLOR, "a colour: ask the theme for a token"),
                  (STYLE_SHEET, "a stylesheet: a property and a rule in resources/styles")]
    for pattern, wrong in rules:
        for match in pattern.finditer(text):
            findings.add(path, tree.line_of(text, match.start()), wrong)
    for match in ICON.finditer(text):
        name = match[1] or match[2]
        if name and icons is not None and name not in icons:
            findings.add(path, tree.line_of(text, match.start()), f"resources/icons/icons.txt does not name {name}")


def main():
    root = tree.arguments(__doc__).root
    findings = tree.Findings()
    icons = None
    if (root / "resources/icons/icons.txt").is_file():
        lines = (root / "resources/icons/icons.txt").read_text(encoding="utf-8").splitlines()
        icons = {line for line in lines if line and not line.startswith("#")}
    paths = list(tree.files(root))
    forms = {}
    for path in paths:
        if path.parts[0] == "ui" and path.suffix == ".ui":
            text = (root / path).read_text(encoding="utf-8")
            for match in FORM_PROPERTY.finditer(text):
                findings.add(path, tree.line_of(text, match.start()), f"{match[1]} belongs to the theme or the code")
            forms["ui_" + path.stem + ".h"] = (FORM_LABEL.findall(text), PLAIN_FORM_LABEL.findall(text))
    for path in paths:
        if path.parts[:2] != ("src", "gui") or path.suffix not in tree.SOURCE_SUFFIXES:
            continue
        text = (root / path).read_text(encoding="utf-8")
        code = check_files.without_comments(text)
        check_source(path, code, icons, findings)
        if path.suffix == ".cpp":
            header = root / path.with_suffix(".h")
            own = header.read_text(encoding="utf-8") if header.is_file() else ""
            used = [form for name, form in forms.items() if f'"{name}"' in text]
            check_labels(path, code, own, used, findings)
    tree.finish(findings)


if __name__ == "__main__":
    main()
