# shellcheck shell=bash
# Installs what is missing from installer/dependencies/debian.txt. Sourced by ./dev.

# Prints the lines of the named sections: "PACKAGE [unless COMMAND | atleast VERSION]".
package_lines() {
    local wanted=" $* " line section=""
    while IFS= read -r line || [[ -n $line ]]; do
        line=${line%%#*}
        case $line in
            \[*\]*) section=${line#\[} && section=${section%%\]*} ;;
            *[![:space:]]*) [[ $wanted == *" $section "* ]] && printf '%s\n' "$line" ;;
        esac
    done <"$root/installer/dependencies/debian.txt"
    return 0
}

installed_version() {
    local status
    status=$(dpkg-query -W -f='${db:Status-Abbrev}|${Version}' "$1" 2>/dev/null) || return 1
    [[ $status == ii* ]] || return 1
    printf '%s' "${status#*|}"
}

# Prints the packages of the named sections that have to be installed or upgraded.
missing_packages() {
    local package word value version
    package_lines "$@" | while read -r package word value; do
        if [[ $word == unless ]] && command -v "$value" >/dev/null; then
            continue
        fi
        if version=$(installed_version "$package"); then
            if [[ $word != atleast ]] || dpkg --compare-versions "$version" ge "$value"; then
                continue
            fi
        fi
        printf '%s\n' "$package"
    done | sort -u
}

as_root() {
    if [[ $(id -u) == 0 ]]; then
        "$@"
    else
        sudo "$@"
    fi
}

# Makes sure that the packages of the named sections are there. Says nothing when they are.
need() {
    if ! command -v dpkg-query >/dev/null; then
        note "Not a Debian system: the packages are named in installer/dependencies/debian.txt," \
            "with their vcpkg and Homebrew names in CONTRIBUTING.md."
        return 0
    fi
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [[ ${#missing[@]} -gt 0 ]] || return 0
    note "Installing from Debian: ${missing[*]}"
    if [[ $(id -u) != 0 ]] && ! command -v sudo >/dev/null; then
        die "This needs root, and there is no sudo. As root, run:" \
            "apt-get install --no-install-recommends ${missing[*]}"
    fi
    # shellcheck disable=SC2016 # expanded by the inner shell
    as_root env DEBIAN_FRONTEND=noninteractive bash -c '
        set -euo pipefail
        # testum starts its own sshd and PostgreSQL where it needs them: the services that these
        # packages bring are neither started nor enabled on this machine.
        policy=/usr/sbin/policy-rc.d
        if [[ ! -e $policy ]]; then
            trap "rm -f $policy" EXIT
            printf "#!/bin/sh\nexit 101\n" >"$policy"
            chmod 755 "$policy"
        fi
        quiet=(-o Dpkg::Use-Pty=0 -qq)
        apt-get "${quiet[@]}" update
        log=$(apt-get "${quiet[@]}" install --yes --no-install-recommends "$@" 2>&1) || {
            printf "%s\n" "$log" | tail -n 40 >&2
            exit 1
        }
        if command -v systemctl >/dev/null; then
            for package in "$@"; do
                case $package in
                    openssh-server) systemctl disable ssh.service ;;
                    postgresql) systemctl disable postgresql.service ;;
                esac
            done >/dev/null 2>&1 || true
        fi
    ' install-packages "${missing[@]}" || die "The packages could not be installed (see above)."
}
