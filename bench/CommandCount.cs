using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Tandem.Bench;

/// <summary>Counts the commands and the transactions that this process sends to its database.</summary>
internal sealed class CommandCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> _listening = [];
    private int _commands;
    private int _transactions;

    public CommandCount() => _listening.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public int Commands => Volatile.Read(ref _commands);

    public int Transactions => Volatile.Read(ref _transactions);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) _listening.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandExecutedEventData) Interlocked.Increment(ref _commands);
        if (value.Key == RelationalEventId.TransactionCommitted.Name) Interlocked.Increment(ref _transactions);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _listening.ForEach(l => l.Dispose());
}
