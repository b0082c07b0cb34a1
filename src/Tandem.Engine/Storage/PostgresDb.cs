using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Tandem.Engine.Storage;

/// <summary>The model on PostgreSQL: many sellers, several nodes.</summary>
internal sealed class PostgresDb(DbContextOptions<PostgresDb> options) : TandemDb(options)
{
    /// <summary>
    /// Keys that are looked for by their beginning. They compare sign by sign, as in SQLite: in a language's own order, which
    /// a database may have, what goes on with a key need not stand between it and its end.
    /// </summary>
    private static readonly (string Table, string Column)[] SignBySign =
        [("orders", "BolOrderId"), ("orders", "ShopOrderNumber"), ("items", "Sku")];

    protected override Type MomentConverter => typeof(UtcConverter);

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        foreach (var (table, column) in SignBySign)
            model.Model.GetEntityTypes().Single(t => t.GetTableName() == table).FindProperty(column)!.SetCollation("C");
    }

    // timestamptz takes offset zero only.
    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(
        moment => moment.ToUniversalTime(), stored => stored);
}
