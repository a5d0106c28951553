# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by ./run and ./test: installs what is missing and builds. Every step says what it does, can be interrupted and
# is not repeated once done.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
DEPS="$ROOT/.deps"
SITE="$DEPS/site"

say() { printf '%s\n' "$*" >&2; }
die() { say "lorica: $*"; exit 1; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else die "installing packages needs root, and there is no sudo. Install as root: $(tr '\n' ' ' <"$ROOT/packaging/debian.txt")"
    fi
}

need_space() {  # need_space GIGABYTES FOLDER
    local free
    free=$(df -Pk "$2" | awk 'NR==2 {print int($4 / 1048576)}')
    [ "$free" -ge "$1" ] || die "$2 has $free GB free, but $1 GB are needed. Free some space and run this again."
}

# Installs the Debian packages of a list that are not there yet.
install_packages() {
    local missing=() package
    local installed
    installed=$(dpkg-query -W -f '${Package} ${db:Status-Abbrev}\n' 2>/dev/null | awk '$2 ~ /^ii/ {print $1}')
    while read -r package; do
        grep -qxF "$package" <<<"$installed" || missing+=("$package")
    done <"$1"
    [ ${#missing[@]} = 0 ] && return 0
    say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
    need_space 2 /
    as_root apt-get -qq update >/dev/null 2>&1 || die "the list of Debian packages cannot be fetched. Check the network and run this again."
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}" >"$DEPS/apt.log" 2>&1 ||
        die "some packages cannot be installed (see $DEPS/apt.log). Check the network and run this again."
}

# Unpacks one pinned wheel into .deps/site; a stamp written last says that it is there.
fetch_wheel() {  # fetch_wheel "NAME==VERSION --hash=..."
    local pin=${1%% *} name stamp
    name=${pin%%==*}
    stamp="$DEPS/stamps/$pin"
    [ -e "$stamp" ] && return 0
    say "Fetching $pin"
    rm -rf "$DEPS/download" && mkdir -p "$DEPS/download" "$DEPS/stamps" "$SITE"
    printf '%s\n' "$1" >"$DEPS/download/pin.txt"
    python3 -m pip download -q --disable-pip-version-check --no-deps --require-hashes --only-binary=:all: --python-version 3.11 --implementation cp \
        --platform manylinux_2_28_x86_64 --platform manylinux_2_27_x86_64 --platform manylinux_2_25_x86_64 --platform manylinux_2_17_x86_64 \
        --platform manylinux2014_x86_64 -d "$DEPS/download" -r "$DEPS/download/pin.txt" >"$DEPS/pip.log" 2>&1 ||
        die "$pin cannot be fetched (see $DEPS/pip.log). Check the network and run this again."
    python3 -m zipfile -e "$DEPS"/download/*.whl "$SITE" || die "$name cannot be unpacked. Is the disk full?"
    rm -rf "$DEPS/download"
    touch "$stamp"
}

fetch_wheels() {
    local pin count
    count=$(find "$DEPS/stamps" -type f 2>/dev/null | wc -l)
    [ "$count" -ge 5 ] || need_space 5 "$DEPS"
    while read -r pin; do
        case "$pin" in
            nvidia-cusparselt*|nvidia-nvshmem*|nvidia-cufile*) [ -e /usr/local/cuda/lib64/libcublas.so ] || continue ;;  # for a GPU alone
        esac
        fetch_wheel "$pin"
    done <"$ROOT/packaging/wheels.txt"
}

# One set-up or build at a time.
lock() {
    mkdir -p "$DEPS" || die "$DEPS cannot be made. Check the permissions of $ROOT."
    exec 9>"$DEPS/lock"
    flock -n 9 || { say "Another ./run or ./test is at work here; waiting for it."; flock 9; }
}
unlock() { exec 9>&-; }

set_up() {  # set_up [packages for tests too: 1]
    lock
    local stamp="$DEPS/stamps/set-up-${1:-0}"
    if [ ! -e "$stamp" ] || [ "$ROOT/packaging/debian.txt" -nt "$stamp" ] || [ "$ROOT/packaging/debian-test.txt" -nt "$stamp" ] ||
       [ "$ROOT/packaging/wheels.txt" -nt "$stamp" ] || [ ! -e "$SITE/torch/lib/libtorch_cpu.so" ] || ! command -v ninja g++ cmake >/dev/null; then
        install_packages "$ROOT/packaging/debian.txt"
        [ "${1:-0}" = 1 ] && install_packages "$ROOT/packaging/debian-test.txt"
        fetch_wheels
        mkdir -p "$DEPS/stamps" && touch "$stamp"
    fi
}

# build PRESET [TARGET...]
build() {
    local preset=$1 log="$DEPS/build-$1.log"
    shift
    if [ ! -e "$ROOT/build/$preset/build.ninja" ]; then
        say "Configuring $preset"
        (cd "$ROOT" && cmake --preset "$preset" >"$log" 2>&1) || { tail -20 "$log" >&2; die "configuring $preset failed (see $log)."; }
    fi
    if ! (cd "$ROOT/build/$preset" && ninja -n "$@" 2>/dev/null | grep -q 'no work to do'); then
        say "Building $preset"
        (cd "$ROOT/build/$preset" && ninja "$@" >"$log" 2>&1) || { grep -E 'error|FAILED' "$log" | head -20 >&2; die "building $preset failed (see $log)."; }
    fi
}
