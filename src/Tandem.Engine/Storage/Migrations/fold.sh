#!/bin/sh
# Makes the one migration of each engine anew from the model. Only until the first release: from then on a change of the
# tables adds a migration, so that the installations that exist come along.
set -eu
cd "$(dirname "$0")/../../../.."
migrations=src/Tandem.Engine/Storage/Migrations
kept=$(mktemp -d)
cp -R $migrations/Sqlite $migrations/Postgres "$kept"
# A build that fails must not leave the model without its tables.
trap 'code=$?; [ $code = 0 ] || cp -R "$kept"/. $migrations; rm -rf "$kept"; exit $code' EXIT
for engine in Sqlite Postgres; do
    rm -f $migrations/$engine/*_Foundation*.cs "$migrations/$engine/${engine}DbModelSnapshot.cs"
done
dotnet build src/Tandem.Engine -v quiet -nologo -p:RunAnalyzers=false
for engine in Sqlite Postgres; do
    dotnet ef migrations add Foundation --no-build --project src/Tandem.Engine --context "${engine}Db" --output-dir "Storage/Migrations/$engine"
    # The same name for the same state: a new date would only be noise.
    for made in $migrations/$engine/*_Foundation*.cs; do
        sed -i 's/"[0-9]*_Foundation"/"20261123000000_Foundation"/' "$made"
        mv "$made" "$migrations/$engine/20261123000000_Foundation${made##*_Foundation}"
    done
done
