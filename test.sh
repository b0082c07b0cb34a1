#!/bin/sh
# Builds and runs every test. The last line says: N passed, N failed[, N skipped].
# A build or a run that breaks as a whole counts as one failure, so that line never looks green by itself.
# A fresh Debian 12 with the .NET 10 SDK is enough: what is missing is installed with apt.
#   TANDEM_TEST_MINUTES        how long the tests may take (default 40; the build has its own 15)
#   TANDEM_TEST_BOTH=1         every flow on both databases, instead of half of them on each
#   TANDEM_TEST_CONFIGURATION  Release (default) or Debug
#   TANDEM_TEST_NO_INSTALL=1   never call apt; tests that need an absent program are skipped
#   TANDEM_TEST_POSTGRES       connection string of a PostgreSQL that may be used instead of a private one
set -u
cd "$(dirname "$0")" || exit 1

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
# A run, and each program that it starts, is mostly code that is met for the first time: it is compiled plainly, into pages that
# need no second mapping, and better only where it is met often; memory is collected by one thread, and seldom (96 MB, in hex).
export DOTNET_TieredPGO=0 DOTNET_EnableWriteXorExecute=0 DOTNET_TC_CallCountThreshold=100 DOTNET_gcServer=0 \
    DOTNET_GCgen0size=0x6000000
configuration=${TANDEM_TEST_CONFIGURATION:-Release}
report=$PWD/TestResults/tests.xml

finish() { # passed failed skipped exit-code
    echo
    if [ "$3" -gt 0 ]; then echo "$1 passed, $2 failed, $3 skipped"; else echo "$1 passed, $2 failed"; fi
    exit "$4"
}

missing_packages() {
    if [ -z "${TANDEM_TEST_POSTGRES:-}" ]; then
        ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || echo postgresql
    fi
    command -v chromium-headless-shell >/dev/null || echo chromium-headless-shell
    # Headless pages are measured and photographed: without a font all text is boxes.
    find /usr/share/fonts -name '*.ttf' 2>/dev/null | grep -q . || echo fonts-noto-core
    # Names in Arabic on packing slips.
    find /usr/share/fonts -iname '*dejavusans.ttf' -o -iname '*arabic*.ttf' 2>/dev/null | grep -q . || echo fonts-dejavu-core
    # .NET does not start without ICU.
    ls /usr/lib/*/libicuuc.so.* /usr/lib*/libicuuc.so.* 2>/dev/null | grep -q . || echo libicu72
    [ -s /etc/ssl/certs/ca-certificates.crt ] || echo ca-certificates
    command -v git >/dev/null || echo git
    # Not where installing it would start a server for everybody.
    [ -x /usr/sbin/nginx ] || [ -d /run/systemd/system ] || echo nginx
}

install_missing() {
    wanted=$(missing_packages | tr '\n' ' ')
    [ -z "$wanted" ] && return
    if [ "${TANDEM_TEST_NO_INSTALL:-}" = 1 ] || ! command -v apt-get >/dev/null; then
        echo "Not installed: $wanted(tests that need them are skipped)."
        return
    fi
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
            as_root="sudo -n"
        else
            echo "Not installed: $wanted(tests that need them are skipped). To install them: sudo apt-get install $wanted"
            return
        fi
    fi
    echo "Installing: $wanted"
    # The tests start a PostgreSQL of their own; Debian's own cluster is of no use to them.
    if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
        $as_root mkdir -p /etc/postgresql-common
        echo 'create_main_cluster = false' | $as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
    fi
    # shellcheck disable=SC2086 # both hold several words
    { $as_root timeout 300 apt-get update -qq &&
      # An older Debian has the whole browser only.
      { apt-cache show chromium-headless-shell >/dev/null 2>&1 ||
        wanted=$(echo "$wanted" | sed 's/chromium-headless-shell/chromium/'); } &&
      $as_root env DEBIAN_FRONTEND=noninteractive timeout 900 \
          apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=120 $wanted </dev/null; } >/tmp/tandem-apt.$$ 2>&1 || {
        tail -n 15 /tmp/tandem-apt.$$
        echo "apt could not install: $wanted(tests that need them are skipped)."
    }
    rm -f /tmp/tandem-apt.$$
}

install_missing
if ! command -v dotnet >/dev/null; then
    echo "The .NET 10 SDK is not installed: https://dotnet.microsoft.com/download/dotnet/10.0"
    finish 0 1 0 1
fi

# No build node may outlive this script: it would hold the caller's pipe open.
if ! timeout --kill-after=20 900 dotnet build test/Tandem.Tests.csproj -c "$configuration" -v quiet -clp:NoSummary -nologo -nodeReuse:false; then
    echo "The build failed, so no test ran."
    finish 0 1 0 1
fi

rm -f "$report"
mkdir -p TestResults
# A test waits for most of its time, for HTTP, a database or a clock: with five at once two cores are busy.
# An interrupt makes the runner finish its report; whoever does not listen is killed half a minute later.
timeout --signal=INT --kill-after=30 "${TANDEM_TEST_MINUTES:-40}m" \
    "test/bin/$configuration/net10.0/Tandem.Tests" -noColor -noLogo -maxThreads 5 -longRunning 120 -result-xml "$report" </dev/null
code=$?
case $code in
124 | 137) echo "Stopped after ${TANDEM_TEST_MINUTES:-40} minutes: the tests did not end." ;;
esac

count() { # the attribute of that name, summed over the report's <assembly> elements
    grep -o '<assembly [^>]*' "$report" | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{ n += $1 } END { print n + 0 }'
}

if [ ! -s "$report" ]; then
    echo "The tests ended (code $code) without a report."
    finish 0 1 0 1
fi
passed=$(count passed) failed=$(($(count failed) + $(count errors))) skipped=$(count skipped)
if [ "$failed" -gt 0 ]; then
    # Said again at the end, with why: whoever sees only the last lines knows where to look.
    echo "Failed:"
    tr '\n' ' ' <"$report" | sed 's/<test /\n<test /g' | grep '^<test [^>]*result="Fail"' |
        sed 's/^<test [^>]* name="\([^"]*\)"[^>]*>/  \1: /; s/<output>.*//; s/\]\]><\/message>.*//; s/<failure.*<message><!\[CDATA\[//' | cut -c 1-2000
fi
if [ "$failed" -gt 0 ] || [ "$code" -ne 0 ]; then
    [ "$failed" -gt 0 ] || failed=1
    finish "$passed" "$failed" "$skipped" 1
fi
if [ "$passed" -eq 0 ]; then
    echo "No test passed: nothing was proved."
    finish 0 1 "$skipped" 1
fi
finish "$passed" 0 "$skipped" 0
