#!/bin/sh
# Takes pictures of every page, wide and on a phone, light and dark, in Dutch and English, into pictures/ (which git ignores).
# Needs what ./test.sh needs. With names of classes of tests: of the pages that those open, for example ./pictures.sh '*SetupWizard*'
set -eu
cd "$(dirname "$0")"
export TANDEM_TEST_PICTURES="$PWD/pictures" DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
rm -rf pictures
mkdir pictures
[ $# -gt 0 ] || set -- '*PictureBook*'
dotnet build test/Tandem.Tests.csproj -c Release -v quiet -clp:NoSummary -nologo -nodeReuse:false
for class; do
    test/bin/Release/net10.0/Tandem.Tests -noColor -noLogo -class "$class"
done
echo "$(find pictures -name '*.png' | wc -l) pictures in $PWD/pictures"
