#include "ssh/stopscript.h"

namespace testum::ssh {

namespace {

/// Runs on whatever a host calls sh: no arrays, no `local`, no fractions in arithmetic.
/// `find_alive` leaves "pid:start" of every living process of the run in $alive; $known keeps all
/// that were ever seen, because the children of a dead parent can no longer be found through it.
/// The search pattern brackets the nonce's first character, so that grep does not find itself.
constexpr char kScript[] = R"sh(
exec 2>/dev/null
LC_ALL=C; PATH=$PATH:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin; export LC_ALL PATH
run=%NONCE%; pattern=%PATTERN%; root=%PID%; born=%BORN%; me=$$
say() { echo "TESTUM-STOP $run $*"; }
proc=; if [ -r /proc/self/stat ] && [ -r "/proc/$me/environ" ]; then proc=1; fi
known=; alive=; names=

# Sets state parent group session start of a process, fails when it is gone.
look() {
    stat=
    while read -r part || [ -n "$part" ]; do stat="$stat $part"; done <"/proc/$1/stat" || return 1
    [ -n "$stat" ] || return 1
    name=${stat#*"("}; name=${name%")"*}
    set -f; set -- ${stat##*") "}; set +f
    state=$1 parent=$2 group=$3 session=$4 start=${20}
    [ -n "$start" ]
}

# Adds a process unless it is this script, ended, or counted already.
add() {
    if [ "$1" = "$me" ] || [ "$1" = "$PPID" ]; then return 1; fi
    case $state in Z*|X*) return 1;; esac
    case " $alive " in *" $1:$start "*) return 1;; esac
    alive="$alive $1:$start"
    case " $known " in *" $1:$start "*) ;; *) known="$known $1:$start"; names="$names $1($name)";; esac
}

pids_of() { for f in $1; do f=${f#/proc/}; echo "${f%%/*}"; done; }

find_alive_proc() {
    alive=; fresh=; ours=1
    if [ -n "$born" ] && look "$root" && [ "$start" != "$born" ]; then ours=; fi
    if [ -n "$ours" ]; then
        for p in "$root" $(pids_of "$(grep -lE "[)] [A-Za-z] [0-9]+ ($root [0-9]+|[0-9]+ $root) " /proc/[0-9]*/stat)"); do
            look "$p" || continue
            if [ "$p" = "$root" ] || [ "$group" = "$root" ] || [ "$session" = "$root" ]; then
                add "$p" && fresh="$fresh|$p"
            fi
        done
    fi
    for p in $(pids_of "$(grep -l "$pattern" /proc/[0-9]*/environ)"); do
        look "$p" && add "$p" && fresh="$fresh|$p"
    done
    for k in $known; do
        look "${k%:*}" && [ "$start" = "${k#*:}" ] && add "${k%:*}" && fresh="$fresh|${k%:*}"
    done
    while [ -n "$fresh" ]; do
        parents=${fresh#?}; fresh=
        for p in $(pids_of "$(grep -lE "[)] [A-Za-z] ($parents) " /proc/[0-9]*/stat)"); do
            look "$p" || continue
            case "|$parents|" in *"|$parent|"*) add "$p" && fresh="$fresh|$p";; esac
        done
    done
}

# Without /proc: ps as POSIX has it, and the environment as the BSDs and macOS show it.
find_alive_ps() {
    alive=; start=-; name=-; grown=1
    marked=" $( { ps axEww -o pid= -o command= || ps axeww -o pid= -o args=; } | grep "$pattern" | while read -r p rest; do echo "$p"; done | tr '\n' ' ')"
    table=$(ps -A -o pid= -o ppid= -o pgid= -o stat=)
    while [ -n "$grown" ]; do
        grown=
        set -f; set -- $table; set +f
        while [ $# -ge 4 ]; do
            state=$4
            if [ "$1" = "$root" ] || [ "$3" = "$root" ]; then add "$1" && grown=1
            else
                case "$marked" in *" $1 "*) add "$1" && grown=1;; esac
                case " $alive $known " in *" $2:- "*|*" $1:- "*) add "$1" && grown=1;; esac
            fi
            shift 4
        done
    done
}

find_alive() { if [ -n "$proc" ]; then find_alive_proc; else find_alive_ps; fi; }
send() { for k in $alive; do kill "-$1" "${k%:*}"; done; }
count() { set -- $alive; echo $#; }
now() { date +%s || echo 0; }
rest() { sleep 0.1 || sleep 1; }

if [ -z "$proc" ] && [ -z "$(ps -A -o pid=)" ]; then
    kill -TERM "-$root"; kill -TERM "$root"; sleep 2; kill -KILL "-$root"; kill -KILL "$root"
    say "note neither /proc nor ps can be read; signals were sent blindly"
    say "state unknown"; exit 0
fi
find_alive
if [ -z "$alive" ]; then
    say "note no process of the run was left"; say "state gone"; exit 0
fi
say "note found $(count):$names"
send TERM; send CONT
began=$(now); turn=0
while [ $turn -lt 20 ] && [ $(($(now) - began)) -le 2 ]; do
    rest; find_alive; [ -n "$alive" ] || break
    turn=$((turn + 1))
done
if [ -n "$alive" ]; then
    say "note TERM left $(count), sending KILL"
    began=$(now); turn=0
    while [ $turn -lt 15 ] && [ $(($(now) - began)) -le 2 ]; do
        send KILL; rest; find_alive; [ -n "$alive" ] || break
        turn=$((turn + 1))
    done
else
    say "note TERM ended all"
fi
if [ -n "$alive" ]; then
    say "note still there:$alive"; say "state alive"
else
    say "note none is left"; say "state gone"
fi
)sh";

} // namespace

QByteArray stopScript(const RemoteProcess &process)
{
    // Every value is digits or hex: nothing of it can be taken for shell.
    QByteArray script(kScript);
    script.replace("%NONCE%", process.nonce);
    script.replace("%PATTERN%",
                   "'TESTUM_RUN=[" + process.nonce.left(1) + ']' + process.nonce.mid(1) + '\'');
    script.replace("%PID%", process.pid);
    script.replace("%BORN%", process.startTime);
    return script;
}

QByteArray stopLinePrefix(const RemoteProcess &process)
{
    return "TESTUM-STOP " + process.nonce + ' ';
}

} // namespace testum::ssh
