# shellcheck shell=bash
# Configuring, building and testing. Sourced by ./dev.

jobs=$(nproc 2>/dev/null || echo 2)

configure() {
    local preset=$1 directory=$root/build/$1
    shift
    if [[ ! -f $directory/build.ninja || $root/CMakePresets.json -nt $directory/build.ninja ]]; then
        (cd "$root" && cmake --preset "$preset" "$@")
        # A configure that changed nothing leaves the file's time as it was.
        touch "$directory/build.ninja"
    fi
}

# build_preset PRESET [TARGET...]
build_preset() {
    local preset=$1
    shift
    configure "$preset"
    (cd "$root" && cmake --build "build/$preset" --parallel "$jobs" ${1:+--target "$@"})
}

# run_tests PRESET [CTEST-ARGUMENT...]: fails on a failed test, on none, and on a skipped one.
run_tests() {
    local preset=$1 log=$root/build/$1/Testing/Temporary/LastTest.log failed=0 skipped
    shift
    rm -f "$log"
    ctest --test-dir "$root/build/$preset" --output-on-failure --no-tests=error \
        --parallel $((2 * jobs)) "$@" || failed=$?
    # QtTest's QSKIP and Python's unittest both end with success: the log knows.
    if skipped=$(grep -aE '^SKIP   : |^Skipped: |skipped=[1-9]|\*\*\*Skipped' "$log" 2>/dev/null); then
        printf '%s\n' "$skipped"
        die "Skipped tests count as failures: something that a test needs is missing."
    fi
    return "$failed"
}

test_sanitized() {
    note "The whole suite under ASan and UBSan"
    build_preset asan
    ASAN_OPTIONS=detect_leaks=${TESTUM_LEAKS:-1}:abort_on_error=0:strict_string_checks=1 \
        LSAN_OPTIONS=suppressions=$root/tests/lint/lsan.supp:print_suppressions=0 \
        UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 \
        TESTUM_SLOW_FACTOR=4 run_tests asan "$@"
    note "What several threads share (label tsan) under TSan"
    configure tsan
    local targets
    mapfile -t targets < <(ctest --test-dir "$root/build/tsan" -N -L tsan |
        sed -n 's/^ *Test *#[0-9]*: //p')
    build_preset tsan "${targets[@]}"
    # Qt is not built for TSan, which then cannot see what its mutexes order.
    TSAN_OPTIONS=suppressions=$root/tests/lint/tsan.supp:ignore_noninstrumented_modules=1:halt_on_error=1 \
        TESTUM_SLOW_FACTOR=8 run_tests tsan -L tsan "$@"
}
