using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Tandem.Engine.Values;

namespace Tandem.Engine.Storage;

/// <summary>
/// Cleans every text on its way into the database, whoever sent it: PostgreSQL refuses a statement with a NUL or half a character
/// in it, and what cannot be saved must not stop what can.
/// </summary>
internal sealed class PlainParameters : DbCommandInterceptor
{
    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Clean(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Clean(command);
        return new(result);
    }

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Clean(command);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        Clean(command);
        return new(result);
    }

    private static void Clean(DbCommand command)
    {
        foreach (DbParameter parameter in command.Parameters)
        {
            parameter.Value = parameter.Value switch
            {
                string text => PlainText.Of(text),
                IEnumerable<string?> texts => texts.Select(t => t is null ? null : PlainText.Of(t)).ToArray(),
                _ => parameter.Value,
            };
        }
    }
}
