#!/usr/bin/env bash
# Frame times while the map is dragged with a whole corps on it.
#
#   tests/bench/drag.sh [PROGRAM [WxH [SCENARIO [NOTCHES]]]]
#
# Opens PROGRAM (target/release/khasan: build it with `cargo build --release`) on a virtual
# display of its own, reads the briefing away, shows the whole map, turns the wheel by NOTCHES
# (towards oneself if negative), drags the map to and fro for ten seconds, and prints what KHASAN_FRAMES tells
# (src/app/shell/frames.rs): milliseconds of `work`, `cpu` and `gap` a frame, median, 95 % and worst.
# Then the share of a core the idle window takes. Without a graphics processor `gap` is the
# software renderer's. Needs Xvfb and xdotool; PICTURE=FILE.png takes a picture (ImageMagick).
set -euo pipefail
program=${1:-target/release/khasan} size=${2:-1280x720}
scenario=${3:-khasan-6-august} notches=${4:-0}
width=${size%x*} height=${size#*x}
home=$(mktemp -d)
for number in $(seq 190 240); do
    [ -e "/tmp/.X$number-lock" ] || break
done
Xvfb ":$number" -screen 0 "${size}x24" -nolisten tcp >/dev/null 2>&1 &
server=$!
game=
trap 'kill $game $server 2>/dev/null || true; rm -rf "$home"' EXIT
sleep 2
export DISPLAY=":$number" HOME=$home XDG_DATA_HOME=$home XDG_RUNTIME_DIR=$home
unset WAYLAND_DISPLAY
KHASAN_FRAMES=$home/frames.json KHASAN_WINDOW=$size \
    "$program" play "$scenario" --seed 1 --japan ai >/dev/null 2>&1 &
game=$!
sleep 12
x=$((width / 2)) y=$((height / 2))
xdotool mousemove $x $y
xdotool search --onlyvisible --name Khasan windowfocus
sleep 1
xdotool key Return
sleep 3
xdotool key Home
sleep 2
for _ in $(seq "${notches#-}"); do
    if [ "$notches" -lt 0 ]; then xdotool click 5; else xdotool click 4; fi
    sleep 0.3
done
sleep 2
moves=()
for k in $(seq 0 999); do
    # There and back, a little further each way than a print of the sheet reaches.
    a=$((k * 4 % 800))
    [ $a -gt 400 ] && a=$((800 - a))
    moves+=(mousemove $((x - 200 + a)) $((y - 100 + a / 2)) sleep 0.01)
done
xdotool mousedown 1 "${moves[@]}" mouseup 1
sleep 2
echo "$program $size $scenario $notches; load $(cut -d' ' -f1-3 /proc/loadavg)"
cat "$home/frames.json"
echo
[ -z "${PICTURE:-}" ] || import -window root "$PICTURE"
ticks() { awk '{ print $14 + $15 }' "/proc/$game/stat"; }
sleep 3
before=$(ticks)
sleep 10
echo "idle: $(((($(ticks) - before) * 100) / (10 * $(getconf CLK_TCK)))) % of a core"
