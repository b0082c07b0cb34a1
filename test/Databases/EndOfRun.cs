using Tandem.Tests.Databases;

[assembly: AssemblyFixture(typeof(EndOfRun))]

namespace Tandem.Tests.Databases;

/// <summary>Drops the templates when the last test has ended, while the server is still there.</summary>
public sealed class EndOfRun : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await TestDatabase.DropTemplates();
}
