using System.Reflection;
using Tandem.Engine.Storage;
using Xunit.Sdk;
using Xunit.v3;

namespace Tandem.Tests.Databases;

/// <summary>
/// Runs a flow through the whole loop on one of the databases, always the same for its name and half of them on each; on both
/// where the environment variable TANDEM_TEST_BOTH is 1. Where PostgreSQL is absent all run on SQLite.
/// What asks the database something new has a <see cref="BothDatabasesAttribute"/> test besides.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EitherDatabaseAttribute : DataAttribute
{
    private static readonly DatabaseKind[] All = Enum.GetValues<DatabaseKind>();

    private static readonly bool Both = Environment.GetEnvironmentVariable("TANDEM_TEST_BOTH") == "1";

    /// <inheritdoc />
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod,
        DisposalTracker disposalTracker) =>
        // The sum of its letters: the same in every run, on every machine.
        new([.. Kinds(testMethod.Name.Sum(letter => letter)).Select(kind => new TheoryDataRow<DatabaseKind>(kind))]);

    /// <inheritdoc />
    public override bool SupportsDiscoveryEnumeration() => true;

    /// <summary>Of one in a row of many: the database that is its turn, or both.</summary>
    internal static IEnumerable<DatabaseKind> Kinds(int number) => Kinds(number, Both, PostgresCluster.IsThere);

    /// <inheritdoc cref="Kinds(int)"/>
    internal static IEnumerable<DatabaseKind> Kinds(int number, bool both, bool hasPostgres) => both ? All
        : [hasPostgres ? All[number % All.Length] : DatabaseKind.Sqlite];
}
