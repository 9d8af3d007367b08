# Read by bin/start, bin/test and bin/check: makes .venv and fills it with exactly what requirements/ locks.
# Does nothing that is already done; says in plain words what it does.

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$1"
  exit 1
}

# The first Python of 3.11 or newer that answers.
find_python() {
  local candidate
  for candidate in "${PYTHON:-}" python3 python3.11 python3.12 python3.13 python3.14 /usr/bin/python3; do
    [ -n "$candidate" ] || continue
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"
      return 0
    fi
  done
  return 1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null 2>&1; then sudo "$@"; else return 1; fi
}

# Debian packages by name; quiet unless something goes wrong.
install_packages() {
  local log=.setup/packages.log
  command -v apt-get >/dev/null 2>&1 || return 1
  { as_root apt-get update && DEBIAN_FRONTEND=noninteractive as_root apt-get install -y --no-install-recommends "$@"; } \
    >"$log" 2>&1 || { tail -n 5 "$log" >&2; return 1; }
}

# .venv with a pip in it. Debian's Python may lack ensurepip: then python3-venv is installed, or a .venv without
# pip is filled from outside by the pip of the system.
make_venv() {
  local python
  python=$(find_python) || fail "Dreamline needs Python 3.11 or newer; on Debian: apt install python3"
  [ -x .venv/bin/python ] && .venv/bin/python -c '' 2>/dev/null && return 0
  rm -rf .venv
  say "Making the virtual environment .venv ..."
  "$python" -m venv .venv >.setup/venv.log 2>&1 && return 0
  rm -rf .venv
  if install_packages python3-venv && "$python" -m venv .venv >.setup/venv.log 2>&1; then return 0; fi
  rm -rf .venv
  "$python" -m venv --without-pip .venv || fail "Python cannot make a virtual environment; on Debian: apt install python3-venv"
}

# pip for .venv, from inside or from outside.
venv_pip() {
  if .venv/bin/python -m pip --version >/dev/null 2>&1; then
    .venv/bin/python -m pip --disable-pip-version-check "$@"
  else
    "$(find_python)" -m pip --python .venv/bin/python --disable-pip-version-check "$@"
  fi
}

# install_locked run|dev: what requirements/NAME.txt locks, checked against its hashes; skipped while nothing changed.
install_locked() {
  local lock=requirements/$1.txt stamp=.setup/$1.stamp want
  want=$PWD-$(sha256sum <"$lock" | cut -d' ' -f1)-$(.venv/bin/python -c 'import sys; print(*sys.version_info[:3], sep=".")')
  [ "$(cat "$stamp" 2>/dev/null)" = "$want" ] && [ -x .venv/bin/dreamline ] && return 0
  say "Installing what requirements/$1.txt names (about a minute the first time) ..."
  venv_pip install --quiet --require-hashes --only-binary :all: -r "$lock" >.setup/pip.log 2>&1 \
    || { tail -n 15 .setup/pip.log >&2; fail "The packages could not be installed; the whole log is .setup/pip.log"; }
  link_dreamline
  printf '%s' "$want" >"$stamp"
}

# The checkout itself becomes importable, and .venv/bin/dreamline its command, without a build step.
link_dreamline() {
  local site
  site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
  printf '%s\n' "$PWD/src" >"$site/dreamline.pth"
  cat >.venv/bin/dreamline <<COMMAND
#!/bin/sh
exec "$PWD/.venv/bin/python" -m dreamline_web "\$@"
COMMAND
  chmod +x .venv/bin/dreamline
}

set_up() {
  mkdir -p .setup
  [ -e .setup/.gitignore ] || printf '*\n' >.setup/.gitignore
  make_venv
  install_locked "$1"
}
