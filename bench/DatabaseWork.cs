using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Tandem.Bench;

/// <summary>
/// Counts what this process asks of its database, by statement: how often, the rows that came, and the steps of SQLite's machine,
/// which tell of rows that were passed over too. The same on a busy machine as on a quiet one.
/// </summary>
internal sealed class DatabaseWork : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentQueue<IDisposable> _listening = [];
    private readonly ConcurrentDictionary<string, Asked> _asked = new(StringComparer.Ordinal);
    private int _transactions;

    public DatabaseWork() => _listening.Enqueue(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>All of it since the start.</summary>
    public Counted Now => new(new Dictionary<string, Asked>(_asked, StringComparer.Ordinal), Volatile.Read(ref _transactions));

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) _listening.Enqueue(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.TransactionCommitted.Name) Interlocked.Increment(ref _transactions);
        switch (value.Value)
        {
            // Only then does the connection tell of its statements.
            case ConnectionEndEventData { Connection: SqliteConnection { Handle: { } handle } }
                when value.Key == RelationalEventId.ConnectionOpened.Name:
                handle.enable_sqlite3_next_stmt(true);
                break;
            case CommandExecutedEventData { ExecuteMethod: DbCommandMethod.ExecuteReader } executed:
                Add(executed.Command, new Asked(1, 0, 0));
                break;
            case CommandExecutedEventData executed:
                Add(executed.Command, new Asked(1, 0, Steps(executed.Command)));
                break;
            case DataReaderDisposingEventData read:
                Add(read.Command, new Asked(0, read.ReadCount, Steps(read.Command)));
                break;
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var one in _listening) one.Dispose();
    }

    private void Add(DbCommand command, Asked more) =>
        _asked.AddOrUpdate(command.CommandText, more, (_, known) => known + more);

    /// <summary>What the connection's statements did since they were asked last: those of this command, and no others.</summary>
    private static long Steps(DbCommand command)
    {
        if (command.Connection is not SqliteConnection { Handle: { } handle }) return 0;
        long steps = 0;
        for (var one = raw.sqlite3_next_stmt(handle, null); one is not null; one = raw.sqlite3_next_stmt(handle, one))
            steps += raw.sqlite3_stmt_status(one, raw.SQLITE_STMTSTATUS_VM_STEP, 1);
        return steps;
    }

    /// <summary>What was asked by one statement.</summary>
    internal readonly record struct Asked(int Times, long Rows, long Steps)
    {
        public static Asked operator +(Asked one, Asked other) =>
            new(one.Times + other.Times, one.Rows + other.Rows, one.Steps + other.Steps);

        public static Asked operator -(Asked one, Asked other) =>
            new(one.Times - other.Times, one.Rows - other.Rows, one.Steps - other.Steps);
    }

    /// <summary>What was asked in a while.</summary>
    internal sealed record Counted(IReadOnlyDictionary<string, Asked> ByStatement, int Transactions)
    {
        public Asked All => ByStatement.Values.Aggregate(default(Asked), (all, one) => all + one);

        public Counted Since(Counted before) => new(
            ByStatement.ToDictionary(s => s.Key, s => s.Value - before.ByStatement.GetValueOrDefault(s.Key),
                StringComparer.Ordinal),
            Transactions - before.Transactions);
    }
}
