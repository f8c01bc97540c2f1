# shellcheck shell=bash
# The lints. Sourced by ./dev.

kAllLints=(layering files gui format shell tidy)

sources() {
    git -C "$root" ls-files --cached --others --exclude-standard -- 'src/*.h' 'src/*.cpp' \
        'tests/*.h' 'tests/*.cpp' | while IFS= read -r file; do
        [[ -f $root/$file ]] && printf '%s\n' "$file"
    done
    return 0
}

lint_layering() { "$python" "$root/tests/lint/check_layering.py"; }

lint_files() { "$python" "$root/tests/lint/check_files.py"; }

# Answers whether clang-format is the version whose opinion counts: others differ in details.
right_clang_format() {
    local version
    version=$(clang-format --version | grep -oE '[0-9]+' | head -n 1)
    [[ $version == 14 ]] && return 0
    note "clang-format 14 (Debian 12) decides the format; version $version is not asked."
    return 1
}

lint_gui() { "$python" "$root/tests/lint/check_gui.py"; }

lint_format() {
    right_clang_format || return 0
    (cd "$root" && sources | xargs clang-format --dry-run -Werror)
}

lint_shell() {
    (cd "$root" && shellcheck --external-sources --check-sourced dev .ci/run)
}

# clang-tidy cannot read g++'s precompiled headers, so it has a build directory of its own, in which
# nothing is built but the headers of the window's forms: only the compile commands are needed.
lint_tidy() {
    configure tidy
    cmake --build "$root/build/tidy" --parallel "$jobs" --target testum_gui_autogen
    "$python" "$root/tests/lint/run_tidy.py" --build "$root/build/tidy" "$@"
}

lint() {
    local name failed=()
    for name in "$@"; do
        note "lint: $name"
        "lint_$name" || failed+=("$name")
    done
    [[ ${#failed[@]} == 0 ]] || die "Lints that failed: ${failed[*]}"
    note "lint: no finding"
}
