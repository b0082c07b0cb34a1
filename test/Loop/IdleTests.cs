using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Tandem.Engine.Loop;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Loop;

/// <summary>What a seller costs of whom nothing is due: many thousands of them share a node.</summary>
public sealed class IdleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task TurnOfASourceLane_WithoutDueWork_CostsOneQuery_AndRingsNobody(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        Lane[] lanes = [Lane.WatchShop, Lane.WatchBol, Lane.Upkeep];
        await stage.Run(lanes);
        await stage.Run(lanes);
        await using var db = stage.Get<Database>().Read();
        using var count = new CountCommands(db.Database.GetConnectionString()!);

        await stage.Run(lanes);

        Assert.Equal(lanes.Length, count.Commands);
    }

    /// <summary>Counts the commands on one database: other tests have others.</summary>
    private sealed class CountCommands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly string _database;
        private readonly List<IDisposable> _listening = [];
        private int _commands;

        public CountCommands(string database)
        {
            _database = database;
            _listening.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public int Commands => Volatile.Read(ref _commands);

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name) _listening.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is CommandExecutedEventData { Context: { } context }
                && context.Database.GetConnectionString() == _database)
                Interlocked.Increment(ref _commands);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => _listening.ForEach(l => l.Dispose());
    }
}
