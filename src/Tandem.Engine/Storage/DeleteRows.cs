using Microsoft.EntityFrameworkCore;

namespace Tandem.Engine.Storage;

/// <summary>Deletes by what the model says which table bears what: one that comes new is not forgotten.</summary>
internal static class DeleteRows
{
    /// <summary>Every row that bears this id goes, with the one that it names, in the transaction of the caller.</summary>
    /// <typeparam name="TId">For example <see cref="Values.SellerId"/>: columns of this type are looked at.</typeparam>
    /// <param name="stays">Tables that keep their rows.</param>
    public static async Task DeleteAllOf<TId>(this TandemDb db, Guid id, IReadOnlyCollection<Type> stays, CancellationToken ct)
        where TId : struct
    {
        foreach (var column in db.Model.GetEntityTypes().Where(t => !stays.Contains(t.ClrType)).SelectMany(t => t.GetProperties())
            .Where(p => p.ClrType == typeof(TId) || p.ClrType == typeof(TId?)))
        {
            var sql = $$"""DELETE FROM "{{column.DeclaringType.GetTableName()}}" WHERE "{{column.GetColumnName()}}" = {0}""";
            await db.Database.ExecuteSqlRawAsync(sql, [id], ct);
        }
    }
}
