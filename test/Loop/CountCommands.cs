using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tandem.Tests.Loop;

/// <summary>Counts the commands on one database: other tests have others.</summary>
internal sealed class CountCommands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string _database;
    private readonly List<IDisposable> _listening = [];
    private int _commands;

    public CountCommands(string database)
    {
        _database = database;
        _listening.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public ConcurrentQueue<string> Writes { get; } = new();

    public int Commands => Volatile.Read(ref _commands);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) _listening.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not CommandExecutedEventData { Context: { } context } done
            || context.Database.GetConnectionString() != _database) return;
        Interlocked.Increment(ref _commands);
        var text = done.Command.CommandText;
        if (done.Result is not 0 && !text.StartsWith("SELECT", StringComparison.Ordinal)) Writes.Enqueue(text);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _listening.ForEach(l => l.Dispose());
}
