using System.Reflection;
using Tandem.Engine.Storage;
using Xunit.Sdk;
using Xunit.v3;

namespace Tandem.Tests.Databases;

/// <summary>Runs a theory once on each database: <c>[Theory, BothDatabases] public async Task X(DatabaseKind kind)</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BothDatabasesAttribute : DataAttribute
{
    /// <inheritdoc />
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod,
        DisposalTracker disposalTracker) =>
        new([.. Enum.GetValues<DatabaseKind>().Select(kind => new TheoryDataRow<DatabaseKind>(kind))]);

    /// <inheritdoc />
    public override bool SupportsDiscoveryEnumeration() => true;
}
